import { expect, test } from 'vitest';
import { createRandom } from '#lib/random.ts';
import { misreadOf, misreadText, separatorMisreadOf } from './misreads.ts';

/** How often each text comes of so many misreads of one. */
function tally(text: string, draw: typeof misreadOf): Map<string, number> {
  const random = createRandom(5);
  const counts = new Map<string, number>();
  for (let left = 2000; left > 0; left -= 1) {
    const misread = draw(text, random);
    const seen = misread === undefined ? 'none' : (misreadText(text, misread) ?? 'another');
    counts.set(seen, (counts.get(seen) ?? 0) + 1);
  }
  return counts;
}

test.each([
  ['7', '1'],
  ['1', '7'],
  ['0', '8'],
  ['8', '0'],
  ['9', '4'],
  ['4', '9'],
])('%s is taken for %s more often than for any other', (digit, most) => {
  const counts = tally(digit, misreadOf);
  expect(counts.has(digit)).toBe(false);
  expect([...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0]).toBe(most);
  expect(counts.get('')).toBeGreaterThan(100);
});

test('one character is misread at a time, and what has none to misread is not', () => {
  expect([...tally('12:34', misreadOf).keys()].every((text) => text.includes(':'))).toBe(true);
  expect(new Set(tally('12:34', separatorMisreadOf).keys())).toEqual(new Set(['1234', '12.34', '12,34', '12:.34']));
  expect(new Set(tally('9.8', separatorMisreadOf).keys())).toEqual(new Set(['98', '9:8', '9,8', '9.:8']));
  expect(tally('', misreadOf)).toEqual(new Map([['none', 2000]]));
  expect(tally('45', separatorMisreadOf)).toEqual(new Map([['none', 2000]]));
});

test('a misread stays with its digit when the text grows to the left, and ends when the digit is another', () => {
  const misread = { place: 0, was: '9', is: '4' };
  expect(['9', '19', '20'].map((text) => misreadText(text, misread))).toEqual(['4', '14', undefined]);
});
