import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv, writeCsv } from './csv.ts';

const cells = (text: string): readonly (readonly string[])[] => readCsv(text).map((row) => row.cells);

test.each([',', ';', '\t'] as const)('whatever a table holds comes back, with %j between', (delimiter) => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\t', '\n', '\r\n', ' ', 'é', '=') });
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }));
  fc.assert(
    fc.property(table, (rows) => {
      // The head tells what stands between, as a real table's does.
      const head = rows[0]?.map((_, index) => `h${index}`) ?? [];
      const kept = rows.filter((row) => row.some((text) => text.trim() !== ''));
      expect(cells(writeCsv([head, ...rows], delimiter))).toEqual([head, ...kept]);
    }),
  );
});

test('Excel’s own tables are read: a mark of UTF-8, semicolons, a line that names them', () => {
  expect(cells('\ufeffname;short\r\nŁódź;LDZ\r\n')).toEqual([
    ['name', 'short'],
    ['Łódź', 'LDZ'],
  ]);
  expect(readCsv('sep=;\r\na,b;c\r\n')).toEqual([{ line: 2, cells: ['a,b', 'c'] }]);
});

test('quotes hold delimiters, breaks and quotes; a row knows the line that it begins in', () => {
  expect(readCsv('a,b\n"x\ny","say ""hi"""\n\nc,d')).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['x\ny', 'say "hi"'] },
    { line: 5, cells: ['c', 'd'] },
  ]);
});

test('breaks of any system end a row, and none at the end is needed', () => {
  expect(cells('a,b\rc,d\r\ne,f\ng,h')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
    ['e', 'f'],
    ['g', 'h'],
  ]);
});

test('nothing is no table, and a quote that is never closed loses nothing', () => {
  expect(cells('')).toEqual([]);
  expect(cells('\ufeff\r\n , \r\n')).toEqual([]);
  expect(cells('a,"b\nc')).toEqual([['a', 'b\nc']]);
});
