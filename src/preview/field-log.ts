import type { Time } from '#lib/time.ts';
import { inBoardOrder } from '#scoreboard/board-order.ts';
import type { ScoreboardState, ScoreboardStore } from '#store/scoreboard-store.ts';

/** When each field last changed, as far as this page saw; kept beside the store so that nothing renders for it. */
export interface FieldLog {
  /** The names of the fields there are, known ones first in board order, the others by name. The same array until a name comes or goes. */
  readonly names: () => readonly string[];
  /** Calls the listener when a name came or went. */
  readonly onNames: (listener: () => void) => () => void;
  /** When the field's value last changed, by the page's clock; undefined when it is as it was when the page joined. */
  changedAt(name: string): number | undefined;
  /** When any value last changed, by the page's clock; undefined when none has. */
  lastChange(): number | undefined;
  stop(): void;
}

/** Watches a store from its beginning. The first whole state tells nothing of when its values came about. */
export function createFieldLog(store: ScoreboardStore, time: Pick<Time, 'now'>): FieldLog {
  const changed = new Map<string, number>();
  const listeners = new Set<() => void>();
  let names = inBoardOrder(Object.keys(store.getState().values));
  let last: number | undefined;

  const stop = store.subscribe((state, before) => {
    if (state.values === before.values) return;
    const renamed = note(state, before);
    if (!renamed) return;
    names = inBoardOrder(Object.keys(state.values));
    for (const listener of listeners) listener();
  });

  /** Notes what changed; true when the set of names is another. */
  function note(state: ScoreboardState, before: ScoreboardState): boolean {
    const now = time.now();
    let renamed = false;
    for (const name of Object.keys(before.values)) {
      if (Object.hasOwn(state.values, name)) continue;
      changed.delete(name);
      renamed = true;
    }
    for (const [name, value] of Object.entries(state.values)) {
      const known = Object.hasOwn(before.values, name);
      renamed ||= !known;
      if (!before.synced || (known && before.values[name] === value)) continue;
      changed.set(name, now);
      last = now;
    }
    return renamed;
  }

  return {
    names: () => names,
    onNames(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    changedAt: (name) => changed.get(name),
    lastChange: () => last,
    stop,
  };
}
