/** A stream that was saved long ago: names and looks are there again, its values wait for an operator's word. */
import type { DeskState, OldState } from '#protocol/desk.ts';
import type { Values } from '#protocol/fields.ts';
import type { Kept } from '../snapshots/snapshot-store.ts';
import type { SavedDesk } from './saved-desk.ts';

/** Older than this when the relay starts, in ms, a state may be another game's: three hours are longer than any game and shorter than a night. */
const OLD_MS = 3 * 3_600_000;

/** What is restored of what was kept: as it is, or with its values set aside. */
export interface Restored {
  readonly kept: Kept;
  readonly old: OldState | null;
}

/** Teams are called tomorrow what they are called today, by whomever: those names are no value of a game. */
const NAMES: ReadonlySet<string> = new Set(['home.name', 'away.name']);

/** Fields whose values are set aside are blank, so that a graphic is there with the teams' names and nothing that may be wrong. */
export function restoredAt(kept: Kept | undefined, now: number): Restored {
  if (kept === undefined) return { kept: { values: {} }, old: null };
  const isOld = kept.savedAt !== undefined && now - kept.savedAt > OLD_MS;
  // What was said since those values were set aside is this game's.
  if (!isOld) return { kept, old: kept.old ?? null };
  const { values, desk, savedAt = now } = kept;
  const said = Object.entries(values).filter(([name, value]) => value !== '' && !NAMES.has(name));
  const old = {
    savedAt: kept.old !== undefined && said.length === 0 ? kept.old.savedAt : savedAt,
    values: { ...ofGame(values), ...kept.old?.values, ...Object.fromEntries(said) },
    overrides: { ...kept.old?.overrides, ...ofGame(desk?.state.overrides ?? {}) },
    frozen: desk?.state.frozen ?? kept.old?.frozen ?? null,
  };
  return { kept: { values: blank(values), ...(desk === undefined ? {} : { desk: withoutGame(desk) }) }, old };
}

/** A desk without the game's values, also where a step is taken back: a value that an operator kept off or let on air is one as well. */
function withoutGame(desk: SavedDesk): SavedDesk {
  const undo = desk.undo.map((back) => ({ ...back, judged: undefined, state: namesAlone(back.state) }));
  return { ...desk, state: namesAlone(desk.state), undo };
}

function namesAlone(state: DeskState): DeskState {
  const overrides = Object.fromEntries(Object.entries(state.overrides).filter(([name]) => NAMES.has(name)));
  return { ...state, overrides, clock: null, frozen: null };
}

function blank(values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, NAMES.has(name) ? value : '']));
}

function ofGame(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !NAMES.has(name)));
}

/** The old values of fields of which nothing was read since. */
export function stillBlank(old: OldState, feed: Values): ReadonlyMap<string, string> {
  return new Map(Object.entries(old.values).filter(([name]) => (feed[name] ?? '') === ''));
}

/** The other way round: the fields that still say what was put back, blank again. */
export function stillOld(old: OldState, feed: Values): ReadonlyMap<string, string> {
  const put = Object.entries(old.values).filter(([name, value]) => value !== '' && feed[name] === value);
  return new Map(put.map(([name]) => [name, '']));
}
