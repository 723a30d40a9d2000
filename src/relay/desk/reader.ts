/** Brings a source's readings under the names that go on air, and remembers them as they came. */
import type { DeskState } from '#protocol/desk.ts';
import { FIELDS_MAX, type Values } from '#protocol/fields.ts';
import { diffValues } from '#protocol/patch.ts';
import { aliasKey, type AliasTable } from '#scoreboard/alias-table.ts';
import { createFieldMap, type FieldMap } from '#scoreboard/field-map.ts';
import { fieldNamesOf, type FieldNames } from '#scoreboard/field-names.ts';
import type { SportPack } from '#scoreboard/packs/pack-schema.ts';
import { otherSide, type FeedPatch } from './entry.ts';
import type { Reading } from './field-rows.ts';

export interface Reader {
  map(): FieldMap;
  names(): FieldNames;
  /** The latest reading of every source field since this run began. */
  readonly readings: ReadonlyMap<string, Reading>;
  /** Begins anew with these values. */
  begin(values: Values): void;
  read(
    reading: ReadonlyMap<string, string>,
    at: number,
  ): { readonly patch: FeedPatch; readonly overflow: readonly string[] };
  /** Everything that was read last, under the names that hold now. */
  latest(): FeedPatch;
  /**
   * The operator's names for fields are others now, or the sport or the board's ends are: what leads from the feed as it stands to what it is
   * under them. What was judged keeps its value, in the form that it has under its new name; only digits that changed ends before the word
   * came count as they were read.
   */
  rename(feed: Values, form: Form, by: 'names' | 'ends'): FeedPatch;
}

/** A text in the form of the field of this name; undefined where it has none there. */
export type Form = (name: string, text: string) => string | undefined;

export interface ReaderDeps {
  /** The stream's sport now. */
  readonly pack: () => SportPack | undefined;
  readonly ownNames: AliasTable | undefined;
  readonly desk: () => Pick<DeskState, 'names' | 'ends'>;
}

export function createReader(deps: ReaderDeps, held: Values): Reader {
  const readings = new Map<string, Reading>();
  let names = namesNow();
  let map = createFieldMap(held, names);

  function namesNow(): FieldNames {
    const said = Object.entries(deps.desk().names).map(([source, field]) => [aliasKey(source), field] as const);
    return fieldNamesOf(deps.pack(), new Map([...(deps.ownNames ?? []), ...said]));
  }

  function sided(patch: FeedPatch): FeedPatch {
    return deps.desk().ends ? new Map([...patch].map(([name, text]) => [otherSide(name), text])) : patch;
  }

  return {
    map: () => map,
    names: () => names,
    readings,
    begin(values) {
      readings.clear();
      map = createFieldMap(values, names);
    },
    read(reading, at) {
      const { values, overflow } = map.apply(reading);
      for (const [source, value] of reading) {
        if (readings.has(source) || readings.size < FIELDS_MAX) readings.set(source, { value, at });
      }
      return { patch: sided(values), overflow };
    },
    latest() {
      const named = [...readings].flatMap(([source, { value }]) => {
        const name = map.nameOf(source);
        return name === undefined ? [] : [[name, value] as const];
      });
      return sided(new Map(named));
    },
    rename(feed, form, by) {
      const judged = judgedIn(feed);
      names = namesNow();
      const next = createFieldMap(feed, names);
      const sources = new Set(readings.keys());
      // What went out of the readings goes out anew; what stands from before this run keeps its name, unless it is a source's own that got one.
      const kept = Object.entries(feed).filter(([name]) => !isReadAs(name));
      const renamed = kept.filter(([name]) => !names.isCanonical(name) && names.canonicalOf(name) !== undefined);
      const restored = renamed.filter(([name]) => !sources.has(name));
      const under = (values: Iterable<readonly [string, string]>): Values =>
        formed(sided(next.apply(new Map(values)).values), form);
      const values = under([...restored, ...judged]);
      const read = by === 'ends' ? under(Array.from(readings, ([source, { value }]) => [source, value])) : {};
      map = next;
      const gone = new Set(renamed.map(([name]) => name));
      const stays = kept.filter(([name]) => !gone.has(name));
      return new Map(
        Object.entries(diffValues(feed, { ...Object.fromEntries(stays), ...values, ...withoutBlanks(read) })),
      );
    },
  };

  /** What is on air of each source's field, as it was judged. */
  function judgedIn(feed: Values): ReadonlyMap<string, string> {
    const judged = new Map<string, string>();
    for (const [name, text] of Object.entries(feed)) {
      const source = map.sourceOf(deps.desk().ends ? otherSide(name) : name);
      if (source !== undefined && readings.has(source)) judged.set(source, text);
    }
    return judged;
  }

  /** Whether a name on air is what a reading of this run went out under. */
  function isReadAs(name: string): boolean {
    const source = map.sourceOf(deps.desk().ends ? otherSide(name) : name);
    return source !== undefined && readings.has(source);
  }
}

function formed(patch: FeedPatch, form: Form): Values {
  return Object.fromEntries(
    [...patch].flatMap(([name, text]) => {
      const value = text === null ? undefined : form(name, text);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

function withoutBlanks(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, text]) => text !== ''));
}
