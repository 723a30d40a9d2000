/** A stream that was saved long ago: names and looks are there again, its values wait for an operator's word. */
import type { DeskState, OldState } from '#protocol/desk.ts';
import type { Values } from '#protocol/fields.ts';
import type { Kept } from '../snapshots/snapshot-store.ts';

/** Older than this when the relay starts, in ms, a state may be another game's: three hours are longer than any game and shorter than a night. */
const OLD_MS = 3 * 3_600_000;

/** What is restored of what was kept: as it is, or with its values set aside. */
export interface Restored {
  readonly kept: Kept;
  readonly old: OldState | null;
}

/** Fields whose values are set aside are blank, so that a graphic is there with the teams' names and nothing that may be wrong. */
export function restoredAt(kept: Kept | undefined, now: number): Restored {
  if (kept === undefined) return { kept: { values: {} }, old: null };
  const isOld = kept.old !== undefined || (kept.savedAt !== undefined && now - kept.savedAt > OLD_MS);
  if (!isOld) return { kept, old: null };
  const { values, desk, savedAt = now } = kept;
  const old = kept.old ?? {
    savedAt,
    values,
    overrides: desk?.state.overrides ?? {},
    frozen: desk?.state.frozen ?? null,
  };
  const aside: Partial<DeskState> = { overrides: {}, clock: null, frozen: null };
  return {
    kept: {
      values: kept.old === undefined ? blank(values) : values,
      ...(desk === undefined ? {} : { desk: { ...desk, state: { ...desk.state, ...aside } } }),
    },
    old,
  };
}

function blank(values: Values): Values {
  return Object.fromEntries(Object.keys(values).map((name) => [name, '']));
}

/** The old values of fields of which nothing was read since. */
export function stillBlank(old: OldState, feed: Values): ReadonlyMap<string, string> {
  return new Map(Object.entries(old.values).filter(([name]) => (feed[name] ?? '') === ''));
}
