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

/** Rises with every whole state: what is drawn then changes without animation. */
export const redrawOf: Selector<number> = (state) => state.redraw;

/** Whether a first whole state has come; before that nothing is drawn. */
export const syncedOf: Selector<boolean> = (state) => state.synced;

/** Whether the values are a simulated game's. */
export const demoOf: Selector<boolean> = (state) => state.source.demo === true;
