import { expect, test } from 'vitest';
import { playTruth, RESET_MS, type TruthGame } from './game.ts';
import type { Change } from './timeline.ts';

function changesOf({ lines }: TruthGame, name: string): readonly Change[] {
  const line = lines.find((one) => one.name === name);
  if (line === undefined) throw new Error(`there is no ${name}`);
  return line.changes;
}

/** By how much a score changes each time, with the reason. */
function stepsOf(changes: readonly Change[]): { readonly by: number; readonly cause: Change['cause'] }[] {
  return changes
    .slice(1)
    .map(({ value, cause }, index) => ({ by: Number(value) - Number(changes[index]?.value), cause }));
}

test.each([
  ['basketball', 'home.score away.score home.fouls away.fouls home.timeouts clock shotClock period', [1, 2, 3]],
  ['hockey', 'home.score home.shots home.timeouts home.penalty1 clock period', [1]],
  ['soccer', 'home.score home.yellow addedTime clock period', [1]],
  ['volleyball', 'home.score home.sets home.timeouts period', [1]],
  ['football', 'home.score home.timeouts clock playClock period down toGo', [1, 2, 3, 6]],
  ['waterpolo', 'home.score home.timeouts home.exclusion1 clock shotClock period', [1]],
] as const)(
  '%s: a board with its fields, whose scores go by its steps and fall only by corrections',
  (sport, names, steps) => {
    const game = playTruth(sport, 1);
    const fields = game.lines.map(({ name }) => name);
    for (const name of names.split(' ')) expect(fields).toContain(name);
    const disordered = game.lines.filter(({ changes }) =>
      changes.some(({ at, value }, index) => {
        const before = changes[index - 1];
        return before === undefined ? at !== 0 : at <= before.at || value === before.value;
      }),
    );
    expect(disordered).toEqual([]);
    const scores = ['home.score', 'away.score'].flatMap((name) => stepsOf(changesOf(game, name)));
    const played = scores.filter(({ cause }) => cause === 'play').map(({ by }) => by);
    expect(played.filter((by) => !(steps as readonly number[]).includes(by))).toEqual([]);
    expect(
      scores.filter(({ by, cause }) => by > 0 && cause !== 'play').every(({ cause }) => cause === 'correction'),
    ).toBe(true);
    const falls = new Set(scores.flatMap(({ by, cause }) => (by < 0 ? [cause] : [])));
    expect(falls).toEqual(new Set(['undo', 'reset', 'correction']));
  },
);

test('a waved-off basket leaves the score as it was', () => {
  const changes = changesOf(playTruth('basketball', 2), 'home.score');
  const undone = changes.flatMap(({ cause }, index) => (cause === 'undo' ? [index] : []));
  expect(undone.length).toBeGreaterThan(2);
  for (const index of undone) expect(changes[index]?.value).toBe(changes[index - 2]?.value);
});

test('the last game stands until the board is reset as one', () => {
  const game = playTruth('basketball', 3);
  const scores = ['home.score', 'away.score', 'home.fouls', 'away.fouls'].map((name) => changesOf(game, name));
  const reset = scores.flatMap((changes) => changes.filter(({ at }) => at === RESET_MS));
  expect(reset.length).toBeGreaterThanOrEqual(3);
  expect(reset.every(({ value, cause }) => value === '0' && cause === 'reset')).toBe(true);
});

test('a clock runs by play, is set by a reset, and counts tenths where the board does', () => {
  const clock = changesOf(playTruth('basketball', 1), 'clock');
  const of = (cause: Change['cause']): number => clock.filter((one) => one.cause === cause).length;
  expect(of('play')).toBeGreaterThan(2000);
  expect(of('reset')).toBeGreaterThan(6);
  expect(clock.some(({ value }) => value === '59.9')).toBe(true);
});

test('the same seed gives the same game, another seed another', () => {
  expect(playTruth('soccer', 4)).toEqual(playTruth('soccer', 4));
  expect(playTruth('soccer', 4).lines).not.toEqual(playTruth('soccer', 5).lines);
});
