import type { ScoreboardState, ScoreboardStore } from './scoreboard-store.ts';

export type FieldListener = (state: ScoreboardState, before: ScoreboardState) => void;

export interface FieldWatch {
  /**
   * Calls `run` when one of these fields changes, or one in `presence` comes, goes or turns blank (twice if two do so at once), until the
   * returned function is called.
   */
  on(names: readonly string[], run: FieldListener, presence?: readonly string[]): () => void;
}

/** One field, and who follows its text or merely whether it has one. */
interface Watched {
  readonly name: string;
  readonly texts: Set<FieldListener>;
  readonly presence: Set<FieldListener>;
}

/**
 * One subscription to the store for everything that follows single fields. A change then wakes only what shows it: dozens of elements that
 * each compared their own fields, sixty times a second, cost more than all the drawing.
 */
export function createFieldWatch(store: ScoreboardStore): FieldWatch {
  /** Made anew when it changes: one that is walked stays as it is. */
  let watched: readonly Watched[] = [];
  let unsubscribe: (() => void) | undefined;

  function tell(state: ScoreboardState, before: ScoreboardState): void {
    if (state.values === before.values) return;
    for (const { name, texts, presence } of watched) {
      const now = state.values[name];
      const then = before.values[name];
      if (now === then) continue;
      for (const run of texts) run(state, before);
      if (!now || !then) for (const run of presence) run(state, before);
    }
  }

  function entry(name: string): Watched {
    const found = watched.find((one) => one.name === name);
    if (found !== undefined) return found;
    const added: Watched = { name, texts: new Set(), presence: new Set() };
    watched = [...watched, added];
    return added;
  }

  return {
    on(names, run, presence = []) {
      const sets = [...names.map((name) => entry(name).texts), ...presence.map((name) => entry(name).presence)];
      for (const set of sets) set.add(run);
      if (watched.length > 0) unsubscribe ??= store.subscribe(tell);
      return () => {
        for (const set of sets) set.delete(run);
        watched = watched.filter(({ texts, presence: present }) => texts.size > 0 || present.size > 0);
        if (watched.length > 0) return;
        unsubscribe?.();
        unsubscribe = undefined;
      };
    },
  };
}
