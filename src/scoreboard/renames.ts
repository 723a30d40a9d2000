import { aliasKey, canonicalNamesOf, hasFields, packAliases } from './alias-table.ts';

/** By canonical name, the name under which a stream has a field. */
export type Renames = ReadonlyMap<string, string>;

/**
 * Finds the fields that a stream's relay left under another name because it was not told the sport, or gave the name that most sports have
 * for it: by what a pack's file that a page fetched says that its fields are called. What the stream has under its canonical name stands;
 * of two fields for one name the first has it. A file that is no pack renames nothing.
 */
export function createRenames(json: unknown): (names: readonly string[]) => Renames {
  if (!hasFields(json)) return () => new Map();
  const { table } = packAliases(json);
  const canonical = new Set(json.fields.flatMap(canonicalNamesOf));
  return (names) => {
    const renames = new Map<string, string>();
    for (const name of names) {
      const meant = canonical.has(name) ? undefined : table.get(aliasKey(name));
      if (meant !== undefined && !names.includes(meant) && !renames.has(meant)) renames.set(meant, name);
    }
    return renames;
  };
}
