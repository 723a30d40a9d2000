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

/** The stream's sport, as the relay was told it. */
export const sportOf: Selector<unknown> = ({ sport }) => sport;

/** Whether the stream's state is known, with fields or without any. */
export const syncedOf: Selector<boolean> = ({ synced }) => synced;

/** Changes with every whole state. */
export const redrawOf: Selector<number> = ({ redraw }) => redraw;

/** Whether the values are a simulated game's. */
export const demoOf: Selector<boolean> = (state) => state.source.demo === true;
