/** Reading what people bring in a file: what is wrong with a part costs that part and no other, and is said. */
import * as v from 'valibot';
import type { Refusal } from '#lib/result.ts';
import { expectedOf } from './decode.ts';
import { refusal } from './refusals.ts';

/** What stands in for a part that cannot be read, by its path (`*`: any key); undefined: the part is left out. What is not named here costs the whole. */
type Instead = Readonly<Record<string, unknown>>;

export interface Form<S extends v.GenericSchema> {
  readonly schema: S;
  readonly instead?: Instead;
}

/** Hears what was wrong, and with which thing of a list: by its name, or counted from 1. */
export type SayFault = (why: Refusal, thing?: string) => void;

/** Longest word of a file that a fault repeats, in characters. */
const QUOTE_LENGTH_MAX = 60;

/** Reads one thing; undefined where nothing of it can be kept. */
export function salvage<S extends v.GenericSchema>(
  { schema, instead = {} }: Form<S>,
  raw: unknown,
  say: SayFault,
): v.InferOutput<S> | undefined {
  let data = raw;
  let last: string | undefined;
  for (;;) {
    const read = v.safeParse(schema, data, { abortEarly: true });
    if (read.success) return read.output;
    const [issue] = read.issues;
    const path = (issue.path ?? []).map(({ key }) => String(key));
    const place = path.join('.');
    if (place !== last)
      say(
        refusal(
          'unfit',
          `${place === '' ? '' : `${place}: `}expected ${expectedOf(issue)}, got ${cut(issue.received)}`,
        ),
      );
    const found = Object.entries(instead).find(([pattern]) => isAt(path, pattern.split('.')));
    if (found === undefined) return undefined;
    // What is put in its place must do: else this would never end.
    if (place === last) return undefined;
    last = place;
    data = withPart(data, path, found[1]);
  }
}

/** Reads a list of such things, at most so many. */
export function salvageList<S extends v.GenericSchema>(
  form: Form<S>,
  raw: unknown,
  max: number,
  say: SayFault,
): v.InferOutput<S>[] {
  if (raw === undefined) return [];
  if (!Array.isArray(raw)) {
    say(refusal('no-list'));
    return [];
  }
  const list: readonly unknown[] = raw;
  if (list.length > max) say(refusal('only-first', String(list.length), String(max)));
  return list.slice(0, max).flatMap((one, index) => {
    const read = salvage(form, one, (why) => {
      say(why, titleOf(one) ?? String(index + 1));
    });
    return read === undefined ? [] : [read];
  });
}

/** Reads such things by their names, at most so many, of names that are good. */
export function salvageRecord<S extends v.GenericSchema>(
  form: Form<S>,
  raw: unknown,
  { max, isName, say }: { readonly max: number; readonly isName: (name: string) => boolean; readonly say: SayFault },
): Record<string, v.InferOutput<S>> {
  if (raw === undefined) return {};
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    say(refusal('no-record'));
    return {};
  }
  const entries = Object.entries(raw);
  if (entries.length > max) say(refusal('only-first', String(entries.length), String(max)));
  return Object.fromEntries(
    entries.slice(0, max).flatMap(([name, one]) => {
      if (!isName(name)) {
        say(refusal('bad-name'), cut(name));
        return [];
      }
      const read = salvage(form, one, (why) => {
        say(why, name);
      });
      return read === undefined ? [] : [[name, read] as const];
    }),
  );
}

function isAt(path: readonly string[], pattern: readonly string[]): boolean {
  return path.length === pattern.length && pattern.every((key, index) => key === '*' || key === path[index]);
}

/** The same with another part; without it where that is undefined. */
function withPart(data: unknown, [key, ...rest]: readonly string[], part: unknown): unknown {
  if (key === undefined) return part;
  if (Array.isArray(data)) {
    const list: readonly unknown[] = data;
    return list.map((one, index) => (String(index) === key ? withPart(one, rest, part) : one));
  }
  const { [key]: old, ...others } = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
  const next = withPart(old, rest, part);
  return next === undefined ? others : { ...others, [key]: next };
}

/** What people call a thing of a list, so that they find it. */
function titleOf(one: unknown): string | undefined {
  if (typeof one !== 'object' || one === null) return undefined;
  const words = ['name', 'home', 'away'].flatMap((key) => {
    const word: unknown = Reflect.get(one, key);
    return typeof word === 'string' && word !== '' ? cut(word) : [];
  });
  return words.length === 0 ? undefined : words.join(' – ');
}

function cut(text: string): string {
  return text.length > QUOTE_LENGTH_MAX ? `${text.slice(0, QUOTE_LENGTH_MAX)}…` : text;
}
