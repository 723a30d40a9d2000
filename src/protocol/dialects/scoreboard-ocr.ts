import { readFieldName, readFields, readStreamAddress, type RefusedField, type StreamAddress } from '../fields.ts';
import { NO_NUMBER, parseJson, readLenientJson } from './lenient-json.ts';

/** How a ping was put, and so how its pong must be: the publisher's program compares it to the letter. */
export type PingForm = 'json' | 'bare' | 'quoted';

/** One line of a publisher's frame, read. */
export type PublisherLine =
  | {
      readonly kind: 'register';
      readonly stream: string | undefined;
      readonly role: string | undefined;
      /** A publish key beside the stream's name; it may stand behind that too (`stream1~KEY`). */
      readonly key: string | undefined;
      /** The whole line, parsed. */
      readonly data: unknown;
    }
  | { readonly kind: 'ping'; readonly form: PingForm }
  | { readonly kind: 'values'; readonly values: ReadonlyMap<string, string>; readonly refused: readonly RefusedField[] }
  | { readonly kind: 'other'; readonly type: string }
  | { readonly kind: 'unreadable'; readonly reason: string };

const PONGS: Readonly<Record<PingForm, string>> = { json: '{"type":"pong"}', bare: 'pong', quoted: '"pong"' };

/** The pong for a ping, in kind. */
export function pongFor(form: PingForm): string {
  return PONGS[form];
}

/** The stream that a register frame names, and the publish key behind its name or beside it. */
export function addressOfRegister({ stream, key }: PublisherLine & { readonly kind: 'register' }): StreamAddress {
  const address = readStreamAddress(stream ?? '');
  return { stream: address.stream, key: address.key ?? key };
}

/** Most lines that one frame may bring: far above what a scoreboard sends at once, and a bound on the work of one frame. */
const LINES_MAX = 1024;

/** Most objects of a frame that may be left open; each costs a walk over what follows it. */
const BROKEN_MAX = 16;

/**
 * Reads a frame of Scoreboard OCR: none, one or several JSON objects, each ended by LF, CRLF or nothing, or bare pings between them.
 * A byte order mark and NULs are dropped (no JSON has any; UTF-16 that was taken for bytes has one beside each character); what is JSON only
 * once it is mended is taken so; whatever else is said to be unreadable, without loss of its neighbours. Never throws.
 */
export function readFrame(frame: string): PublisherLine[] {
  const text = (frame.startsWith('\ufeff') ? frame.slice(1) : frame).replaceAll('\0', '');
  if (text === '' && frame.includes('\0')) return [{ kind: 'unreadable', reason: 'not JSON' }];
  const whole = parseJson(text);
  if (whole !== undefined) return [readLine(whole.value)];
  const pieces = splitFrame(text);
  const lines = pieces.slice(0, LINES_MAX).map(readPiece);
  // An object that was never closed takes all that follows it for its own: it is given up for its line alone.
  for (let broken = 0; broken < BROKEN_MAX && lines.at(-1)?.kind === 'unreadable'; broken += 1) {
    const last = pieces.at(-1) ?? '';
    const end = last.indexOf('\n');
    if (end < 0 || pieces.length > LINES_MAX) break;
    pieces.splice(-1, 1, last.slice(0, end), ...splitFrame(last.slice(end + 1)));
    lines.push(...pieces.slice(lines.length, LINES_MAX).map(readPiece));
  }
  if (pieces.length > LINES_MAX)
    lines.push({ kind: 'unreadable', reason: `more than ${LINES_MAX} lines in one frame` });
  return lines;
}

function readPiece(piece: string): PublisherLine {
  const parsed = readLenientJson(piece);
  if (parsed !== undefined) return readLine(parsed.value);
  if (/^ping$/i.test(piece)) return { kind: 'ping', form: 'bare' };
  return { kind: 'unreadable', reason: 'not JSON' };
}

function readLine(data: unknown): PublisherLine {
  if (typeof data === 'string' && /^ping$/i.test(data.trim())) return { kind: 'ping', form: 'quoted' };
  if (!isObject(data)) return { kind: 'unreadable', reason: 'not a JSON object' };
  const type = textOf(data, 'type');
  if (type !== undefined && /^ping$/i.test(type.trim())) return { kind: 'ping', form: 'json' };
  if (type === 'register')
    return {
      kind: 'register',
      stream: textOf(data, 'stream'),
      role: textOf(data, 'role'),
      key: textOf(data, 'key'),
      data,
    };
  if (type !== 'ocr') return { kind: 'other', type: type === undefined ? '' : type.slice(0, 32) };
  const values = Object.hasOwn(data, 'values') ? data['values'] : undefined;
  if (!isObject(values)) return { kind: 'unreadable', reason: 'an update without a values object' };
  return { kind: 'values', ...readUpdate(values) };
}

/** NaN and its like are how a program says that it could not read a number: a blank, and named to the operator. */
function readUpdate(raw: Record<string, unknown>): ReturnType<typeof readFields> {
  const noNumbers = Object.keys(raw).filter((name) => raw[name] === NO_NUMBER);
  if (noNumbers.length === 0) return readFields(raw);
  const { values, refused } = readFields(
    Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, value === NO_NUMBER ? null : value])),
  );
  const reason = 'NaN and Infinity are no values: taken as blank';
  const blanked = noNumbers.map(readFieldName).flatMap((name) => (name.ok ? { name: name.value, reason } : []));
  return { values, refused: [...refused, ...blanked] };
}

function isObject(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function textOf(data: Record<string, unknown>, key: string): string | undefined {
  const value = Object.hasOwn(data, key) ? data[key] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** Cuts a frame into its top-level objects and, between them, its lines of other text. Braces inside strings do not count. */
export function splitFrame(text: string): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let start = 0;
  /** The quote that opened the string we are in. Only its own kind ends it: a curly one within a straight string is text like any other. */
  let opener = '';
  const cut = (end: number): void => {
    const piece = text.slice(start, end).trim();
    if (piece !== '') pieces.push(piece);
    start = end;
  };
  for (let at = 0; at < text.length; at += 1) {
    const c = text.charAt(at);
    if (opener !== '') {
      if (c === '\\') at += 1;
      else if (isQuote(c) && (c === '"') === (opener === '"')) opener = '';
      else if (c === '\n') {
        // A string never spans lines: this one was left open. Give the line up, not the rest of the frame.
        opener = '';
        depth = 0;
        cut(at + 1);
      }
    } else if (depth > 0 && isQuote(c)) opener = c;
    else if (c === '{') {
      if (depth === 0) cut(at);
      depth += 1;
    } else if (c === '}' && depth > 0) {
      depth -= 1;
      if (depth === 0) cut(at + 1);
    } else if (c === '\n' && depth === 0) cut(at + 1);
  }
  cut(text.length);
  return pieces;
}

function isQuote(c: string): boolean {
  return c === '"' || (c >= '\u201c' && c <= '\u201f');
}
