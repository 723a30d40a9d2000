import { createContext, useContext, useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react';
import { useStore } from 'zustand';
import type { ScoreboardStore } from './scoreboard-store.ts';
import type { Selector } from './selectors.ts';

const StoreContext = createContext<ScoreboardStore | undefined>(undefined);

/** Hands a page's store down to everything that shows it. */
export function ScoreboardProvider({ store, children }: { store: ScoreboardStore; children: ReactNode }): ReactNode {
  return <StoreContext value={store}>{children}</StoreContext>;
}

/** The page's store itself, for subscriptions that render nothing. */
export function useScoreboardStore(): ScoreboardStore {
  const store = useContext(StoreContext);
  if (store === undefined) throw new Error('no <ScoreboardProvider> above');
  return store;
}

/** The answer to one narrow question, and a render only when that answer changes. */
export function useScoreboard<T>(selector: Selector<T>): T {
  return useStore(useScoreboardStore(), selector);
}

/**
 * Writes a text that changes often (clock, score) straight into the element the returned ref is put on, without a render.
 *
 * `read` makes the text of the state; keep its identity (a selector of module level, or `useCallback`), as a new one subscribes anew.
 * `changed`, if given, is called after each later change with the element and the text before, for an animation; not for the first
 * text and not for a whole state. The element must have no React children: its one text node belongs to this hook.
 */
export function useFieldText<E extends HTMLElement>(
  read: Selector<string>,
  changed?: (element: E, before: string) => void,
): RefObject<E | null> {
  const store = useScoreboardStore();
  const ref = useRef<E>(null);
  const onChange = useRef(changed);
  useLayoutEffect(() => {
    onChange.current = changed;
  });
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const text = document.createTextNode(read(store.getState()));
    element.append(text);
    const unsubscribe = store.subscribe((state, before) => {
      const next = read(state);
      if (next === text.data) return;
      const previous = text.data;
      text.data = next;
      if (state.redraw === before.redraw) onChange.current?.(element, previous);
    });
    return () => {
      unsubscribe();
      text.remove();
    };
  }, [store, read]);
  return ref;
}
