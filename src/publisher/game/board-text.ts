const MINUTE = 60_000;

/**
 * A game clock that counts down, as boards show it: `12:34`, `1:00`, then tenths in the last minute, `59.9` without a leading zero
 * (FIBA Basketball Equipment: the last minute of a period in tenths; ice hockey boards likewise). Boards with tenths cut off, they do not round.
 */
export function countdownText(ms: number): string {
  const left = Math.max(0, ms);
  return left < MINUTE ? tenths(left) : minutes(Math.floor(left / 1000));
}

/** A shot clock: whole seconds, tenths under 5.0 (the 24/5 setting of Scoreboard OCR); blank while it is switched off. */
export function shotClockText(ms: number | undefined): string {
  if (ms === undefined) return '';
  const left = Math.max(0, ms);
  return left < 5000 ? tenths(left) : String(Math.floor(left / 1000));
}

/** A penalty clock: `2:00` down to `0:01`, rounded up, so that it is gone the moment the player may leave the box. */
export function penaltyText(ms: number): string {
  return minutes(Math.ceil(Math.max(0, ms) / 1000));
}

/** `1st` to `4th`, then `OT`, `2OT` and so on. `regular` is how many periods the sport has before overtime. */
export function periodText(period: number, regular: number): string {
  if (period > regular) return period === regular + 1 ? 'OT' : `${period - regular}OT`;
  return `${period}${['st', 'nd', 'rd'][period - 1] ?? 'th'}`;
}

function tenths(ms: number): string {
  const count = Math.floor(ms / 100);
  return `${Math.floor(count / 10)}.${count % 10}`;
}

function minutes(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
