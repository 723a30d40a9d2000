/** Boards as text without end, as TCP brings it: JSON objects and lines, cut where they end and not where the network cut them. */
import { readFlatJson } from './flat-json.ts';
import { readPairs } from './flat-text.ts';
import { readLenientJson } from './lenient-json.ts';

/** Cuts a stream of text into its top-level objects and, between them, its lines of other text. Braces inside strings do not count. */
export interface TextCutter {
  /** What has come to its end with this piece of the stream, trimmed; empty lines are none. */
  push(chunk: string): string[];
  /** How many characters wait for their end. */
  waiting(): number;
}

/** A message begins: within another one, at the start of a line, it says that the other will never end. */
const BEGINS = /^\{\s*["\u201c-\u201f]type["\u201c-\u201f]$/;

export function createTextCutter(): TextCutter {
  let held = '';
  let depth = 0;
  /** The quote that opened the string we are in. Only its own kind ends it. */
  let opener = '';
  let isEscaped = false;
  let isLineStart = false;
  /** Where an object within another one began at the start of a line; -1 while none did. */
  let inner = -1;

  return {
    waiting: () => held.length,
    push(chunk) {
      const pieces: string[] = [];
      let at = held.length;
      let start = 0;
      const text = held + chunk;
      const cut = (end: number): void => {
        const piece = text.slice(start, end).trim();
        if (piece !== '') pieces.push(piece);
        start = end;
        inner = -1;
      };
      for (; at < text.length; at += 1) {
        const c = text.charAt(at);
        if (opener !== '') {
          if (isEscaped) isEscaped = false;
          else if (c === '\\') isEscaped = true;
          else if (isQuote(c) && (c === '"') === (opener === '"')) {
            opener = '';
            if (inner >= 0 && BEGINS.test(text.slice(inner, at + 1))) {
              cut(inner);
              depth = 1;
            }
            inner = -1;
          } else if (c === '\n') {
            // A string never spans lines: this one was left open, and only its line is lost.
            opener = '';
            depth = 0;
            cut(at + 1);
          }
        } else if (depth === 0) {
          if (c === '{') {
            cut(at);
            depth = 1;
            isLineStart = false;
          } else if (c === '\n' || c === '\r') cut(at + 1);
        } else {
          if (isQuote(c)) opener = c;
          else if (c === '{') {
            if (isLineStart) inner = at;
            depth += 1;
          } else if (c === '}') {
            depth -= 1;
            if (depth === 0) cut(at + 1);
          }
          isLineStart = c === '\n' || (isLineStart && c.trim() === '');
        }
      }
      held = text.slice(start);
      if (inner >= 0) inner -= start;
      return pieces;
    },
  };
}

function isQuote(c: string): boolean {
  return c === '"' || (c >= '\u201c' && c <= '\u201f');
}

/** Pieces of such a stream as Scoreboard OCR's frames: lines of `Field=value` that came together are one update, and so is flat JSON. */
export function framesOf(pieces: readonly string[]): readonly string[] {
  const frames: string[] = [];
  let pairs: [string, unknown][] = [];
  const flush = (): void => {
    if (pairs.length > 0) frames.push(JSON.stringify({ type: 'ocr', values: Object.fromEntries(pairs) }));
    pairs = [];
  };
  for (const piece of pieces) {
    const read = piece.startsWith('{') ? undefined : readPairs(piece);
    if (read === undefined) {
      flush();
      frames.push(piece.startsWith('{') ? frameOfJson(piece) : piece);
    } else pairs.push(...read.map(({ name, text }): [string, unknown] => [name, text]));
  }
  flush();
  return frames;
}

/** What says no type is a board by itself, `{"Home Score":"35"}`; whatever of it is no value is named under its own name. */
function frameOfJson(piece: string): string {
  const value = readLenientJson(piece)?.value;
  if (typeof value !== 'object' || value === null || 'type' in value) return piece;
  const told = readFlatJson(value);
  if (told === undefined) return piece;
  const refused = Object.entries(value).filter(([name]) => told.refused.some((one) => one.name === name));
  return JSON.stringify({ type: 'ocr', values: Object.fromEntries([...refused, ...told.values]) });
}
