import { createManualTime, type ManualTime } from '#lib/manual-time.ts';
import type { Time } from '#lib/time.ts';
import { createClusterNode, type ClusterNode } from '../cluster/cluster-node.ts';
import { shareDocument } from '../cluster/shared-document.ts';
import type { Engine } from '../engine/engine.ts';
import type { MemoryLink } from '../engine/memory-link.ts';
import { createMemoryStore, type MemoryStore } from '../engine/memory-store.ts';
import { createNodeEngine } from '../engine/node-engine.ts';
import { silentLog } from '../log.ts';
import type { Kept } from '../snapshots/snapshot-store.ts';
import { createTestRelay, type TestRelay } from './test-relay.ts';

/** A relay that is one of several, in memory. */
export interface TestNode extends TestRelay {
  readonly engine: Engine;
  readonly cluster: ClusterNode;
  /** Its way to the store, which can be cut. */
  readonly link: MemoryLink;
  /** The process is gone without a word: nobody hears of it again. */
  readonly kill: () => void;
  /** It stops as a process does that is asked to. */
  readonly stop: () => void;
}

export interface TestCluster {
  readonly time: ManualTime;
  readonly store: MemoryStore;
  /** Starts one more node; `aheadMs`: so much further is its clock. */
  readonly start: (name: string, aheadMs?: number) => TestNode;
  /** Lets time pass, and everything arrive meanwhile. */
  readonly pass: (ms: number) => Promise<void>;
}

/** Steps in which time passes, in ms. */
const GRAIN_MS = 20;

export function createTestCluster(): TestCluster {
  const time = createManualTime();
  let epochs = 0;
  const store = createMemoryStore(time, () => `epoch-${(epochs += 1)}`);
  /** What nodes saved, the newest of each stream. */
  const saved = new Map<string, Kept>();
  const unsaved = new Map<string, () => Kept>();
  const nodes = new Set<TestNode>();

  return {
    time,
    store,
    start(name, aheadMs = 0) {
      const link = store.link();
      let isDead = false;
      const own: Time = {
        now: () => time.now() + aheadMs,
        after: (ms, run) => time.after(ms, () => (isDead ? undefined : run())),
      };
      const engine = createNodeEngine({ link, node: name, time: own });
      const cluster = createClusterNode({
        engine,
        time: own,
        log: silentLog,
        streamsMax: 64,
        document: (document) => shareDocument({ ...document, engine, time: own, log: silentLog }),
        readKept: (stream) => Promise.resolve(saved.get(stream)),
      });
      const test = createTestRelay({
        time: { ...time, ...own },
        seed: nodes.size + 1,
        share: cluster.share,
        keep: (stream, kept) => (isDead ? undefined : unsaved.set(stream, kept)),
      });
      void cluster.follow(test.relay);
      const node: TestNode = {
        ...test,
        engine,
        cluster,
        link,
        kill() {
          isDead = true;
          link.cut();
          nodes.delete(node);
        },
        stop() {
          test.relay.stop(1012, 'the relay restarts');
          cluster.stop();
          void engine.close();
          nodes.delete(node);
        },
      };
      nodes.add(node);
      return node;
    },
    async pass(ms) {
      await turn();
      for (let left = ms; left > 0; left -= GRAIN_MS) {
        for (const node of nodes) node.stir();
        for (const [stream, kept] of unsaved) saved.set(stream, kept());
        unsaved.clear();
        time.advance(Math.min(GRAIN_MS, left));
        await turn();
      }
    },
  };
}

/** Lets everything run that waits for nothing but its turn. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
