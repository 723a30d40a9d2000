import type { Values } from '#protocol/fields.ts';
import type { ScoreboardStore } from './scoreboard-store.ts';

/** Reckons fields of a sport from the source's own; it must never throw. */
export type Reckon = (values: Values) => Values;

/**
 * Keeps a store's values completed by what a sport's pack reckons from them: bonus, power play, set point. What the source sends itself stands.
 * Must subscribe before anything that shows the values. Returns how to end it.
 */
export function addDerived(store: ScoreboardStore, reckon: Reckon): () => void {
  let added: Values = {};

  function complete(): void {
    const { values } = store.getState();
    const own: Record<string, string> = {};
    for (const name in values) if (values[name] !== added[name]) own[name] = values[name] ?? '';
    const extra = reckon(own);
    const complete = { ...own, ...extra };
    added = extra;
    if (!sameValues(values, complete)) store.setState({ values: complete });
  }

  complete();
  return store.subscribe((state, before) => {
    if (state.values !== before.values) complete();
  });
}

function sameValues(one: Values, other: Values): boolean {
  for (const name in one) if (one[name] !== other[name]) return false;
  for (const name in other) if (!(name in one)) return false;
  return true;
}
