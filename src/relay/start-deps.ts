/** What a relay is given at its start beside its configuration. */
import type { Random } from '#lib/random.ts';
import type { Time } from '#lib/time.ts';
import type { Engine } from './engine/engine.ts';
import type { Log } from './log.ts';
import type { CheckLook } from './looks/check-file.ts';
import type { LoopDelay } from './loop-watch.ts';
import type { RelayDeps } from './relay.ts';
import type { SnapshotStore } from './snapshots/snapshot-store.ts';
import type { ClusterOnHttp } from './transport/http-cluster.ts';

export interface StartDeps {
  readonly time: Time;
  /** Chooses epochs; `Math.random` when absent. */
  readonly random?: Random | undefined;
  /** Gets every log line; nothing is logged when absent. */
  readonly log?: Log | undefined;
  /** Where states are kept; files in the data folder when absent. */
  readonly store?: SnapshotStore | undefined;
  /** Names the faults of a layout or a theme of the crew's own; all are taken for good when absent. */
  readonly checkLook?: CheckLook | undefined;
  /** How long the event loop keeps things waiting; not watched when absent. */
  readonly loopDelay?: LoopDelay | undefined;
  /** How many files the system lets the process open; as if there were enough when absent. */
  readonly filesMax?: number | undefined;
  /** How other nodes are asked; over the engine when absent. */
  readonly cluster?: ClusterOnHttp | undefined;
  /** What it shares with other relays; what the configuration says when absent. */
  readonly engine?: Engine | undefined;
  /** Hears which streams anybody listens to, see `RelayDeps.wanted`. */
  readonly wanted?: RelayDeps['wanted'];
}
