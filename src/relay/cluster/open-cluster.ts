/** This relay as one of several: its hand on what they share, and whether that is there. On air all goes on without it, and nobody would see that it is not. */
import type { Random } from '#lib/random.ts';
import type { Time } from '#lib/time.ts';
import type { Engine } from '../engine/engine.ts';
import { createRedisEngine } from '../engine/redis-engine.ts';
import type { RedisPlace } from '../engine/redis-place.ts';
import { SHARED_START_MS } from '../limits.ts';
import type { Log } from '../log.ts';
import type { SnapshotStore } from '../snapshots/snapshot-store.ts';
import { createEngineStore, type EngineStoreOptions } from './engine-store.ts';
import type { EngineConfig } from './read-engine.ts';
import { shareDocument, type SharedDocument, type SharedOptions } from './shared-document.ts';
import { whenUp } from './when-up.ts';

type Shared<T> = Pick<SharedOptions<T>, 'name' | 'schema' | 'merge' | 'holds'>;

/** What a relay has that is one of several. */
export interface Cluster {
  readonly engine: Engine;
  /** Whether the store answers; one that is not there is waited for once, SHARED_START_MS from the first question on. */
  readonly isThere: () => Promise<boolean>;
  /** A document of all nodes, until this one closes. */
  readonly share: <T>(options: Shared<T>) => SharedDocument<T>;
  /** Where streams are saved, until this node closes. */
  readonly store: (fenceOf?: EngineStoreOptions['fenceOf']) => SnapshotStore;
  /** In words; none while what is shared is there. */
  readonly alarms: () => readonly string[];
  /** Gives back what this node holds. */
  readonly close: () => Promise<void>;
}

/** A store that starts again, or a replica that takes over, is there by then, in ms. It has come back for good once it has stood so long. */
const PATIENCE_MS = 3000;

/** Undefined for a relay that is alone. `engine` goes before what is configured: tests have their own. */
export function openCluster(
  config: EngineConfig | undefined,
  deps: {
    readonly time: Time;
    readonly random: Random;
    readonly log: Log;
    readonly engine?: Engine | undefined;
  },
): Cluster | undefined {
  const { time, random, log } = deps;
  if (deps.engine !== undefined) return watched(deps.engine, 'this process', () => '', { time, log });
  if (config === undefined) return undefined;
  let reason = '';
  const fault = (why: string): void => {
    reason = why;
  };
  const at = hostsOf(config.place);
  let policy: string | undefined;
  const evicts = (next: string | undefined): void => {
    if (next !== undefined && next !== policy)
      log('warn', 'what the relays share is thrown away when it is full', { at, policy: next });
    policy = next;
  };
  // Two of one name are two all the same: each would take the other's lease for its own.
  const node = `${config.node}.${random().toString(36).slice(2, 8)}`;
  const engine = createRedisEngine({ ...config, node, time, random, fault, evicts });
  const cluster = watched(engine, at, () => reason, { time, log });
  const alarms = (): readonly string[] =>
    policy === undefined
      ? cluster.alarms()
      : [
          ...cluster.alarms(),
          `what the relays share is thrown away when ${at} is full (${policy}): set maxmemory-policy noeviction`,
        ];
  return { ...cluster, alarms };
}

/** Never with the password. */
function hostsOf({ addresses }: RedisPlace): string {
  return addresses.map(({ host, port }) => `${host.includes(':') ? `[${host}]` : host}:${port}`).join(',');
}

function watched(
  engine: Engine,
  at: string,
  reasonOf: () => string,
  { time, log }: { readonly time: Time; readonly log: Log },
): Cluster {
  /** Since when it has not been there without a break of PATIENCE_MS, how often it went since then, and whether that was said. */
  let lost: { readonly at: number; times: number; isSaid: boolean } | undefined;
  let callOff: (() => void) | undefined;

  function came(): void {
    lost = undefined;
    log('info', 'what the relays share is there', { at, node: engine.node });
  }

  function say(): void {
    if (lost === undefined || lost.isSaid) return;
    lost.isSaid = true;
    log('warn', 'what the relays share does not answer', { at, reason: reasonOf() });
  }

  function left(): void {
    callOff?.();
    if (lost === undefined) lost = { at: time.now(), times: 1, isSaid: false };
    else lost.times += 1;
    say();
  }

  if (engine.state() === 'up') came();
  else {
    // At a start it is dialled still.
    lost = { at: time.now(), times: 0, isSaid: false };
    callOff = time.after(PATIENCE_MS, say);
  }
  const unheard = engine.onState((state) => {
    if (state === 'down') left();
    else if (lost?.isSaid === false) {
      callOff?.();
      came();
    } else callOff = time.after(PATIENCE_MS, came);
  });

  /** What is open for as long as this node is one of several. */
  const open: { readonly close: () => void }[] = [];
  const kept = <T extends { readonly close: () => void }>(one: T): T => {
    open.push(one);
    return one;
  };

  let waiting: Promise<boolean> | undefined;
  async function isThere(): Promise<boolean> {
    waiting ??= whenUp(engine, SHARED_START_MS, time);
    return (await waiting) || engine.state() === 'up';
  }

  return {
    engine,
    share: (options) => kept(shareDocument({ ...options, engine, time, log })),
    isThere,
    store: (fenceOf) => kept(createEngineStore({ engine, time, log, isThere, fenceOf })),
    alarms() {
      // One that refuses what it is asked is there again and again, and is of no use.
      const isAway = engine.state() === 'down' || (lost?.times ?? 0) > 1;
      if (lost === undefined || !isAway || time.now() - lost.at < PATIENCE_MS) return [];
      const reason = reasonOf();
      return [
        `what the relays share does not answer at ${at}${reason === '' ? '' : ` (${reason})`}: this one serves on by itself`,
      ];
    },
    async close() {
      callOff?.();
      unheard();
      for (const one of open) one.close();
      await engine.close();
    },
  };
}
