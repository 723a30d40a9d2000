import { expect, test } from 'vitest';
import { rightAfter, rowsOf, stepsBack, type Kill } from './figures.ts';

const kill = (part: Partial<Kill>): Kill => ({
  awayMs: 0,
  ageMs: 100,
  listenedAt: 10_000,
  before: 100,
  ...part,
});
const record = (...shown: (readonly [number, number])[]) => ({
  shown: shown.map(([n, at]): [number, number] => [n, at]),
  blanks: 0,
});

test('an overlay is right again with the first count that only the new relay was told', () => {
  const shown = record([100, 9000], [90, 10_200], [101, 10_700], [102, 10_720]);
  expect(rightAfter([kill({}), kill({ before: 200 })], shown)).toEqual([700, Infinity]);
});

test('a step back breaks a bar', () => {
  const bad = record([100, 1], [101, 10_100], [99, 10_200], [102, 10_300]);
  expect(stepsBack(bad)).toBe(1);
  const broken = rowsOf([kill({})], bad, bad, [5]).filter(({ holds }) => !holds);
  expect(broken.map(({ what }) => what)).toEqual(['steps back on the picture']);
});

test('what is late, blank or too old breaks its bar', () => {
  const late = { ...record([100, 1], [101, 12_001]), blanks: 1 };
  const rows = rowsOf([kill({ ageMs: 276 })], late, record([101, 10_100]), [5]);
  expect(rows.filter(({ holds }) => !holds).map(({ what }) => what)).toEqual([
    'the same, p99',
    'what was lost goes back, longest',
    'frames without a value',
  ]);
});
