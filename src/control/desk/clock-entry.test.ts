import { expect, test } from 'vitest';
import { readClockEntry } from './clock-entry.ts';

test.each([
  ['9:58', 598_000],
  [' 45.3 ', 45_300],
  ['45,3', 45_300],
  ['1:00:00', 3_600_000],
  ['12', 12_000],
  ['95:30', 5_730_000],
  [':07', 7_000],
  ['75', 75_000],
])('%j is %s ms', (text, ms) => {
  expect(readClockEntry(text)).toEqual({ ok: true, ms });
});

test.each([
  ['', 'text'],
  ['HALF', 'text'],
  ['99:99', 'parts'],
  ['9:60', 'parts'],
  ['1:75:00', 'parts'],
  [':60', 'parts'],
  ['999:00:00', 'long'],
])('%j is no time: %s', (text, fault) => {
  expect(readClockEntry(text)).toEqual({ ok: false, fault });
});
