import { expect, test } from 'vitest';
import { CAMERA, film, startOf, type Feed } from './camera.ts';
import { indexAt } from './timeline.ts';
import { change, countingGame, lineOf, PERFECT } from './test-games.ts';

const MINUTE = 60_000;
const game = countingGame(100 * MINUTE, 20_000, [
  lineOf('clock', 'clock', [change(0, '12:34')]),
  lineOf('away.score', 'score', [change(0, '45')]),
]);
const [score] = game.lines;

/** The readings of a field that are not what the board showed then. */
function wrongOf({ frames }: Feed, name: string): { readonly at: number; readonly value: string }[] {
  const changes = game.lines.find((line) => line.name === name)?.changes ?? [];
  return frames.flatMap(({ at, values }) => {
    const value = values.get(name);
    return value === undefined || value === changes[indexAt(changes, at)]?.value ? [] : [{ at, value }];
  });
}

test('without faults a frame of all fields shows the board, at the rate that was asked for', () => {
  const { frames } = film(game, { ...PERFECT, rate: 5 }, 1);
  expect(frames).toHaveLength((game.duration / 1000) * 5);
  expect(frames[101]).toEqual({
    at: 20_200,
    values: new Map([
      ['home.score', '1'],
      ['clock', '12:34'],
      ['away.score', '45'],
    ]),
  });
});

test('a feed of changes says what is new, and nothing twice', () => {
  const { frames, readings } = film(game, { ...PERFECT, feed: 'changed' }, 1);
  expect(frames.slice(1).every(({ values }) => values.size === 1 && values.has('home.score'))).toBe(true);
  expect(frames).toHaveLength(score?.changes.length ?? 0);
  expect(readings.get('clock')).toEqual([{ at: 0, value: '12:34' }]);
});

test('the share of misread readings is the one asked for, and three times that of a standing digit around a change', () => {
  const feed = film(game, { ...PERFECT, misread: 0.02 }, 1);
  expect(wrongOf(feed, 'away.score').length / feed.frames.length).toBeCloseTo(0.02, 2);
  expect(wrongOf(feed, 'home.score').length / feed.frames.length).toBeCloseTo(0.02, 2);
  const busy = countingGame(100 * MINUTE, 1000);
  const seen = film(busy, { ...PERFECT, misread: 0.02, misreadReadings: [1, 1] }, 1);
  const changes = busy.lines[0]?.changes ?? [];
  const wrong = seen.frames.filter(
    ({ at, values }) => values.get('home.score') !== changes[indexAt(changes, at)]?.value,
  );
  // Of ten readings a second those at 0, 100 and 900 ms are within 150 ms of a change: 3 × 3 against 7 × 1.
  const near = wrong.filter(({ at }) => at % 1000 <= 150 || at % 1000 >= 850);
  expect(wrong.length / seen.frames.length).toBeCloseTo(0.02, 2);
  expect(near.length / wrong.length).toBeCloseTo(9 / 16, 1);
});

test('a misread lasts one to three readings, as often each, and is the same wrong text for so long', () => {
  const feed = film(game, { ...PERFECT, misread: 0.02 }, 1);
  const runs = new Map<number, number>();
  const away = feed.readings.get('away.score') ?? [];
  for (const [index, { at, value }] of away.entries()) {
    const readings = ((away[index + 1]?.at ?? game.duration) - at) / 100;
    if (value !== '45') runs.set(readings, (runs.get(readings) ?? 0) + 1);
  }
  const all = [...runs.values()].reduce((sum, count) => sum + count, 0);
  for (const readings of [1, 2, 3]) expect((runs.get(readings) ?? 0) / all).toBeCloseTo(1 / 3, 1);
  // Two that follow upon each other with the same wrong digit look like a longer one.
  expect([...runs].filter(([readings]) => readings > 3).reduce((sum, [, count]) => sum + count, 0) / all).toBeLessThan(
    0.02,
  );
});

test('separators go wrong in the share asked for, and no digit with them', () => {
  const feed = film(game, { ...PERFECT, separator: 0.01 }, 1);
  const wrong = wrongOf(feed, 'clock');
  expect(wrong.length / feed.frames.length).toBeCloseTo(0.01, 2);
  expect(new Set(wrong.map(({ value }) => value.replace(/\D/g, '')))).toEqual(new Set(['1234']));
  expect(wrongOf(feed, 'away.score')).toEqual([]);
});

test('fields flash blank, each at its own time', () => {
  const feed = film(game, { ...PERFECT, flashesPerMinute: 1 }, 1);
  const [home, away] = [wrongOf(feed, 'home.score'), wrongOf(feed, 'away.score')];
  expect(new Set([...home, ...away].map(({ value }) => value))).toEqual(new Set(['']));
  expect(home.length).toBeGreaterThan(50);
  expect(home.filter(({ at }) => away.some((other) => other.at === at)).length).toBeLessThan(home.length / 5);
});

test('a cover makes its fields blank, frozen or garbage for as long as it lasts, and no others', () => {
  const feed = film(game, { ...PERFECT, coversPerMinute: 1 }, 1);
  expect(new Set(feed.covers.map(({ what }) => what))).toEqual(new Set(['blank', 'frozen', 'garbage']));
  for (const { from, to } of feed.covers) {
    expect(to - from).toBeGreaterThanOrEqual(999);
    expect(to - from).toBeLessThanOrEqual(20_001);
  }
  for (const name of ['home.score', 'away.score', 'clock']) {
    const mine = feed.covers.filter(({ fields }) => fields.has(name));
    const wrong = wrongOf(feed, name);
    expect(mine.length).toBeGreaterThan(10);
    expect(wrong.every(({ at }) => mine.some(({ from, to }) => at >= from && at < to))).toBe(true);
    const blank = mine.filter(({ what }) => what === 'blank');
    expect(wrong.filter(({ value }) => value === '').length).toBe(
      blank.reduce((sum, { from, to }) => sum + feed.frames.filter(({ at }) => at >= from && at < to).length, 0),
    );
  }
});

test('a freeze brings no frame', () => {
  const feed = film(game, { ...PERFECT, freezesPerMinute: 1 }, 1);
  expect(feed.freezes.length).toBeGreaterThan(50);
  expect(feed.frames.filter(({ at }) => feed.freezes.some(({ from, to }) => at >= from && at < to))).toEqual([]);
});

test('data of a test stands in every field for its while, another every second', () => {
  const feed = film(game, { ...PERFECT, testMs: 8000 }, 1);
  const [test] = feed.tests;
  const readings = feed.readings.get('home.score')?.filter(({ at }) => at >= (test?.from ?? 0) && at < (test?.to ?? 0));
  expect(test).toEqual({ from: 8000, to: 16_000 });
  expect(readings?.map(({ at }) => at % 1000)).toEqual(readings?.map(() => 0));
  expect(readings?.length).toBeGreaterThan(5);
  expect(wrongOf(feed, 'home.score').every(({ at }) => at >= 8000 && at < 16_000)).toBe(true);
});

test('the same seed gives the same feed, another seed another', () => {
  const short = countingGame(10 * MINUTE, 20_000);
  expect(film(short, CAMERA, 7)).toEqual(film(short, CAMERA, 7));
  expect(film(short, CAMERA, 7).frames).not.toEqual(film(short, CAMERA, 8).frames);
});

test('a fault of one reading begins as often as it is to be seen, a longer one less often', () => {
  expect(startOf(0.02, 1)).toBe(0.02);
  // Two readings wrong, and in the mean (1 − s) / s right before: 2 / (2 + 98) of them.
  expect(startOf(0.02, 2)).toBeCloseTo(1 / 99, 10);
});
