/** The one place where Redis is dialled. A connection that is lost stays lost: who dials anew knows it, and nothing that was meant for the old one is sent again. */
import type { Address, RedisPlace } from './redis-place.ts';

/** A connection, or a cluster's. */
export interface RedisConnection {
  /** Sends a command to whoever keeps that key. Rejects where it is refused or not answered; it may have been carried out all the same. */
  send(key: string, command: readonly string[]): Promise<unknown>;
  /** One and the same `hear` is told a channel's messages once, however often it subscribes. */
  subscribe(channel: string, hear: (text: string, channel: string) => void): Promise<void>;
  unsubscribe(channel: string): Promise<void>;
  destroy(): void;
}

/** As many commands as may wait for their answers: far above what streams make, and an end to what a server that hangs can heap up here. */
const WAITING_MAX = 10_000;
/** How long a TCP connection may take, in ms. */
const CONNECT_MS = 1000;

interface Options {
  readonly tls: boolean;
  readonly username: string | undefined;
  readonly password: string | undefined;
}

/** Only where it is wanted: reading it takes a third of a second of a processor. */
const redis = () => import('@redis/client');

function optionsOf({ username, password }: Options) {
  return {
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    RESP: 3,
    // It would ask for one more command to be allowed, and says nothing that anybody here reads.
    disableClientInfo: true,
    disableOfflineQueue: true,
    commandsQueueMaxLength: WAITING_MAX,
    maintNotifications: 'disabled',
  } as const;
}

function socketOf({ tls }: Options) {
  const socket = { connectTimeout: CONNECT_MS, reconnectStrategy: false } as const;
  return tls ? ({ ...socket, tls: true } as const) : socket;
}

async function dialOne(
  address: Address,
  options: Options & { readonly database: number },
  lost: (error: Error) => void,
  signal: AbortSignal,
): Promise<RedisConnection> {
  const { createClient } = await redis();
  const client = createClient({
    ...optionsOf(options),
    database: options.database,
    socket: { ...socketOf(options), ...address },
  });
  client.on('error', lost);
  const destroy = (): void => {
    client.destroy();
  };
  signal.addEventListener('abort', destroy);
  await client.connect();
  return {
    send: (_, command) => client.sendCommand(command),
    subscribe: (channel, hear) => client.subscribe(channel, hear),
    unsubscribe: (channel) => client.unsubscribe(channel),
    destroy,
  };
}

async function dialCluster(
  place: RedisPlace,
  lost: (error: Error) => void,
  signal: AbortSignal,
): Promise<RedisConnection> {
  const { createCluster } = await redis();
  const cluster = createCluster({
    rootNodes: place.addresses.map((address) => ({ socket: { ...address } })),
    defaults: { ...optionsOf(place), socket: socketOf(place) },
  });
  cluster.on('error', lost);
  cluster.on('node-error', lost);
  const destroy = (): void => {
    cluster.destroy();
  };
  signal.addEventListener('abort', destroy);
  await cluster.connect();
  return {
    send: (key, command) => cluster.sendCommand(key, false, [...command]),
    subscribe: () => Promise.reject(new Error('a cluster’s messages are heard at any one of its servers')),
    unsubscribe: () => Promise.resolve(),
    destroy,
  };
}

/** Dials for commands. `lost` hears why, once or more often, where the connection is there no more; `signal` gives up. */
export async function dialForCommands(
  place: RedisPlace,
  lost: (error: Error) => void,
  signal: AbortSignal,
): Promise<RedisConnection> {
  if (place.kind === 'cluster') return dialCluster(place, lost, signal);
  return dialOne(await masterOf(place, signal), place, lost, signal);
}

/** Dials to hear messages; `turn` takes one of a cluster's servers after the other, since each of them tells all. */
export async function dialForMessages(
  place: RedisPlace,
  turn: number,
  lost: (error: Error) => void,
  signal: AbortSignal,
): Promise<RedisConnection> {
  const address = place.kind === 'cluster' ? addressAt(place, turn) : await masterOf(place, signal);
  return dialOne(address, place, lost, signal);
}

function addressAt({ addresses }: RedisPlace, turn: number): Address {
  const address = addresses[turn % addresses.length];
  if (address === undefined) throw new Error('no address');
  return address;
}

/** The server itself: where Sentinel is asked, whichever it says now. */
async function masterOf(place: RedisPlace, signal: AbortSignal): Promise<Address> {
  if (place.kind !== 'sentinel') return addressAt(place, 0);
  // One that hangs keeps nobody from hearing the others.
  return Promise.any(place.addresses.map((address) => askSentinel(address, place, signal)));
}

async function askSentinel(address: Address, { tls, master }: RedisPlace, signal: AbortSignal): Promise<Address> {
  const nobody = { tls, username: undefined, password: undefined, database: 0 };
  const sentinel = await dialOne(address, nobody, () => undefined, signal);
  try {
    const answer = await sentinel.send('', ['SENTINEL', 'get-master-addr-by-name', master]);
    const [host, port]: unknown[] = Array.isArray(answer) ? answer : [];
    if (typeof host !== 'string') throw new Error(`Sentinel knows no ${master}`);
    return { host, port: Number(port) };
  } finally {
    sentinel.destroy();
  }
}
