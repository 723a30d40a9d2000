import type { ScoreboardState, ScoreboardStore } from './scoreboard-store.ts';

export type FieldListener = (state: ScoreboardState, before: ScoreboardState) => void;

export interface FieldWatch {
  /** Calls `run` when one of these fields changes (twice if two of them change at once), until the returned function is called. */
  on(names: readonly string[], run: FieldListener): () => void;
}

/**
 * One subscription to the store for everything that follows single fields. A change then wakes only what shows it: dozens of elements that
 * each compared their own fields, sixty times a second, cost more than all the drawing.
 */
export function createFieldWatch(store: ScoreboardStore): FieldWatch {
  const listeners = new Map<string, Set<FieldListener>>();
  /** The names in `listeners`, made anew when they change: a list is walked faster than a map, and one that is walked stays as it is. */
  let watched: readonly string[] = [];
  let unsubscribe: (() => void) | undefined;

  function tell(state: ScoreboardState, before: ScoreboardState): void {
    if (state.values === before.values) return;
    for (const name of watched) {
      if (state.values[name] === before.values[name]) continue;
      listeners.get(name)?.forEach((run) => run(state, before));
    }
  }

  return {
    on(names, run) {
      for (const name of names) {
        const concerned = listeners.get(name) ?? new Set();
        listeners.set(name, concerned.add(run));
      }
      watched = [...listeners.keys()];
      if (listeners.size > 0) unsubscribe ??= store.subscribe(tell);
      return () => {
        for (const name of names) {
          const concerned = listeners.get(name);
          concerned?.delete(run);
          if (concerned?.size === 0) listeners.delete(name);
        }
        watched = [...listeners.keys()];
        if (listeners.size > 0) return;
        unsubscribe?.();
        unsubscribe = undefined;
      };
    },
  };
}
