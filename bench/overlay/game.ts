/** The game that the bench sends: the same messages for every page, from no clock and no chance of its own. */

/** Fields that a page of the bench draws, each in an element with that `data-field`. */
export const START_VALUES: Readonly<Record<string, string>> = {
  clock: '99:59.9',
  shotClock: '24',
  period: '1',
  'home.score': '0',
  'away.score': '0',
  'home.fouls': '0',
  'away.fouls': '0',
  'home.timeouts': '5',
  'away.timeouts': '4',
  possession: 'home',
};

/** A clock text per tenth of a second, from 99:59.9 down and round again: 60,000 texts, so that a drawn one tells which message it came from. */
export function clockText(step: number): string {
  const tenths = 59_999 - (step % 60_000);
  const seconds = Math.floor(tenths / 10);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}.${tenths % 10}`;
}

/**
 * What message number `step` (from 1) changes: the clock always, the shot clock at every tenth, now and then a score or a foul. After 36,000
 * messages every field but the clock stands as before, so that what a page then holds can be compared.
 */
export function changesOf(step: number): Record<string, string> {
  const changes: Record<string, string> = { clock: clockText(step) };
  if (step % 10 === 0) changes['shotClock'] = String(24 - (Math.floor(step / 10) % 25));
  if (step % 300 === 0) changes['home.score'] = String(Math.floor(step / 300) % 120);
  if (step % 360 === 0) changes['away.score'] = String(Math.floor(step / 360) % 100);
  if (step % 1500 === 0) changes['home.fouls'] = String(Math.floor(step / 1500) % 8);
  if (step % 6000 === 0) changes['period'] = String(1 + (Math.floor(step / 6000) % 3));
  return changes;
}
