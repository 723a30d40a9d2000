/** Tables as spreadsheets write and read them: RFC 4180, and what Excel makes of it (a mark of UTF-8, semicolons, tabs). */

const DELIMITERS = [',', ';', '\t'] as const;
type Delimiter = (typeof DELIMITERS)[number];

/** Excel reads a file as UTF-8 only when it begins so. */
const BOM = '\ufeff';

/** A row with the line of the text that it begins in, counted from 1, so that a fault can be found again. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Reads a table. Rows without any text are left out. Nothing in it can fail: a quote that is never closed holds the rest of the text. */
export function readCsv(text: string): readonly CsvRow[] {
  const body = text.startsWith(BOM) ? text.slice(BOM.length) : text;
  const { delimiter, rest, line } = delimiterOf(body);
  return rowsOf(rest, delimiter, line).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
}

/** Writes a table that `readCsv`, Excel and everybody else reads back. */
export function writeCsv(rows: readonly (readonly string[])[], delimiter: Delimiter = ','): string {
  const lines = rows.map((cells) => cells.map((cell) => quoted(cell, delimiter)).join(delimiter));
  return `${BOM}${lines.map((line) => `${line}\r\n`).join('')}`;
}

function quoted(cell: string, delimiter: Delimiter): string {
  // Blanks at the ends as well: some readers trim what stands bare.
  const isPlain = !/["\r\n]|^\s|\s$/.test(cell) && !cell.includes(delimiter);
  return isPlain ? cell : `"${cell.replaceAll('"', '""')}"`;
}

/** What stands between the cells: as a first line of Excel's says (`sep=;`), else what the first row has most of. */
function delimiterOf(text: string): { readonly delimiter: Delimiter; readonly rest: string; readonly line: number } {
  const said = /^sep=([,;\t])\r?\n/i.exec(text);
  const named = DELIMITERS.find((one) => one === said?.[1]);
  if (said !== null && named !== undefined) return { delimiter: named, rest: text.slice(said[0].length), line: 2 };
  const counts = DELIMITERS.map((one) => rowsOf(text, one, 1)[0]?.cells.length ?? 0);
  const best = DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
  return { delimiter: best, rest: text, line: 1 };
}

function rowsOf(text: string, delimiter: Delimiter, firstLine: number): CsvRow[] {
  const rows: CsvRow[] = [];
  let [cells, cell, isQuoted, line, begin]: [string[], string, boolean, number, number] = [
    [],
    '',
    false,
    firstLine,
    firstLine,
  ];
  const endRow = (): void => {
    rows.push({ line: begin, cells: [...cells, cell] });
    [cells, cell] = [[], ''];
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    const isBreak = character === '\n' || (character === '\r' && text[at + 1] !== '\n');
    if (isBreak) line += 1;
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') [cell, at] = [`${cell}"`, at + 1];
      else isQuoted = false;
    } else if (character === '"' && cell === '') isQuoted = true;
    else if (character === delimiter) [cells, cell] = [[...cells, cell], ''];
    else if (isBreak) {
      endRow();
      begin = line;
    } else if (character !== '\r') cell += character;
  }
  if (cell !== '' || cells.length > 0) endRow();
  return rows;
}
