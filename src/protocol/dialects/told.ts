/** What a text of any dialect says of a board's fields, as far as it says it by itself. */
import { readFields, type RefusedField } from '../fields.ts';
import { NO_NUMBER } from './lenient-json.ts';

export interface Told {
  readonly values: ReadonlyMap<string, string>;
  /** Fields whose name or value is none, with the reason. */
  readonly refused: readonly RefusedField[];
  /** Fields of which the source says that they are as it said before: it may have rejected that itself, so they count only where it said nothing else of them. */
  readonly same: ReadonlyMap<string, string>;
  /** Fields of which the source says that it could not read them, with what it says: they stay as they are. */
  readonly left: readonly RefusedField[];
}

/** Most fields that one text may bring: four times what a stream has room for. */
const ITEMS_MAX = 1024;

/** What ScoreSight writes where the picture was too like the one before to be read again. */
const SIMILAR_IMAGE = 'SIM';

const WRAPPERS: ReadonlySet<string> = new Set(['values', 'results', 'data', 'fields', 'scoreboard', 'board', 'row']);

/** Whether something of this name merely wraps a board, and is no part of its fields' names. */
export function isWrapper(name: string): boolean {
  return WRAPPERS.has(name.toLowerCase());
}

/** A field as programs list it that say of each how its reading went: ScoreSight, by JSON, XML and CSV. */
export interface Item {
  readonly name: string;
  readonly text: unknown;
  readonly state?: string | undefined;
  /** It is no field, but a word of the answer that the board came in. */
  readonly isAside?: true | undefined;
}

/** Puts together what a list of fields says; of a name that is there twice the last counts. */
export function toldOf(items: readonly Item[]): Told {
  const read: [string, unknown][] = [];
  const same: [string, unknown][] = [];
  const left: RefusedField[] = [];
  for (const { name, text, state, isAside } of items.slice(0, ITEMS_MAX)) {
    if (isAside === true)
      left.push({ name, reason: 'it stands beside the board, as answers of programs have it: no value' });
    else if (text === SIMILAR_IMAGE) left.push({ name, reason: 'SIM says that the picture was as before: no value' });
    else if (state === undefined || state === 'Success') read.push([name, text === NO_NUMBER ? null : text]);
    else if (state === 'Empty') read.push([name, '']);
    else if (state === 'SameNoChange') same.push([name, text]);
    else left.push({ name, reason: `the source says ${state.slice(0, 32)} of it: no value` });
  }
  if (items.length > ITEMS_MAX) left.push({ name: '', reason: `more than ${ITEMS_MAX} fields at once` });
  const values = fieldsOf(read);
  const repeated = fieldsOf(same);
  return {
    values: values.values,
    same: repeated.values,
    refused: [...values.refused, ...repeated.refused],
    // Names are cut to what is safe to show, as those that were refused are.
    left: left.map(({ name, reason }) => ({ name: name.slice(0, 64), reason })),
  };
}

function fieldsOf(entries: readonly (readonly [string, unknown])[]): ReturnType<typeof readFields> {
  return readFields(Object.fromEntries(entries));
}

/** All that several texts say, in their order. */
export function joinTold(all: readonly Told[]): Told {
  const values = new Map<string, string>();
  const same = new Map<string, string>();
  for (const told of all) {
    for (const [name, text] of told.values) {
      values.set(name, text);
      same.delete(name);
    }
    for (const [name, text] of told.same) if (!values.has(name)) same.set(name, text);
  }
  return {
    values,
    same,
    refused: all.flatMap(({ refused }) => refused),
    left: all.flatMap(({ left }) => left),
  };
}
