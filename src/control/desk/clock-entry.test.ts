import { expect, test } from 'vitest';
import { readClockEntry } from './clock-entry.ts';

test.each([
  ['9:58', 598_000],
  [' 45.3 ', 45_300],
  ['45,3', 45_300],
  ['1:00:00', 3_600_000],
  ['12', 12_000],
  ['', undefined],
  ['HALF', undefined],
  ['999:00:00', undefined],
])('%j is %s ms', (text, ms) => {
  expect(readClockEntry(text)).toBe(ms);
});
