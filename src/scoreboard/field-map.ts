import { FIELDS_MAX } from '#protocol/fields.ts';
import { canonicalOf, timeoutLampOf } from './canonical.ts';

/** A source field that wanted a canonical name which another one held already. */
export interface Rivalry {
  readonly source: string;
  readonly canonical: string;
  readonly heldBy: string;
}

/** A reading under the names it goes out with, and the source fields that were one too many for a stream. */
export interface MappedReading {
  readonly values: ReadonlyMap<string, string>;
  readonly overflow: readonly string[];
}

export interface FieldMap {
  /** Gives each field of one reading the name under which it goes out; new names past FIELDS_MAX are left out and named. */
  apply(reading: ReadonlyMap<string, string>): MappedReading;
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

/**
 * Maps one stream's source fields to canonical ones. Where two claim the same, the first seen holds it and the other stays under its own
 * name; a name that itself is canonical then gets `raw.` before it. Lamps of time-outs (`timeout1-1` …, one lamp a field) stay as they are,
 * and their count goes out as `home.timeouts` and `away.timeouts` unless the source sends those itself.
 */
export function createFieldMap(): FieldMap {
  const targets = new Map<string, Target>();
  const holders = new Map<string, string>();
  const lamps = new Map<string, string>();

  function targetOf(source: string): Target {
    const known = targets.get(source);
    if (known !== undefined) return known;
    const target = newTarget(source);
    targets.set(source, target);
    return target;
  }

  function newTarget(source: string): Target {
    const canonical = canonicalOf(source);
    if (canonical === undefined) return { name: freeName(source), unmapped: timeoutLampOf(source) === undefined };
    const heldBy = holders.get(canonical);
    if (heldBy === undefined) {
      holders.set(canonical, source);
      return { name: canonical, unmapped: false };
    }
    return { name: freeName(source), rivalry: { source, canonical, heldBy }, unmapped: false };
  }

  return {
    apply(reading) {
      const mapped = new Map<string, string>();
      const overflow: string[] = [];
      const lit = new Set<'home.timeouts' | 'away.timeouts'>();
      for (const [source, value] of reading) {
        if (!targets.has(source) && targets.size >= FIELDS_MAX) {
          overflow.push(source);
          continue;
        }
        mapped.set(targetOf(source).name, value);
        const team = timeoutLampOf(source);
        if (team === undefined) continue;
        lamps.set(source, value);
        lit.add(team);
      }
      for (const team of lit) if (!holders.has(team)) mapped.set(team, countLamps(lamps, team));
      return { values: mapped, overflow };
    },
    unmapped: () => [...targets].filter(([, target]) => target.unmapped).map(([source]) => source),
    rivals: () => [...targets.values()].flatMap((target) => target.rivalry ?? []),
  };
}

function countLamps(lamps: ReadonlyMap<string, string>, team: string): string {
  let lit = 0;
  for (const [source, value] of lamps) {
    if (timeoutLampOf(source) === team && !/^(0*|false|off|no)$/i.test(value)) lit += 1;
  }
  return String(lit);
}

/** A source field's own name, kept clear of the canonical ones. */
function freeName(source: string): string {
  return canonicalOf(source) === source || source.startsWith('raw.') ? `raw.${source}` : source;
}
