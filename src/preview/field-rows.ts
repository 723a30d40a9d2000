/** What of a field's row comes from the desk: what the board reads, and why something else may be on air. Pure. */
import type { DeskView, FieldRow } from '#protocol/desk.ts';
import { unreachable } from '#lib/unreachable.ts';

/** How a field's row stands out; `live` and `stale` do not: the feed's own band tells of those. */
export type RowTone = 'plain' | 'overridden' | 'held' | 'frozen';

export interface RowDesk {
  readonly tone: RowTone;
  /** The name under which the source sends it; undefined where it never did. */
  readonly source: string | undefined;
  /** What the board reads; undefined where it went on air as it is, and null where it never read anything. */
  readonly reading: string | null | undefined;
  readonly isMapped: boolean;
  /** How the game clock is; undefined of other fields. */
  readonly pace?: FieldRow['pace'];
}

/** A desk's fields by name. */
export function rowsOf(view: DeskView | undefined): ReadonlyMap<string, RowDesk> {
  return new Map(view?.fields.map((row) => [row.field, rowOf(row)]));
}

function rowOf({ value, reading, state, mapped, pace }: FieldRow): RowDesk {
  const tone = toneOf(state);
  return {
    tone,
    source: reading?.source,
    // Both are of one answer: where they are the same the row shows the air's newest for both, which is half a second ahead of it.
    reading: reading === null ? null : tone === 'plain' && reading.value === value ? undefined : reading.value,
    isMapped: mapped,
    ...(pace === undefined ? {} : { pace }),
  };
}

function toneOf(state: FieldRow['state']): RowTone {
  switch (state) {
    case 'live':
    case 'blank':
    case 'stale':
      return 'plain';
    case 'held':
    case 'overridden':
    case 'frozen':
      return state;
    default:
      return unreachable(state);
  }
}

/** The fields whose value on air is not what the board reads, by the reason for it; those without any are left out. */
export function standingOut(
  rows: ReadonlyMap<string, RowDesk>,
): readonly { readonly tone: Exclude<RowTone, 'plain'>; readonly fields: readonly string[] }[] {
  return (['overridden', 'held', 'frozen'] as const).flatMap((tone) => {
    const fields = [...rows].filter(([, row]) => row.tone === tone).map(([field]) => field);
    return fields.length === 0 ? [] : [{ tone, fields }];
  });
}
