import {
  createContext,
  useContext,
  useLayoutEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
  type ReactNode,
  type RefObject,
} from 'react';
import { useStore } from 'zustand';
import { createFieldWatch, type FieldWatch } from './field-watch.ts';
import type { ScoreboardStore } from './scoreboard-store.ts';
import type { Selector } from './selectors.ts';

interface Board {
  readonly store: ScoreboardStore;
  readonly watch: FieldWatch;
}

const NONE: readonly string[] = [];

const BoardContext = createContext<Board | undefined>(undefined);

/** Hands a page's store down to everything that shows it. */
export function ScoreboardProvider({ store, children }: { store: ScoreboardStore; children: ReactNode }): ReactNode {
  const board = useMemo(() => ({ store, watch: createFieldWatch(store) }), [store]);
  return <BoardContext value={board}>{children}</BoardContext>;
}

function useBoard(): Board {
  const board = useContext(BoardContext);
  if (board === undefined) throw new Error('no <ScoreboardProvider> above');
  return board;
}

/** The page's store itself, for subscriptions that render nothing. */
export function useScoreboardStore(): ScoreboardStore {
  return useBoard().store;
}

/** The answer to one narrow question, and a render only when that answer changes. */
export function useScoreboard<T>(selector: Selector<T>): T {
  return useStore(useScoreboardStore(), selector);
}

/**
 * The answer to a question about these fields alone: it is asked again when one of them changes, and renders when the answer does. Of the
 * fields in `presence` it asks only whether they hold a text. Keep the identity of all arguments.
 */
export function useFields<T>(names: readonly string[], selector: Selector<T>, presence = NONE): T {
  const { store, watch } = useBoard();
  const subscribe = useMemo(() => (run: () => void) => watch.on(names, run, presence), [watch, names, presence]);
  return useSyncExternalStore(subscribe, () => selector(store.getState()));
}

interface FieldText<E extends HTMLElement> {
  readonly names: readonly string[];
  /** Makes the text of these fields. */
  readonly read: Selector<string>;
  /** Called with the first text that is not blank, and with every other that has more or fewer characters than the one before. */
  readonly resized?: ((element: E, text: string) => void) | undefined;
  /**
   * Called after each later change with the element and the text before, for an animation; not for the first text and not for a whole
   * state. It may split the text for an animation: what it puts behind the text node is gone with the next change.
   */
  readonly changed?: ((element: E, before: string) => void) | undefined;
}

/**
 * Writes a text that changes often (clock, score) straight into the element the returned ref is put on, without a render. Keep the identity
 * of all but `changed` (of module level, or by `useMemo`), as new ones subscribe anew. The element must have no React children: its text
 * node belongs to this hook.
 */
export function useFieldText<E extends HTMLElement>({
  names,
  read,
  resized,
  changed,
}: FieldText<E>): RefObject<E | null> {
  const { store, watch } = useBoard();
  const ref = useRef<E>(null);
  const onChange = useRef(changed);
  useLayoutEffect(() => {
    onChange.current = changed;
  });
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    let shown = read(store.getState());
    let isSplit = false;
    const text = document.createTextNode(shown);
    element.append(text);
    if (shown !== '') resized?.(element, shown);
    const off = watch.on(names, (state, before) => {
      const next = read(state);
      if (next === shown) return;
      const previous = shown;
      // What an animation put beside the text goes with the text that it was of.
      if (isSplit) element.replaceChildren(text);
      isSplit = false;
      text.data = shown = next;
      if (next.length !== previous.length) resized?.(element, next);
      if (onChange.current === undefined || state.redraw !== before.redraw) return;
      onChange.current(element, previous);
      isSplit = text.nextSibling !== null;
    });
    return () => {
      off();
      text.remove();
    };
  }, [store, watch, names, read, resized]);
  return ref;
}
