import { ok, refused, type Result } from '#lib/result.ts';

/** Longest stream id, in characters (docs/PROTOCOL.md P1). */
export const STREAM_ID_LENGTH_MAX = 64;
/** Longest field name, in UTF-8 bytes: long enough for every name seen in the wild, short enough to bound a stream's memory. */
export const FIELD_NAME_BYTES_MAX = 64;
/** Longest value, in code points: script fields may hold a file path, nothing on a scoreboard is longer. */
export const VALUE_LENGTH_MAX = 256;
/** Most fields of one stream: a scoreboard has at most some eighty; a 64 KiB frame could bring 5,000. */
export const FIELDS_MAX = 256;
/** The stream of a publisher that names none. */
export const DEFAULT_STREAM = 'default';

/** Longest key or passphrase that is read, in characters: those that Boardcast makes have 26. */
export const KEY_LENGTH_MAX = 128;

/** Longest query that a page tells of its URL, in UTF-16 units: with it a register frame is well within its 8 KiB. */
export const QUERY_LENGTH_MAX = 2048;

/** A URL's query as a page tells it (docs/PROTOCOL.md V16). A picture that stands in the URL itself is told as `/`. The inline script of index.html says the same. */
export function toldQuery(search: string): string {
  return search.replace(/=[^&]{600,}/g, '=/').slice(0, QUERY_LENGTH_MAX);
}

/** The viewer key in a page's fragment, `#k=KEY`: it reaches no log and no other page. The inline script of index.html says the same. */
export function keyInFragment(hash: string): string | undefined {
  return /^#k=([\w-]{1,128})$/.exec(hash)?.[1];
}

/** The latest text of every field of a stream. Names are never `__proto__` and the like, see {@link readFieldName}. */
export type Values = Readonly<Record<string, string>>;

/** Makes a stream id of any text: characters outside `[A-Za-z0-9._-]` become `-`, at most 64 of them. Empty text gives `undefined`. */
export function toStreamId(text: string): string | undefined {
  const id = Array.from(text.trim(), (c) => (/[\w.-]/.test(c) ? c : '-'));
  return id.length === 0 ? undefined : id.slice(0, STREAM_ID_LENGTH_MAX).join('');
}

/** A stream as it stands in a URL's path or in a register frame, and the publish key that may follow it after `~`. */
export interface StreamAddress {
  readonly stream: string | undefined;
  readonly key: string | undefined;
}

/** Reads `stream1` or `stream1~KEY`, percent-decoded or not. A `~` at the very start leaves the stream open. */
export function readStreamAddress(text: string): StreamAddress {
  const decoded = percentDecode(text);
  const tilde = decoded.indexOf('~');
  const name = tilde < 0 ? decoded : decoded.slice(0, tilde);
  const key = tilde < 0 ? '' : decoded.slice(tilde + 1);
  return { stream: toStreamId(name), key: key === '' ? undefined : key };
}

/** The stream address in a request's path: its last segment that is not empty (`/ws/ocr/stream1/` is `stream1`); a query does not count. */
export function streamAddressOfPath(url: string): StreamAddress {
  const path = url.split(/[?#]/, 1)[0] ?? '';
  const last = path.split('/').findLast((segment) => segment !== '');
  return readStreamAddress(last ?? '');
}

function percentDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a lone "%" is a character like any other, and ends up as "-"
  }
}

// `__proto__`, `constructor`, `toString` …: names that every object has already, and `prototype`, which valibot drops without a word.
const RESERVED_NAMES: ReadonlySet<string> = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);
// C0 and C1 controls, soft bidi marks, embeddings, overrides and isolates, zero-width characters, line and paragraph separators.
// oxlint-disable-next-line no-control-regex
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/g;
/** More accents on one letter than any script has: they pile up over the graphic. */
const PILED_MARKS = /(\p{M}{32})\p{M}+/gu;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Whether every object has something under this name already. */
export function isReservedName(name: string): boolean {
  return RESERVED_NAMES.has(name);
}

/** Cleans a field's name and says why it is refused: empty, over 64 UTF-8 bytes, or a name that JavaScript objects reserve. */
export function readFieldName(raw: string): Result<string> {
  const name = cleanText(raw);
  if (name === '') return refused('the field name is empty');
  if (RESERVED_NAMES.has(name)) return refused(`the field name ${name} is reserved`);
  if (utf8Length(name) > FIELD_NAME_BYTES_MAX)
    return refused(`the field name is longer than ${FIELD_NAME_BYTES_MAX} bytes`);
  return ok(name);
}

/**
 * Reads one value as text: strings are trimmed and rid of invisible controls, numbers and booleans become text, `null` is blank.
 * Refused, with the reason in words: objects and arrays, numbers that are not finite or beyond 2^53, text over 256 code points.
 */
export function readValue(raw: unknown): Result<string> {
  if (typeof raw === 'string') {
    const text = cleanText(raw);
    if (text.length > VALUE_LENGTH_MAX && Array.from(text).length > VALUE_LENGTH_MAX) {
      return refused(`the value is longer than ${VALUE_LENGTH_MAX} characters`);
    }
    return ok(text);
  }
  if (typeof raw === 'number') {
    if (!Number.isFinite(raw)) return refused('the number is not finite');
    // Of the numbers from 2^53 on JSON's reader makes their neighbours: which was sent can't be known.
    if (Math.abs(raw) >= 2 ** 53) return refused('the number is beyond 2^53');
    return ok(String(raw));
  }
  if (typeof raw === 'boolean') return ok(String(raw));
  if (raw === null) return ok('');
  return refused(
    `a value is text, a number, true, false or null, not ${Array.isArray(raw) ? 'an array' : `an ${typeof raw}`}`,
  );
}

/** One field that was refused at the door. `name` is cut to what is safe to show. */
export interface RefusedField {
  readonly name: string;
  readonly reason: string;
}

/** The values object of a frame, read field by field: one bad field never costs the rest of the frame. */
export function readFields(raw: object): {
  readonly values: ReadonlyMap<string, string>;
  readonly refused: readonly RefusedField[];
} {
  const values = new Map<string, string>();
  const refusedFields: RefusedField[] = [];
  for (const [rawName, rawValue] of Object.entries(raw)) {
    const name = readFieldName(rawName);
    const value = name.ok ? readValue(rawValue) : name;
    if (name.ok && value.ok) values.set(name.value, value.value);
    else if (!value.ok)
      refusedFields.push({ name: cleanText(rawName).slice(0, VALUE_LENGTH_MAX), reason: value.reason });
  }
  return { values, refused: refusedFields };
}

/** No character of NFC stands for more than four: longer text is refused whatever comes of it, and thousands of accents take long to sort. */
const COMPOSED_LENGTH_MAX = 4 * VALUE_LENGTH_MAX;

/** A text from outside without what cannot be seen: trimmed, and rid of controls, marks of direction, lone surrogates and heaps of accents; composed (NFC). */
export function cleanText(raw: string): string {
  // Nearly every value is a few plain ASCII characters: look before rewriting.
  // oxlint-disable-next-line no-control-regex
  if (/^[\u0020-\u007e]*$/.test(raw)) return raw.trim();
  const visible = raw.replace(LONE_SURROGATE, '\ufffd').replace(INVISIBLE, '').trim();
  return visible.length > COMPOSED_LENGTH_MAX ? visible : visible.normalize('NFC').replace(PILED_MARKS, '$1').trim();
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
