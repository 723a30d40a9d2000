/** All that a relay needs to be one of several, on what they share. */
import type { Random } from '#lib/random.ts';
import type { Time } from '#lib/time.ts';
import type { Log } from '../log.ts';
import { joinParts, savedName, streamOfSaved, type SnapshotStore } from '../snapshots/snapshot-store.ts';
import { createClusterNode, type ClusterNode } from './cluster-node.ts';
import { readSaved } from './engine-store.ts';
import { createNodeCalls, type NodeCalls } from './node-calls.ts';
import type { Cluster } from './open-cluster.ts';

export interface JoinedCluster extends Pick<ClusterNode, 'share' | 'follow'> {
  /** Where streams are saved. */
  readonly store: SnapshotStore;
  /** What of the API goes to other nodes. */
  readonly http: Pick<NodeCalls, 'ask' | 'hears'> & Pick<ClusterNode, 'where' | 'settled'>;
  stop(): void;
}

export function joinCluster(
  cluster: Cluster,
  deps: { readonly time: Time; readonly random: Random; readonly log: Log; readonly streamsMax: number },
): JoinedCluster {
  const { engine } = cluster;
  const calls = createNodeCalls({ ...deps, engine });
  const node = createClusterNode({
    ...deps,
    engine,
    document: cluster.share,
    async readKept(stream) {
      const parts = await Promise.all(
        (['feed', 'desk'] as const).map((part) => readSaved(engine, savedName(stream, part))),
      );
      return joinParts(parts.flatMap((part) => part ?? [])).get(stream);
    },
  });
  return {
    share: node.share,
    follow: (streams) => node.follow(streams),
    store: cluster.store((name) => node.fenceOf(streamOfSaved(name))),
    http: { ask: calls.ask, hears: calls.hears, where: node.where, settled: node.settled },
    stop() {
      node.stop();
      calls.close();
    },
  };
}
