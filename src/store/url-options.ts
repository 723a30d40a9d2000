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

/**
 * Reads a URL's query (`location.search`) by the table of options. Nothing in it can fail: what is unknown or no good is left out and
 * named in `ignored`, one sentence each, with what was expected.
 */
export function readOptions(search: string): { readonly options: OverlayOptions; readonly ignored: readonly string[] } {
  const given = new Map<string, string[]>();
  const ignored: string[] = [];

  for (const [name, value] of new URLSearchParams(search)) {
    const target = NAMES.get(nameKey(name));
    if (target === undefined) ignored.push(`${name.slice(0, 64)}: not an option`);
    else given.set(target, [...(given.get(target) ?? []), value]);
  }

  const options: Record<string, unknown> = {};
  for (const [id, option] of Object.entries(TABLE)) options[id] = option.default;
  for (const [target, values] of given) {
    const inverted = target.startsWith('!');
    const id = inverted ? target.slice(1) : target;
    const option = TABLE[id];
    const value = option?.read(values);
    if (value === undefined) ignored.push(`${id}: expected ${option?.expected}, got "${values.at(-1)?.slice(0, 64)}"`);
    else options[id] = inverted ? !value : value;
  }
  // Its keys are the table's and every value is its own option's default or reading: TypeScript cannot follow that through a loop.
  return { options: options as OverlayOptions, ignored };
}
