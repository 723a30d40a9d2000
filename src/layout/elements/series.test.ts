import { expect, test } from 'vitest';
import type { Fields } from '../binding.ts';
import type { SeriesNode } from '../rich-schema.ts';
import { seriesMarks } from './series.ts';

const NODE: SeriesNode = { kind: 'series', fields: { marks: ['home.shootout'], rivals: ['away.shootout'] } };

/** The marks as letters. */
function letters(fields: Fields, node = NODE): string {
  return seriesMarks(node, fields)
    .map((mark) => ({ scored: 'o', missed: 'x', next: '.' })[mark])
    .join('');
}

test.each([
  [{}, '.....'],
  [{ 'home.shootout': 'o x o' }, 'oxo..'],
  [{ 'home.shootout': 'OX?O_' }, 'ox.o.'],
  [{ 'home.shootout': '1,0,1' }, 'oxo..'],
  [{ 'home.shootout': 'oxoxo' }, 'oxoxo'],
  [{ 'home.shootout': 'oxoxoX' }, 'x....'],
  [{ 'home.shootout': 'oxoxo', 'away.shootout': 'oxoxox' }, '.....'],
  [{ 'home.shootout': 'Shoot-out' }, '.....'],
])('%j is %s', (fields, marks) => {
  expect(letters(fields)).toBe(marks);
});

test('a round has as many places as the layout says', () => {
  expect(letters({ 'home.shootout': 'oxo' }, { ...NODE, places: 3 })).toBe('oxo');
  expect(letters({ 'home.shootout': 'oxoo' }, { ...NODE, places: 3 })).toBe('o..');
});
