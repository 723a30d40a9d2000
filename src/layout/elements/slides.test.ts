import { expect, test } from 'vitest';
import { nextSlide } from './slides.ts';

const PATHS = ['/a.svg', '/b.svg', '/c.svg'];

test('each has its turn, and the first comes after the last', () => {
  expect([0, 1, 2].map((at) => nextSlide(PATHS, at, new Set()))).toEqual([1, 2, 0]);
});

test('broken ones are passed over, and a single good one stays', () => {
  expect(nextSlide(PATHS, 0, new Set(['/b.svg']))).toBe(2);
  expect(nextSlide(PATHS, 0, new Set(['/b.svg', '/c.svg']))).toBe(0);
});

test('there is none where none can be shown', () => {
  expect(nextSlide(PATHS, 0, new Set(PATHS))).toBeUndefined();
  expect(nextSlide([], 0, new Set())).toBeUndefined();
});
