import { expect, test } from 'vitest';
import { createRandom } from '#lib/random.ts';
import { slopeOf } from './held.ts';

test('[F23] a leak of 2 bytes an update is seen through noise, and noise alone is none', () => {
  const random = createRandom(1);
  const samples = (perUpdate: number): (readonly [number, number])[] =>
    Array.from({ length: 20 }, (_, n) => [n * 20_000, 1e7 + n * 20_000 * perUpdate + random() * 50_000] as const);
  expect(
    slopeOf([
      [0, 5],
      [10, 25],
    ]),
  ).toBe(2);
  expect(slopeOf(samples(2))).toBeGreaterThan(1);
  expect(Math.abs(slopeOf(samples(0)))).toBeLessThan(0.5);
});
