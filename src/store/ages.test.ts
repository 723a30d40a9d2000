import { expect, test } from 'vitest';
import { isJustNow, spanInWords, timeOfDay } from './ages.ts';

test.each([
  [-5000, '0 s'],
  [999, '0 s'],
  [48_400, '48 s'],
  [60_000, '1 min'],
  [200_000, '3 min 20 s'],
  [11 * 60_000 + 5000, '11 min'],
  [7_500_000, '2 h 5 min'],
  [4 * 86_400_000 + 7_200_000, '4 d'],
])('a span of %i ms is %s', (ms, words) => {
  expect(spanInWords(ms)).toBe(words);
});

test('what is just past is now', () => {
  expect([1400, 1500, 2000].map(isJustNow)).toEqual([true, false, false]);
});

test('the date stands before a time that is over a day old', () => {
  const instant = new Date(2026, 2, 4, 7, 3, 9).getTime();
  expect(timeOfDay(instant, instant + 60_000)).toBe('07:03:09');
  expect(timeOfDay(instant, instant + 90_000_000)).toBe('2026-03-04 07:03:09');
});
