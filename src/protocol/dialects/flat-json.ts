/** Boards as JSON that is no frame of Scoreboard OCR: flat, in objects within objects, or ScoreSight's list of fields. */
import { isWrapper, toldOf, type Item, type Told } from './told.ts';

/** Objects within objects that are looked into: `{"board":{"home":{"score":7}}}` has three. */
const DEPTH_MAX = 4;

/** Reads parsed JSON; undefined for what is neither an object nor a list of them. */
export function readFlatJson(data: unknown): Told | undefined {
  if (Array.isArray(data)) {
    const list: readonly unknown[] = data;
    return list.every(isObject) ? toldOf(flatten(list, '', 0)) : undefined;
  }
  return isObject(data) ? toldOf(itemOf(data) ?? unwrap(data)) : undefined;
}

type Json = Readonly<Record<string, unknown>>;

/** Names that answers of programs have around whatever they bring (JSend and the like), as names are compared: a board's own stand inside. */
const ASIDES: ReadonlySet<string> = new Set([
  'status',
  'success',
  'ok',
  'code',
  'message',
  'error',
  'version',
  'type',
  'id',
  'time',
  'timestamp',
  'date',
]);

/** What merely wraps a board says nothing of its own: `{"values":{…}}`, `{"results":[…]}`. What is plain beside it counts too, where the board says nothing of it. */
function unwrap(data: Json): readonly Item[] {
  const [only, ...others] = Object.keys(data).filter((key) => isWrapper(key));
  const wrapped = only === undefined || others.length > 0 ? undefined : data[only];
  const board =
    isObject(wrapped) || (Array.isArray(wrapped) && wrapped.length > 0 && wrapped.every(isObject))
      ? wrapped
      : undefined;
  if (board === undefined) return flatten(data, '', 0);
  const inside = flatten(board, '', 0);
  const names = new Set(inside.map(({ name }) => keyOf(name)));
  const beside = Object.entries(data).flatMap(([name, text]): readonly Item[] => {
    if (!['string', 'number', 'boolean'].includes(typeof text) || names.has(keyOf(name))) return [];
    return [ASIDES.has(keyOf(name)) ? { name, text, isAside: true } : { name, text }];
  });
  // Of two names for one field the first counts.
  return [...inside, ...beside];
}

/** Spellings that mean the same (P9). */
function keyOf(name: string): string {
  return name.toLowerCase().replace(/[\s._-]+/g, '');
}

/** `{"home":{"score":7}}` is `home.score`. What stays a list or an object after that is refused as a value, by name. */
function flatten(data: Json | readonly unknown[], path: string, depth: number): readonly Item[] {
  if (isList(data))
    return data
      .filter(isObject)
      .flatMap((one) => itemOf(one) ?? (depth < DEPTH_MAX ? flatten(one, path, depth + 1) : []));
  return Object.entries(data).flatMap(([key, value]): readonly Item[] => {
    const name = path === '' ? key : `${path}.${key}`;
    if (isObject(value) && depth < DEPTH_MAX) return flatten(value, name, depth + 1);
    return [{ name, text: value }];
  });
}

/** One field with its name beside its text. */
function itemOf(data: Json): readonly Item[] | undefined {
  const { name } = data;
  const key = ['text', 'value', 'result'].find((word) => Object.hasOwn(data, word));
  if (typeof name !== 'string' || key === undefined) return undefined;
  const state = data['state'] ?? data['result_state'];
  return [{ name, text: data[key], ...(typeof state === 'string' ? { state } : {}) }];
}

function isObject(data: unknown): data is Json {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function isList(data: Json | readonly unknown[]): data is readonly unknown[] {
  return Array.isArray(data);
}
