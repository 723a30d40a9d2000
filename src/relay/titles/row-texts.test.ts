import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { NO_XML, ROW_TEXTS } from './row-texts.ts';

const { window } = new JSDOM('');
const textAs = (ending: string, row: ReadonlyMap<string, string>): string => ROW_TEXTS.get(ending)?.text(row) ?? '';

/** What a strict reader finds by the XPath that is typed into vMix. */
function rowsOfXml(text: string): Record<string, string>[] {
  const document = new window.DOMParser().parseFromString(text, 'application/xml');
  const found = document.evaluate('/data/row', document, null, window.XPathResult.ORDERED_NODE_SNAPSHOT_TYPE);
  return Array.from({ length: found.snapshotLength }, (_, place) => {
    const row = found.snapshotItem(place);
    const elements = Array.from(row?.childNodes ?? []);
    return Object.fromEntries(elements.map((element) => [element.nodeName, element.textContent ?? '']));
  });
}

/** Names as `titleRow` makes them, and any text. */
const rows = fc
  .uniqueArray(fc.tuple(fc.stringMatching(/^[A-Z][A-Za-z0-9]{0,12}$/), fc.string({ unit: 'binary', maxLength: 20 })), {
    selector: ([column]) => column,
    minLength: 1,
    maxLength: 12,
  })
  .map((cells) => new Map(cells));

test('[O1] as JSON a row is an array of one object, every value a text', () => {
  fc.assert(
    fc.property(rows, (row) => {
      expect(JSON.parse(textAs('json', row))).toEqual([Object.fromEntries(row)]);
    }),
  );
});

test('[O1] as XML a row is found at /data/row by a strict reader, with what XML cannot hold replaced', () => {
  fc.assert(
    fc.property(rows, (row) => {
      // As a reader of XML has line ends (XML 1.0 §2.11).
      const told = Array.from(row, ([column, text]) => [
        column,
        text.replace(NO_XML, '\ufffd').replace(/\r\n?/g, '\n'),
      ]);
      expect(rowsOfXml(textAs('xml', row))).toEqual([Object.fromEntries(told)]);
    }),
  );
});

test('[O1] as CSV a row is a header and a record by RFC 4180, whatever its values hold', () => {
  fc.assert(
    fc.property(rows, (row) => {
      const text = textAs('csv', row);
      expect(parse(text, { columns: true, relax_column_count: false, record_delimiter: '\r\n' })).toEqual([
        Object.fromEntries(row),
      ]);
      expect(text.endsWith('\r\n')).toBe(true);
    }),
  );
});

test('[O1] as text a row is a value a line, in the order of the columns', () => {
  const row = new Map([
    ['HomeName', 'LIONS\nof the north'],
    ['HomeScore', ''],
    ['AwayName', 'Bären'],
  ]);
  expect(textAs('txt', row)).toBe('LIONS of the north\r\n\r\nBären\r\n');
});
