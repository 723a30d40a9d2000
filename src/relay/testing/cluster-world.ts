/** Several nodes on one store, in a time that stands until it is told to go. */
import { createManualTime, type ManualTime } from '#lib/manual-time.ts';
import type { Engine } from '../engine/engine.ts';
import type { MemoryLink } from '../engine/memory-link.ts';
import { createMemoryStore, type MemoryStore } from '../engine/memory-store.ts';
import { createNodeEngine } from '../engine/node-engine.ts';

export interface ClusterWorld {
  readonly time: ManualTime;
  readonly store: MemoryStore;
  /** A node's hand on it, and the network between. */
  node(name: string): { readonly engine: Engine; readonly link: MemoryLink };
  /** Lets so much time pass, and all that waits for nothing but its turn. */
  pass(ms?: number): Promise<void>;
}

export function createClusterWorld(): ClusterWorld {
  const time = createManualTime();
  let epochs = 0;
  const store = createMemoryStore(time, () => `epoch-${(epochs += 1)}`);
  return {
    time,
    store,
    node(name) {
      const link = store.link();
      return { engine: createNodeEngine({ link, node: name, time }), link };
    },
    async pass(ms = 0) {
      await turn();
      for (let left = ms; left > 0; left -= 50) {
        time.advance(Math.min(50, left));
        await turn();
      }
    },
  };
}

function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
