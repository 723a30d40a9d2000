import { createHash, randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { createEmitter } from '#lib/emitter.ts';
import type { Random } from '#lib/random.ts';
import type { Time } from '#lib/time.ts';
import { dialForCommands, dialForMessages, type RedisConnection } from './redis-dial.ts';
import { createRedisLine, isUnknownScript } from './redis-line.ts';
import type { RedisPlace } from './redis-place.ts';
import { SCRIPTS } from './redis-scripts.ts';
import { channelOf, type LinkEvent, type Place, type StoreLink, type Write } from './store-link.ts';

export interface RedisLinkOptions {
  readonly place: RedisPlace;
  readonly time: Time;
  readonly random: Random;
  /** Hears why the store is away. */
  readonly fault: (reason: string) => void;
  /** Hears, whenever it was dialled, by which rule the store throws away what nobody told it to; undefined for none. */
  readonly evicts?: ((policy: string | undefined) => void) | undefined;
}

function hashOf(script: string): string {
  return createHash('sha1').update(script).digest('hex');
}

const HASHES: Readonly<Record<keyof typeof SCRIPTS, string>> = {
  write: hashOf(SCRIPTS.write),
  snapshot: hashOf(SCRIPTS.snapshot),
  claim: hashOf(SCRIPTS.claim),
  release: hashOf(SCRIPTS.release),
  holder: hashOf(SCRIPTS.holder),
};

const count = v.pipe(v.union([v.number(), v.string()]), v.transform(Number));
const written = v.union([
  v.pipe(
    v.strictTuple([v.literal('set'), v.string(), count]),
    v.transform(([kind, epoch, rev]) => ({ kind, epoch, rev })),
  ),
  v.pipe(
    v.strictTuple([v.literal('refused')]),
    v.transform(([kind]) => ({ kind })),
  ),
]);
const snapshot = v.pipe(
  v.strictTuple([v.string(), count, v.nullable(v.string()), v.array(v.string())]),
  v.transform(([epoch, rev, note, flat]) => ({ epoch, rev, note: note ?? undefined, values: pairsOf(flat) })),
);
const holder = v.pipe(
  v.union([v.strictTuple([v.string(), v.string(), count]), v.strictTuple([])]),
  v.transform(([owner, node, priority]) =>
    owner === undefined || node === undefined || priority === undefined ? null : { owner, node, priority },
  ),
);
const claimed = v.union([
  v.pipe(
    v.strictTuple([v.literal('held'), count, v.string()]),
    v.transform(([kind, fence, epoch]) => ({ kind, fence, epoch })),
  ),
  v.pipe(
    v.strictTuple([v.literal('taken'), v.string(), v.string(), count, count]),
    v.transform(([kind, owner, node, priority, leftMs]) => ({ kind, holder: { owner, node, priority }, leftMs })),
  ),
]);
const position = v.pipe(
  v.strictTuple([v.nullable(v.string()), v.nullable(v.string())]),
  v.transform(([epoch, rev]) => ({ epoch: epoch ?? '', rev: Number(rev ?? 0) })),
);

/** A link to Redis or Valkey: one connection for commands, one for messages. It is up while the first is; what the second loses is fetched. */
export function createRedisLink({ place: at, time, random, fault, evicts }: RedisLinkOptions): StoreLink {
  const events = createEmitter<LinkEvent>();
  const channels = new Set<string>();
  let turn = 0;

  const hear = (text: string, channel: string): void => events.emit({ kind: 'message', channel, text });
  const commands = createRedisLine({
    dial: (lost, signal) => dialForCommands(at, lost, signal),
    async prove(connection) {
      await prove(connection, at.kind !== 'cluster');
      evicts?.(policyIn(await connection.send('', ['INFO', 'memory'])));
    },
    up: () => events.emit({ kind: 'up' }),
    down(reason) {
      fault(reason);
      events.emit({ kind: 'down' });
    },
    failed: fault,
    time,
    random,
  });
  const messages = createRedisLine({
    dial: (lost, signal) => dialForMessages(at, (turn += 1), lost, signal),
    prove: (connection) => prove(connection, false),
    up: () => void subscribeAll(),
    down: fault,
    failed: fault,
    time,
    random,
  });

  async function subscribeAll(): Promise<void> {
    const stand = await Promise.all([...channels].map((channel) => subscribe(channel)));
    if (stand.every(Boolean)) events.emit({ kind: 'heard again' });
  }

  async function subscribe(channel: string): Promise<boolean> {
    channels.add(channel);
    const connection = messages.connection();
    if (connection === undefined) return false;
    return connection.subscribe(channel, hear).then(
      () => true,
      () => false,
    );
  }

  async function run<T>(
    name: keyof typeof SCRIPTS,
    place: Place,
    args: readonly string[],
    schema: v.GenericSchema<unknown, T>,
  ): Promise<T | undefined> {
    const keys = keysOf(place);
    const rest = ['3', ...keys, channelOf(place), randomUUID(), ...args];
    try {
      return v.parse(schema, await evaluated(name, keys[0], rest));
    } catch {
      return undefined;
    }
  }

  async function evaluated(name: keyof typeof SCRIPTS, key: string, rest: readonly string[]): Promise<unknown> {
    try {
      return await commands.send(key, ['EVALSHA', HASHES[name], ...rest]);
    } catch (error) {
      if (!isUnknownScript(error)) throw error;
      // A server that has never seen it has not carried it out.
      return commands.send(key, ['EVAL', SCRIPTS[name], ...rest]);
    }
  }

  return {
    isUp: () => commands.connection() !== undefined,
    on: (listener) => events.on(listener),
    write: (place, write) => run('write', place, argumentsOf(write), written),
    snapshot: (place) => run('snapshot', place, [], snapshot),
    async positions(places) {
      try {
        const answers = places.map((place) => {
          const [, meta] = keysOf(place);
          return commands.send(meta, ['HMGET', meta, 'e', 'r']);
        });
        return v.parse(v.array(position), await Promise.all(answers));
      } catch {
        return undefined;
      }
    },
    claim(stream, node, { owner, priority, ttlMs }, fence) {
      const args = [node, owner, String(priority), String(Math.ceil(ttlMs)), String(fence ?? ''), stream];
      return run('claim', { kind: 'stream', name: stream }, args, claimed);
    },
    async release(stream, fence) {
      await run('release', { kind: 'stream', name: stream }, [String(fence)], v.unknown());
    },
    holder: (stream) => run('holder', { kind: 'stream', name: stream }, [], holder),
    async publish(channel, text) {
      return commands.send(channel, ['PUBLISH', channel, text]).then(
        () => true,
        () => false,
      );
    },
    subscribe,
    unsubscribe(channel) {
      channels.delete(channel);
      // One that is lost meanwhile is subscribed to nothing.
      void messages
        .connection()
        ?.unsubscribe(channel)
        .catch(() => undefined);
    },
    close() {
      commands.close();
      messages.close();
      return Promise.resolve();
    },
  };
}

/** Values, meta and lease: in one slot of a cluster. */
function keysOf({ kind, name }: Place): readonly [string, string, string] {
  const base = kind === 'stream' ? `sb:{${name}}` : `sb:doc:{${name}}`;
  return [`${base}:h`, `${base}:m`, `${base}:l`];
}

function argumentsOf({ guard, changes, note, whole }: Write): string[] {
  const held =
    guard.kind === 'fence'
      ? ['f', String(guard.fence), String(guard.seq)]
      : ['p', guard.at.epoch, String(guard.at.rev)];
  const args = [...held, whole ? '1' : '0', note === undefined ? '0' : '1', note ?? ''];
  for (const [name, text] of changes) args.push(name, text === null ? '0' : '1', text ?? '');
  return args;
}

function pairsOf(flat: readonly string[]): Map<string, string> {
  const pairs = new Map<string, string>();
  for (let at = 0; at + 1 < flat.length; at += 2) pairs.set(flat[at] ?? '', flat[at + 1] ?? '');
  return pairs;
}

/** A channel that nobody hears. */
const NOBODYS_CHANNEL = 'sb:proof';

/** Loads nothing any more, lets this user use channels, which is a right of its own, and, where it alone can be asked, takes writes. */
async function prove(connection: RedisConnection, asMaster: boolean): Promise<void> {
  await connection.send('', ['PING']);
  await connection.send(NOBODYS_CHANNEL, ['PUBLISH', NOBODYS_CHANNEL, '']);
  if (!asMaster) return;
  const info = await connection.send('', ['INFO', 'replication']);
  if (typeof info !== 'string' || !info.includes('role:master')) throw new Error('it takes no writes');
}

/** Rules for keys that expire alone touch nothing of ours: none does. */
function policyIn(info: unknown): string | undefined {
  const text = typeof info === 'string' ? info : '';
  const isBounded = /^maxmemory:[1-9]/m.test(text);
  return isBounded ? /^maxmemory_policy:(allkeys-[\w-]+)/m.exec(text)?.[1] : undefined;
}
