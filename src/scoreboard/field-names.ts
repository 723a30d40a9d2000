/** The alias table that holds for a stream: its sport's, where one is set, and behind it that of all sports. */
import {
  aliasKey,
  canonicalNamesOf,
  packAliases,
  unionAliases,
  type AliasTable,
  type NamedFields,
} from './alias-table.ts';
import { CANONICAL_FIELDS, COMMON_ALIASES } from './canonical.ts';
import { PACK_FILES } from './packs/pack-files.ts';

export interface FieldNames {
  /** The canonical field that a source's field name stands for, or undefined if no pack knows it. */
  readonly canonicalOf: (name: string) => string | undefined;
  /** Whether this is a canonical name, letter by letter: no other field may go out under it. */
  readonly isCanonical: (name: string) => boolean;
}

const NONE: AliasTable = new Map();
const UNION = unionAliases(COMMON_ALIASES, PACK_FILES);
const CANONICAL: ReadonlySet<string> = new Set([
  ...CANONICAL_FIELDS,
  ...PACK_FILES.flatMap(({ fields }) => fields.flatMap(canonicalNamesOf)),
]);

/** The spellings that are known only with a sport set, because packs mean different fields by them. */
export const AMBIGUOUS_KEYS: readonly string[] = UNION.clashes;

/** The names of a stream without a sport. A canonical name stands for itself also where another pack uses it for something else. */
export const ALL_SPORTS: FieldNames = {
  canonicalOf: (name) => (CANONICAL.has(name) ? name : UNION.table.get(aliasKey(name))),
  isCanonical: (name) => CANONICAL.has(name),
};

/**
 * The names of a stream: what its crew calls its fields goes before what its sport's pack says, and that before what the others say. Either
 * may be missing.
 */
export function fieldNamesOf(pack: NamedFields | undefined, own: AliasTable = NONE): FieldNames {
  const { table } = pack === undefined ? { table: NONE } : packAliases(pack);
  return {
    ...ALL_SPORTS,
    canonicalOf: (name) => {
      const key = aliasKey(name);
      return own.get(key) ?? table.get(key) ?? ALL_SPORTS.canonicalOf(name);
    },
  };
}
