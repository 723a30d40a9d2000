/** Boards as text: `Field=value` lines, a form's pairs, and tables with commas. */
import type { Item } from './told.ts';

/** `Clock=2:45` CR LF `ShotClock=12`, as Scoreboard OCR writes text; undefined where a line is none such. */
export function readPairs(text: string): readonly Item[] | undefined {
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  const items = lines.flatMap((line): readonly Item[] => {
    const at = line.indexOf('=');
    return at < 1 ? [] : [{ name: line.slice(0, at), text: line.slice(at + 1) }];
  });
  return items.length === lines.length && items.length > 0 ? items : undefined;
}

/** `application/x-www-form-urlencoded`, as the URL standard reads it (§5.1). */
export function readForm(text: string): readonly Item[] {
  return text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const at = pair.indexOf('=');
      return at < 0
        ? { name: decodePart(pair), text: '' }
        : { name: decodePart(pair.slice(0, at)), text: decodePart(pair.slice(at + 1)) };
    });
}

function decodePart(part: string): string {
  const spaced = part.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced; // a lone "%" is a character like any other
  }
}

/**
 * A table (RFC 4180): ScoreSight's, with a field a line below `Name,Text,State,…`, or else names in the first line and their texts in the
 * second. Where a comma is for decimals spreadsheets write semicolons. Undefined for what is no such table.
 */
export function readTable(text: string): readonly Item[] | undefined {
  const [head = [], ...rows] = readRows(text);
  const column = (name: string): number => head.findIndex((cell) => cell.trim().toLowerCase() === name);
  const [name, value, state] = [column('name'), column('text'), column('state')];
  if (name >= 0 && value >= 0) {
    return rows.map((row) => ({
      name: row[name] ?? '',
      text: row[value] ?? '',
      state: state < 0 ? undefined : row[state],
    }));
  }
  const [row] = rows;
  if (row === undefined || row.length !== head.length) return undefined;
  return head.map((cell, at) => ({ name: cell, text: row[at] ?? '' }));
}

/** A cell, in quotes or not, and what ends it; of tables with commas and of those with semicolons. */
const CELL = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
const CELL_BEFORE_SEMICOLON = /(?:"((?:[^"]|"")*)"|([^";\r\n]*))(;|\r?\n|$)/y;

function readRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const head = /^[^\r\n]*/.exec(text)?.[0].replace(/"(?:[^"]|"")*"/g, '') ?? '';
  const cell = head.includes(';') && !head.includes(',') ? CELL_BEFORE_SEMICOLON : CELL;
  cell.lastIndex = 0;
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text);
    if (found === null) break;
    const [, quoted, plain = '', end] = found;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',' || end === ';') continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  return rows;
}
