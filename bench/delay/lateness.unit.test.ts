import { expect, test } from 'vitest';
import { clockOf, latenessOf, lines, verdictOf } from './lateness.ts';

const sent = [1, 2, 3].map((step) => ({ text: clockOf(step), at: step * 100 }));
const late = (ms: number): { text: string; at: number }[] =>
  sent.flatMap(({ text, at }) => [
    { text, at: at + ms },
    { text, at: at + ms + 17 },
  ]);

test('what counts is the first frame that shows a value', () => {
  expect(latenessOf(500, sent, late(510))).toEqual({ delay: 500, over: [10, 10, 10], unseen: 0 });
  expect(latenessOf(500, sent, late(510).slice(2))).toMatchObject({ over: [10, 10], unseen: 1 });
});

test('a delay is held within one frame of what it is without one, and by every value', () => {
  const none = latenessOf(0, sent, late(8));
  const good = latenessOf(5_000, sent, late(5_020));
  expect(verdictOf(none, [good])).toEqual({
    holds: true,
    text: 'held: at most 12.0 ms off, the bar is one frame, 16.7 ms',
  });
  expect(verdictOf(none, [latenessOf(5_000, sent, late(5_026))]).holds).toBe(false);
  expect(verdictOf(none, [latenessOf(5_000, sent, late(4_980))]).holds).toBe(false);
  expect(verdictOf(none, [latenessOf(5_000, sent, late(5_010).slice(2))]).holds).toBe(false);
  expect(lines(none, [good])[2]).toContain('12.0');
});

test('no two values of a run look alike', () => {
  expect(new Set(Array.from({ length: 200 }, (_, step) => clockOf(step))).size).toBe(200);
});
