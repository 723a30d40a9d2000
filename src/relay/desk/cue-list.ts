/** The cues of a stream: those that are on an output, or wait on one. */
import { againId } from '#protocol/cue-id.ts';
import type { Cue, Watches } from '#protocol/desk.ts';
import type { CueEntry } from './entry.ts';

/** Cues that may be shown or wait at once. */
const CUES_MAX = 16;

export interface CueList {
  readonly list: () => Cue[];
  /** Those of these ids, or all. */
  readonly of: (ids?: readonly string[]) => readonly CueEntry[];
  readonly isFull: () => boolean;
  /** `since` is when that happened which it is of, where that was before it was said. */
  readonly show: (cue: Cue, watches: Watches, since?: number) => void;
  readonly takeOff: (entries: readonly CueEntry[]) => void;
  /** Shows what was taken off for what is left of it, under other ids, which it gives by those before: a page shows each id once. */
  readonly giveBack: (entries: readonly CueEntry[], rev: number) => ReadonlyMap<string, string>;
}

export interface CueListDeps {
  readonly now: () => number;
  /** The longest delay of any output, in ms: so long a cue may wait. */
  readonly longest: () => number;
  readonly cued: (entry: CueEntry) => void;
  readonly uncued: (ids: ReadonlySet<string>) => void;
}

/** `saved` are those of the run before that may still wait. */
export function createCueList({ now, longest, cued, uncued }: CueListDeps, saved: readonly CueEntry[]): CueList {
  let entries = saved;

  function current(): readonly CueEntry[] {
    const at = now();
    return (entries = entries.filter(({ cue }) => cue.at + cue.ms + longest() > at));
  }

  function add(entry: CueEntry): void {
    entries = [...entries, entry];
    cued(entry);
  }

  return {
    list: () => current().map(({ cue }) => cue),
    of: (ids) => current().filter(({ cue }) => ids === undefined || ids.includes(cue.id)),
    isFull: () => current().length >= CUES_MAX,
    show(cue, watches, since = cue.at) {
      add({ kind: 'cue', at: watches === 'court' ? since : cue.at, cue, watches });
    },
    takeOff(gone) {
      const ids = new Set(gone.map(({ cue }) => cue.id));
      entries = entries.filter(({ cue }) => !ids.has(cue.id));
      uncued(ids);
    },
    giveBack(gone, rev) {
      const left = gone.filter(({ cue }) => cue.at + cue.ms + longest() > now());
      const free = CUES_MAX - current().length;
      const given = left
        .slice(0, free)
        .map((entry, place) => ({ entry, id: againId(entry.cue.id, `${now()}-${rev}-${place}`) }));
      for (const { entry, id } of given) add({ ...entry, cue: { ...entry.cue, id } });
      return new Map(given.map(({ entry, id }) => [entry.cue.id, id]));
    },
  };
}
