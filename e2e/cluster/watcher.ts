import assert from 'node:assert/strict';
import type { Engine, News } from '#relay/engine/engine.ts';

/** A viewer of the stream, that holds each thing it hears to what may be heard at all. */
export interface Watcher {
  /** What it would show. */
  shown(): string;
  /** Throws what was heard and should not have been. */
  blame(): void;
  readonly epochs: ReadonlySet<string>;
}

/** One text of all fields: what two states are compared by. */
export function stateText(values: ReadonlyMap<string, string>): string {
  return JSON.stringify([...values].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** `said`: every state that an owner ever wanted, by {@link stateText}. */
export function createWatcher(engine: Engine, said: ReadonlySet<string>): Watcher {
  const values = new Map<string, string>();
  const epochs = new Set<string>();
  const faults: string[] = [];
  let epoch: string | undefined;
  let rev = 0;

  engine.join('game', (news: News) => {
    if (news.epoch === epoch) {
      if (news.rev <= rev) faults.push(`revision ${news.rev} after ${rev} in ${epoch}`);
      if (news.kind === 'change' && news.rev !== rev + 1) faults.push(`a change to ${news.rev} on ${rev}`);
    } else {
      if (news.kind === 'change') faults.push(`a change in an epoch of which no state was heard: ${news.epoch}`);
      if (epochs.has(news.epoch)) faults.push(`the epoch ${news.epoch} came back`);
      epochs.add(news.epoch);
    }
    ({ epoch, rev } = news);
    if (news.kind === 'whole') {
      values.clear();
      for (const [name, text] of news.values) values.set(name, text);
    } else
      for (const [name, text] of news.changes) {
        if (text === null) values.delete(name);
        else values.set(name, text);
      }
    const shown = stateText(values);
    if (values.size > 0 && !said.has(shown)) faults.push(`never said: ${shown.slice(0, 200)}`);
  });

  return {
    shown: () => stateText(values),
    blame: () => assert.deepEqual(faults, []),
    epochs,
  };
}
