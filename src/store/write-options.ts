/** Writes what `url-options.ts` reads. For operators' pages alone: on air nobody makes links. */
import type { Option } from './option-types.ts';
import { OPTIONS, type OptionId, type OverlayOptions } from './options-table.ts';

/** In the table's order. */
export const OPTION_IDS = Object.keys(OPTIONS) as readonly OptionId[];

/** An option's row, whichever it is. */
export function rowOf(id: OptionId): Option<unknown> {
  return OPTIONS[id];
}

/** Whether a value is what an overlay takes without the option. */
export function isDefault(id: OptionId, value: unknown): boolean {
  return JSON.stringify(value) === JSON.stringify(OPTIONS[id].default);
}

/**
 * The query of an overlay's URL, without `?`, that is read back to these options: what is at its default is left out, colours stand without
 * `#`, and nothing in it needs a comma, which vMix eats.
 */
export function writeOptions(options: OverlayOptions): readonly string[] {
  return OPTION_IDS.filter((id) => !isDefault(id, options[id])).flatMap((id) =>
    valuesOf(id, options[id]).map((value) => `${id}=${encoded(value)}`),
  );
}

/** A value as a person writes it: several with a comma and a space between. */
export function textOf(id: OptionId, value: unknown): string {
  return (Array.isArray(value) ? value : valuesOf(id, value)).join(', ');
}

/** What stands behind `=`, once for each time that the option is given. */
function valuesOf(id: OptionId, value: unknown): readonly string[] {
  const { type } = OPTIONS[id];
  if (typeof value === 'boolean') return [value ? '1' : '0'];
  if (typeof value === 'number') return [String(value)];
  if (typeof value === 'string') return [type === 'colour' || type === 'chroma' ? value.replace('#', '') : value];
  if (Array.isArray(value)) return type === 'names' ? [value.join('.')] : value.map(String);
  return [];
}

/** Percent-encoded, but for what a query may hold and a person reads: the slashes of paths. */
function encoded(value: string): string {
  return encodeURIComponent(value).replaceAll('%2F', '/');
}
