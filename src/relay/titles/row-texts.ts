/** A title's row in the forms that vMix reads as data sources (its help, "Data Sources Types"). */
import type { TitleRow } from '#scoreboard/title-row.ts';

export interface RowText {
  readonly type: string;
  readonly text: (row: TitleRow) => string;
}

/** By the ending of the file that it is asked for as. */
export const ROW_TEXTS: ReadonlyMap<string, RowText> = new Map([
  ['json', { type: 'application/json; charset=utf-8', text: jsonOf }],
  ['xml', { type: 'application/xml; charset=utf-8', text: xmlOf }],
  ['csv', { type: 'text/csv; charset=utf-8; header=present', text: csvOf }],
  ['txt', { type: 'text/plain; charset=utf-8', text: txtOf }],
]);

/** An array of one object. */
function jsonOf(row: TitleRow): string {
  return JSON.stringify([Object.fromEntries(row)]);
}

/** What no XML document may hold, not even escaped (XML 1.0 §2.2), half of a surrogate pair included. */
// oxlint-disable-next-line no-control-regex
export const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
const XML_ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The row's elements at `/data/row`. */
function xmlOf(row: TitleRow): string {
  const elements = Array.from(row, ([column, text]) => {
    const escaped = text.replace(NO_XML, '\ufffd').replace(/[&<>"]/g, (c) => XML_ESCAPES[c] ?? c);
    return `<${column}>${escaped}</${column}>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>\n<data><row>${elements.join('')}</row></data>\n`;
}

/** A header and one record, as RFC 4180 has it: commas, CRLF, quotes around what holds either or a quote. */
function csvOf(row: TitleRow): string {
  return [row.keys(), row.values()].map((cells) => `${Array.from(cells, csvCell).join(',')}\r\n`).join('');
}

function csvCell(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A value a line, in the order of the columns; a line break within one is a space. */
function txtOf(row: TitleRow): string {
  return Array.from(row.values(), (text) => `${text.replace(/[\r\n]+/g, ' ')}\r\n`).join('');
}
