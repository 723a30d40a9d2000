/** Tables from a source's spelling of a field's name to the canonical one, made of what packs say about their fields. */

/** What of a pack's field its other names are made of. */
export interface NamedField {
  /** Canonical; of a team field the part after `home.` or `away.`. */
  readonly name: string;
  readonly team?: boolean | undefined;
  readonly aliases?: readonly string[] | undefined;
  readonly stems?: readonly string[] | undefined;
  readonly home?: readonly string[] | undefined;
  readonly away?: readonly string[] | undefined;
}

export interface NamedFields {
  readonly fields: readonly NamedField[];
}

/** Whether JSON that a page fetched is a pack's. The whole schema would cost the page more than this: shipped packs are held to it by tests. */
export function hasFields(json: unknown): json is NamedFields {
  return typeof json === 'object' && json !== null && 'fields' in json && Array.isArray(json.fields);
}

/** Canonical names by {@link aliasKey}. */
export type AliasTable = ReadonlyMap<string, string>;

/** A table, and the keys that would mean two things and so stand not in it. */
export interface MadeTable {
  readonly table: AliasTable;
  readonly clashes: readonly string[];
}

/** What of a field's name counts when names are compared: letters and digits, in one case. */
export function aliasKey(name: string): string {
  return name.toLowerCase().replace(/[\s._-]+/g, '');
}

/** The canonical names that a field stands for: one, or one for each team. */
export function canonicalNamesOf({ name, team }: NamedField): readonly string[] {
  return team === true ? [`home.${name}`, `away.${name}`] : [name];
}

/** The spellings of a pack's fields. A spelling of two fields is a fault of the pack and is left out. */
export function packAliases({ fields }: NamedFields): MadeTable {
  return tableOf(fields.flatMap(spellingsOf));
}

/**
 * The spellings of all packs behind `first`, which holds what is common to all sports. Where packs mean different things by one, a common field
 * goes before one of a single sport, then the field whose own name it is; what is left is known only with the sport set.
 */
export function unionAliases(first: AliasTable, packs: readonly NamedFields[]): MadeTable {
  const common = new Set(first.values());
  const meant = new Map<string, Set<string>>();
  for (const [key, canonical] of packs.flatMap((pack) => [...packAliases(pack).table])) {
    meant.set(key, (meant.get(key) ?? new Set()).add(canonical));
  }
  const table = new Map<string, string>();
  const clashes: string[] = [];
  for (const [key, fields] of meant) {
    const settled =
      onlyOne([...fields]) ??
      onlyOne([...fields].filter((field) => common.has(field))) ??
      onlyOne([...fields].filter((field) => aliasKey(field) === key));
    if (settled !== undefined) table.set(key, settled);
    else if (!first.has(key)) clashes.push(key);
  }
  return { table: new Map([...table, ...first]), clashes: clashes.sort() };
}

function onlyOne(fields: readonly string[]): string | undefined {
  return fields.length === 1 ? fields[0] : undefined;
}

/** Pairs of a key and a canonical name. */
function spellingsOf(field: NamedField): [string, string][] {
  const [first = field.name, second] = canonicalNamesOf(field);
  if (second === undefined) return [first, ...(field.aliases ?? [])].map((name) => [aliasKey(name), first]);
  const stems = [field.name, ...(field.stems ?? [])];
  return [
    ...[...stems.flatMap(homeSpellings), ...(field.home ?? [])].map((name): [string, string] => [
      aliasKey(name),
      first,
    ]),
    ...[...stems.flatMap(awaySpellings), ...(field.away ?? [])].map((name): [string, string] => [
      aliasKey(name),
      second,
    ]),
  ];
}

/** How scoreboard programs write the home team's `fouls`, as seen in public setups. */
function homeSpellings(stem: string): string[] {
  return [`home.${stem}`, `${stem}.home`, `${stem}.a`, `team1.${stem}`, `t1.${stem}`];
}

function awaySpellings(stem: string): string[] {
  const spelt = ['away', 'visitor', 'guest'].flatMap((team) => [`${team}.${stem}`, `${stem}.${team}`]);
  return [...spelt, `${stem}.b`, `team2.${stem}`, `t2.${stem}`];
}

function tableOf(pairs: readonly (readonly [string, string])[]): MadeTable {
  const table = new Map<string, string>();
  const clashes = new Set<string>();
  for (const [key, canonical] of pairs) {
    const known = table.get(key);
    if (known !== undefined && known !== canonical) clashes.add(key);
    table.set(key, canonical);
  }
  for (const key of clashes) table.delete(key);
  return { table, clashes: [...clashes].sort() };
}
