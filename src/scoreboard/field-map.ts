import { FIELDS_MAX, type Values } from '#protocol/fields.ts';
import type { Patch } from '#protocol/patch.ts';
import { timeoutLampOf, type TimeoutLamp } from './canonical.ts';
import { ALL_SPORTS, type FieldNames } from './field-names.ts';

/** A source field that wanted a canonical name which another one held already. */
export interface Rivalry {
  readonly source: string;
  readonly canonical: string;
  readonly heldBy: string;
}

/** A reading under the names it goes out with, and the source fields that were one too many for a stream. */
export interface MappedReading {
  /** null: the field no longer goes out under this name. */
  readonly values: ReadonlyMap<string, Patch[string]>;
  readonly overflow: readonly string[];
}

export interface FieldMap {
  /** Another connection publishes from here on: a field that it does not send holds no canonical name against one that it does. */
  begin(): void;
  /** Gives each field of one reading the name under which it goes out; new names past FIELDS_MAX are left out and named. */
  apply(reading: ReadonlyMap<string, string>): MappedReading;
  /** The source field that goes out under a name; undefined where none did since this run began. */
  sourceOf(name: string): string | undefined;
  /** The name under which a source field goes out; undefined where another field has taken it, or it was never read. To ask changes nothing. */
  nameOf(source: string): string | undefined;
  /** The source fields that go out under their own name because the alias table does not know them. */
  unmapped(): readonly string[];
  /** The source fields that go out under their own name because another holds the canonical one. */
  rivals(): readonly Rivalry[];
}

interface Target {
  readonly name: string;
  readonly rivalry?: Rivalry;
  readonly unmapped: boolean;
}

interface Lamp extends Pick<TimeoutLamp, 'team'> {
  readonly isLit: boolean;
}

/**
 * Maps one stream's source fields to canonical ones. Where two claim the same, the first seen on a connection holds it and the other stays
 * under its own name; a name that itself is canonical then gets `raw.` before it. Lamps of time-outs (`timeout1-1` …, one lamp a field)
 * stay as they are, and their count goes out as `home.timeouts` and `away.timeouts` unless the source sends those itself. `held` are the
 * values that went out before, in another run: a source that sends only what changes goes on from there. `names` are those of the stream's
 * sport, where it has one.
 */
export function createFieldMap(held: Values = {}, names: FieldNames = ALL_SPORTS): FieldMap {
  const targets = new Map<string, Target>();
  /** Which source field goes out under a canonical name. */
  const holders = new Map<string, string>();
  /** The fields that the present connection has sent. */
  const seen = new Set<string>();
  const lamps = new Map<string, Lamp>();
  for (const [name, value] of Object.entries(held)) noteLamp(name, value);

  function noteLamp(source: string, value: string): Lamp['team'] | undefined {
    const lamp = timeoutLampOf(source);
    if (lamp !== undefined) lamps.set(lamp.key, { team: lamp.team, isLit: !/^(0*|false|off|no)$/i.test(value) });
    return lamp?.team;
  }

  function claim(source: string): Target {
    const canonical = names.canonicalOf(source);
    if (canonical === undefined) return { name: ownName(source, names), unmapped: timeoutLampOf(source) === undefined };
    const heldBy = holders.get(canonical);
    if (heldBy !== undefined && heldBy !== source && seen.has(heldBy)) {
      return { name: ownName(source, names), rivalry: { source, canonical, heldBy }, unmapped: false };
    }
    // The holder of an earlier connection claims anew, should it come again.
    if (heldBy !== undefined) targets.delete(heldBy);
    holders.set(canonical, source);
    return { name: canonical, unmapped: false };
  }

  function put(mapped: Map<string, Patch[string]>, source: string, value: string): void {
    const known = targets.get(source);
    const isSettled = known !== undefined && (known.rivalry === undefined || seen.has(known.rivalry.heldBy));
    const target = isSettled ? known : claim(source);
    if (!isSettled) targets.set(source, target);
    if (known !== undefined && known.name !== target.name) mapped.set(known.name, null);
    mapped.set(target.name, value);
  }

  return {
    begin: () => seen.clear(),
    apply(reading) {
      const mapped = new Map<string, Patch[string]>();
      const overflow: string[] = [];
      const changed = new Set<Lamp['team']>();
      // All of a reading is seen before any of it claims: who held a name before a reconnect and is still sent keeps it.
      for (const source of reading.keys()) {
        if (targets.has(source)) seen.add(source);
      }
      for (const [source, value] of reading) {
        if (!targets.has(source) && targets.size >= FIELDS_MAX) {
          overflow.push(source);
          continue;
        }
        put(mapped, source, value);
        seen.add(source);
        const team = noteLamp(source, value);
        if (team !== undefined) changed.add(team);
      }
      for (const team of changed) {
        if (holders.has(team)) continue;
        mapped.set(team, String([...lamps.values()].filter((lamp) => lamp.team === team && lamp.isLit).length));
      }
      return { values: mapped, overflow };
    },
    sourceOf: (name) => [...targets].findLast(([, target]) => target.name === name)?.[0],
    nameOf: (source) => targets.get(source)?.name,
    unmapped: () => [...targets].filter(([, target]) => target.unmapped).map(([source]) => source),
    rivals: () =>
      [...targets.values()].flatMap(({ rivalry }) => {
        if (rivalry === undefined) return [];
        const heldBy = holders.get(rivalry.canonical) ?? rivalry.heldBy;
        return heldBy === rivalry.source ? [] : { source: rivalry.source, canonical: rivalry.canonical, heldBy };
      }),
  };
}

/** A source field's own name, kept clear of the canonical ones. */
function ownName(source: string, names: FieldNames): string {
  return names.isCanonical(source) || source.startsWith('raw.') ? `raw.${source}` : source;
}
