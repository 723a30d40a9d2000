import type { Option } from './option-types.ts';
import { OPTIONS, type OverlayOptions } from './options-table.ts';

export type { OverlayOptions } from './options-table.ts';

const TABLE: Readonly<Record<string, Option<unknown>>> = OPTIONS;

/** Every name that an option goes by, without case, hyphen and underscore; `!` before an id says that it means the opposite. */
const NAMES = new Map<string, string>();
for (const [id, { aliases, opposite }] of Object.entries(TABLE)) {
  for (const name of [id, ...aliases]) NAMES.set(nameKey(name), id);
  if (opposite !== undefined) NAMES.set(nameKey(opposite), `!${id}`);
}

function nameKey(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, '');
}

/** The option that goes by this name; undefined for what is none, and for a name that says the opposite of one. */
export function optionNameOf(name: string): string | undefined {
  const id = NAMES.get(nameKey(name));
  return id?.startsWith('!') === true ? undefined : id;
}

/** A part of a URL's query that says nothing to the page. */
export interface Ignored {
  readonly name: string;
  /** What it should have been read as, and the value that could not be; undefined for what is no option. */
  readonly option?: Option<unknown> | undefined;
  readonly given?: string | undefined;
}

/**
 * Reads a URL's query (`location.search`) by the table of options. Nothing in it can fail: what is unknown or no good is left out and
 * named in `ignored`; `explainIgnored` puts that into words.
 */
export function readOptions(search: string): {
  readonly options: OverlayOptions;
  readonly ignored: readonly Ignored[];
} {
  const given = new Map<string, string[]>();
  const ignored: Ignored[] = [];

  for (const [name, value] of new URLSearchParams(search)) {
    const target = NAMES.get(nameKey(name));
    if (target === undefined) ignored.push({ name });
    else given.set(target, [...(given.get(target) ?? []), value]);
  }

  const options: Record<string, unknown> = {};
  for (const [id, option] of Object.entries(TABLE)) options[id] = option.default;
  for (const [target, values] of given) {
    const inverted = target.startsWith('!');
    const id = inverted ? target.slice(1) : target;
    const option = TABLE[id];
    const value = option?.read(values);
    if (value === undefined) ignored.push({ name: id, option, given: values.at(-1) });
    else options[id] = inverted ? !value : value;
  }
  // Its keys are the table's and every value is its own option's default or reading: TypeScript cannot follow that through a loop.
  return { options: options as OverlayOptions, ignored };
}
