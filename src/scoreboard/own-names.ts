/** What a crew's own sources call their fields: a file of theirs, beside what the packs know. */
import * as v from 'valibot';
import { toStreamId } from '#protocol/fields.ts';
import { aliasKey, type AliasTable } from './alias-table.ts';
import { ALL_SPORTS } from './field-names.ts';

/** The own names of a stream's fields; undefined for one without. */
export type OwnNamesOf = (stream: string) => AliasTable | undefined;

export type ReadOwnNames =
  | {
      readonly ok: true;
      readonly namesOf: OwnNamesOf;
      /** Those that the file names. */ readonly streams: readonly string[];
    }
  /** Each with the place in the file and what was expected there. */
  | { readonly ok: false; readonly faults: readonly string[] };

/** Stands for every stream that the file does not name. */
const OTHERS = '*';

const fileSchema = v.record(v.string(), v.record(v.string(), v.string()));

/**
 * Reads `{"stream1": {"Tore Gast": "away.score"}, "*": {"Uhr": "clock"}}`: by stream, or `*` for all others, the canonical field that a source's
 * name stands for. Names are compared as everywhere, blind to case, space, dot, hyphen and underscore.
 */
export function readOwnNames(text: string): ReadOwnNames {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (fault) {
    return { ok: false, faults: [`expected JSON, ${fault instanceof Error ? fault.message : String(fault)}`] };
  }
  const file = v.safeParse(fileSchema, json);
  if (!file.success) {
    const faults = file.issues.map(
      (issue) => `${v.getDotPath(issue) ?? 'the file'}: expected an object of names by stream, got ${issue.received}`,
    );
    return { ok: false, faults };
  }
  const faults: string[] = [];
  const byStream = new Map<string, AliasTable>();
  for (const [stream, names] of Object.entries(file.output)) {
    const id = stream === OTHERS ? OTHERS : toStreamId(stream);
    if (id === undefined) faults.push(`"${stream}": expected a stream's name, or * for all others`);
    else if (byStream.has(id)) faults.push(`"${stream}": there are names for ${id} already`);
    else byStream.set(id, tableOf(stream, names, faults));
  }
  if (faults.length > 0) return { ok: false, faults };
  const streams = [...byStream.keys()].filter((id) => id !== OTHERS);
  return { ok: true, streams, namesOf: (stream) => byStream.get(stream) ?? byStream.get(OTHERS) };
}

function tableOf(stream: string, names: Readonly<Record<string, string>>, faults: string[]): AliasTable {
  const table = new Map<string, string>();
  for (const [name, canonical] of Object.entries(names)) {
    const key = aliasKey(name);
    const where = `"${stream}" › "${name}"`;
    if (key === '') faults.push(`${where}: expected a name with a letter or a digit`);
    else if (table.has(key)) faults.push(`${where}: the same name stands there already, in another spelling`);
    else if (!ALL_SPORTS.isCanonical(canonical))
      faults.push(`${where}: expected a field that "boardcast sports" lists, such as home.score, got "${canonical}"`);
    table.set(key, canonical);
  }
  return table;
}
