import { readFields } from '#protocol/fields.ts';
import type { Patch } from '#protocol/patch.ts';
import type { NamedFields } from '#scoreboard/alias-table.ts';
import { createFieldMap } from '#scoreboard/field-map.ts';
import { fieldNamesOf } from '#scoreboard/field-names.ts';

/** Brings the values of a publisher's own frames under the names that layouts know, as a relay would (docs/PROTOCOL.md V12); `pack` is that of the sport, where it is known. */
export function createEchoMap(pack?: NamedFields): (values: Readonly<Record<string, unknown>>) => Patch {
  const map = createFieldMap({}, fieldNamesOf(pack));
  return (values) => Object.fromEntries(map.apply(readFields(values).values).values);
}
