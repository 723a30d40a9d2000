/** What a button says that can only GET (docs/PROTOCOL.md K9): its key, and a command in the words of a query. */
import { createHash, timingSafeEqual } from 'node:crypto';

export type Query = Readonly<Record<string, string | string[]>>;

/** `body` is what a request to `/commands` would have. */
export type Pressed =
  | { readonly ok: true; readonly body: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly status: 403 | 404; readonly error: string };

/** Reads it where there is a button key and the query has that one. */
export function readPress(
  name: string,
  { key = '', who, watches, ...words }: Query,
  buttonKey: string | undefined,
): Pressed {
  if (buttonKey === undefined) return { ok: false, status: 404, error: 'commands by GET are off: see --button-key' };
  if (typeof key !== 'string' || !isSame(key, buttonKey))
    return { ok: false, status: 403, error: 'key: expected the button key' };
  return { ok: true, body: { who, watches, command: { ...wordsOfQuery(words), do: name } } };
}

/** Names of a query that stand for a part of a word: `teams.home.name`. */
const DEEP = /^(?:numbers|texts)\.\w+$|^teams\.\w+\.\w+$/;

/** A command's words out of a query, in which a dotted name says a part of a word. */
function wordsOfQuery(query: Query): Readonly<Record<string, unknown>> {
  const words: Record<string, unknown> = {};
  for (const [name, word] of Object.entries(query).map(readWord)) {
    const path = DEEP.test(name) ? name.split('.') : [name];
    put(words, path, word);
  }
  return words;
}

/** Names are a query's: what objects have from elsewhere is never looked at. */
function put(into: Record<string, unknown>, [first = '', ...rest]: readonly string[], word: unknown): void {
  const known = Object.hasOwn(into, first) ? into[first] : undefined;
  const inner: Record<string, unknown> = typeof known === 'object' && known !== null ? { ...known } : {};
  if (rest.length > 0) put(inner, rest, word);
  Object.defineProperty(into, first, {
    value: rest.length > 0 ? inner : word,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}

/** Words of commands that are whole numbers. A team may be called 49, and a field 7. */
const NUMBERS: ReadonlySet<string> = new Set(['away', 'by', 'ms', 'vetoMs']);
/** Words that are several: by a comma between them, or each said by itself. */
const LISTS: ReadonlySet<string> = new Set(['also']);

/** A word of a query as the command wants it: numbers, yes, no and nothing are what they say; all else, and the value of a field, is text. */
function readWord([name, text]: readonly [string, string | string[]]): readonly [string, unknown] {
  if (LISTS.has(name)) return [name, [text].flat().flatMap((each) => each.split(',').filter((one) => one !== ''))];
  if (name === 'value' || typeof text !== 'string') return [name, text];
  if ((NUMBERS.has(name) || name.startsWith('numbers.')) && /^-?\d{1,9}$/.test(text)) return [name, Number(text)];
  const said: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };
  return [name, Object.hasOwn(said, text) ? said[text] : text];
}

/** Compared in a time that tells nothing of the key. */
function isSame(given: string, key: string): boolean {
  return timingSafeEqual(digestOf(given), digestOf(key));
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
