import { readFields } from '#protocol/fields.ts';
import type { Patch } from '#protocol/patch.ts';
import { createFieldMap } from '#scoreboard/field-map.ts';

/** Brings the values of a publisher's own frames under the names that layouts know, as a relay would (docs/PROTOCOL.md V12). */
export function createEchoMap(): (values: Readonly<Record<string, unknown>>) => Patch {
  const map = createFieldMap();
  return (values) => Object.fromEntries(map.apply(readFields(values).values).values);
}
