import { expect, test } from 'vitest';
import { commitLatencies, floodFigures } from './figures.ts';
import { median, percentile } from './stats.ts';

test('latency is counted per committed value; a value merged away and one from before the recording count for nothing', () => {
  const recording = {
    receipts: [
      [10, 'a'],
      [12, 'b'],
      [20, 'c'],
    ],
    sent: [9, 11, 19],
    commits: [
      [5, 'before'],
      [11, 'a'],
      [24, 'c'],
    ],
    frames: [],
  } as const;
  expect(commitLatencies(recording)).toEqual([1, 4]);
});

test('a flood: frames a second, age of what is drawn from receipt and from sender', () => {
  const recording = {
    receipts: [
      [0, 'a'],
      [10, 'b'],
      [1000, 'c'],
    ],
    sent: [-1, 7, 990],
    commits: [],
    frames: [
      [20, 'b'],
      [36, 'b'],
      [1020, 'c'],
    ],
  } as const;
  expect(floodFigures(recording)).toEqual({ framesPerSecond: 2, ageP99: 26, ageFromSenderP99: 30, received: 3 });
});

test('percentiles by nearest rank', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(percentile([1, 2, 3, 4], 0.99)).toBe(4);
  expect(percentile([], 0.5)).toBeNaN();
});
