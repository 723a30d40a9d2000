import type { ScoreboardState } from './scoreboard-store.ts';

/** A narrow question to the store: its answer is compared by identity, so it must be a text, a number or a kept object. */
export type Selector<T> = (state: ScoreboardState) => T;

const fields = new Map<string, Selector<string | undefined>>();

/** The text of one field, undefined while the stream does not have it. The same name gives the same selector, so that hooks keep their subscription. */
export function fieldOf(name: string): Selector<string | undefined> {
  let selector = fields.get(name);
  if (selector === undefined) fields.set(name, (selector = (state) => state.values[name]));
  return selector;
}

/** Whether there is anything to draw: a whole state has come, and it has fields. A stream that nobody ever published has none. */
export const drawableOf: Selector<boolean> = ({ synced, values }) => {
  if (synced) for (const _ in values) return true;
  return false;
};

/** Undefined while there is nothing to draw; then a number that changes with every whole state. */
export const drawnOf: Selector<number | undefined> = (state) => (drawableOf(state) ? state.redraw : undefined);

/** The same for what is drawn of a stream without fields too. */
export const alwaysDrawnOf: Selector<number | undefined> = ({ synced, redraw }) => (synced ? redraw : undefined);

/** Whether the values are a simulated game's. */
export const demoOf: Selector<boolean> = (state) => state.source.demo === true;
