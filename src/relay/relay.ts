import { CLOSE } from '#protocol/close-codes.ts';
import type { GuardName } from '#protocol/desk.ts';
import type { Control } from '#protocol/down.ts';
import type { Random } from '#lib/random.ts';
import type { Soon, Time } from '#lib/time.ts';
import type { IsKey } from './access/grant.ts';
import { ALL_RIGHTS, type Rights } from './access/rights.ts';
import type { Channel } from './channel.ts';
import type { ShareStream } from './cluster/shared.ts';
import type { DemoConfig } from './config.ts';
import type { Desk, ReadDesk } from './desk/desk.ts';
import { emptyDesk } from './desk/empty-desk.ts';
import { HEARTBEAT_PULSES, PULSE_MS, SLEPT_MS, USUAL_LIMITS } from './limits.ts';
import { createSession } from './connection-session.ts';
import { createEdgeChannel, type Following } from './edge/edge-channel.ts';
import { createParkingLot } from './door.ts';
import type { Log } from './log.ts';
import { createChannel } from './own-channel.ts';
import type { Peer } from './peer.ts';
import type { Session, SessionDeps } from './session.ts';
import type { Kept, Part } from './snapshots/snapshot-store.ts';
import type { OwnNamesOf } from '#scoreboard/own-names.ts';
import type { SportOf } from './sports.ts';
import { EMPTY_DESK } from '#protocol/desk.ts';
import { packOf } from '#scoreboard/stream-sport.ts';

/** All streams and all connections of a relay: its heart, which knows no socket. */
export interface Relay {
  /** A connection was made to this path; `fallback` is its stream where nothing else names one. */
  connect(peer: Peer, path: string, rights?: Rights, fallback?: string): Session;
  /** Who has its rights by this has them no more: its connections are closed. */
  revoke(by: string): void;
  /** The connection is gone: it is looked after no more. */
  forget(session: Session): void;
  find(stream: string): Channel | undefined;
  /** The same, made if need be; undefined when there is no room for one more. */
  open(stream: string): Channel | undefined;
  /** Whether anybody but an operator may ask for this stream. */
  knows(stream: string): boolean;
  /** The desk of a stream, which is made if need be; undefined when there is no room for one more. */
  desk(stream: string): Desk | undefined;
  /** The sport of a stream, by the id of its pack, also of one that nobody has asked for yet. */
  sport(stream: string): string | undefined;
  /** The same to look at: of a stream that nobody knows an empty one, which makes no stream. */
  readDesk(stream: string): ReadDesk;
  channels(): Iterable<Channel>;
  /** Tells the viewers of all streams what the operator says now, and those that come later. */
  control(control: Control): void;
  /** Closes every connection with this code and stops. */
  stop(code: number, reason: string): void;
}

export interface RelayDeps {
  readonly time: Time;
  /** When a pass over listeners goes on, see `createFanOut`. */
  readonly soon: Soon;
  readonly random: Random;
  readonly log: Log;
  readonly build: string;
  readonly demos: readonly DemoConfig[];
  /** The sport of each stream. */
  readonly sportOf: SportOf;
  readonly ownNamesOf?: OwnNamesOf | undefined;
  readonly guard?: GuardName | undefined;
  /** See `RelayConfig.onlyStreams`. */
  readonly onlyStreams?: readonly string[] | undefined;
  /** Most streams at once; as usual where it is absent. */
  readonly streamsMax?: number | undefined;
  /** What was saved, by stream, the most recently saved first. */
  readonly restored: ReadonlyMap<string, Kept>;
  /** Whether a text is the key that publishes, or that looks on; none is where it is absent. */
  readonly isKey?: IsKey | undefined;
  /** A part of a stream changed and is to be saved. */
  readonly changed: (channel: Channel, part: Part) => void;
  /** Follows another relay in all streams, and has none of its own. */
  readonly edge?: Following | undefined;
  /** Shares each stream with the other nodes of a cluster; absent of a relay that is alone. */
  readonly share?: ShareStream | undefined;
  /** A stream got a listener, or lost one: says whether any is left. It may say the same twice. */
  readonly wanted?: ((stream: string, isWanted: boolean) => void) | undefined;
}

export function createRelay(deps: RelayDeps): Relay {
  const { time, log, streamsMax = USUAL_LIMITS.streams } = deps;
  /** In the order in which they were last asked for: the first is the one that nobody has wanted for the longest time. */
  const channels = new Map<string, Channel>();
  const sessions = new Set<Session>();
  /** What streams had for which there was no room any more, the latest last: it is there again when somebody asks for them. */
  const parked = new Map<string, Kept>();
  const lot = createParkingLot();
  let control: Control = {};
  let order = 0;
  let pulses = 0;
  let pulsedAt = time.now();

  const newEpoch = (): string => randomHex(deps.random) + randomHex(deps.random);

  function add(id: string, restored: Kept | undefined): Channel {
    const channel = deps.edge === undefined ? ownChannel(id, restored) : edgeChannel(id, deps.edge);
    channels.set(id, channel);
    return channel;
  }

  /** Of the channel that has the name now: one that had to make room loses its listeners only after that. */
  function listened(id: string): void {
    deps.wanted?.(id, channels.get(id)?.hasListener() ?? false);
  }

  function edgeChannel(id: string, edge: Following): Channel {
    const { build, soon, random } = deps;
    return createEdgeChannel({ ...edge, id, build, time, soon, random, newEpoch, listened: () => listened(id) });
  }

  function ownChannel(id: string, restored: Kept | undefined): Channel {
    const channel: Channel = createChannel({
      id,
      build: deps.build,
      time,
      soon: deps.soon,
      log,
      newEpoch,
      pack: deps.sportOf(id),
      ownNames: deps.ownNamesOf?.(id),
      guard: deps.guard,
      restored,
      control,
      lot,
      changed: (part) => deps.changed(channel, part),
      listened: () => listened(id),
      share: deps.share,
    });
    return channel;
  }

  function open(id: string, publishes: boolean | 'perhaps'): Channel | undefined {
    const known = channels.get(id);
    if (known === undefined) {
      if (!makeRoom(publishes)) return undefined;
      const kept = parked.get(id);
      parked.delete(id);
      return add(id, kept);
    }
    channels.delete(id);
    channels.set(id, known);
    return known;
  }

  /**
   * Streams that were never published and have nobody go first; then, for a publisher only, those that merely have listeners, and the
   * demo's; then those that were published, are offline and have nobody: their values are parked. Listeners can so neither lock a
   * publisher out nor push out a stream that anybody uses, and a folder with 64 old names locks nobody out.
   */
  function makeRoom(publishes: boolean | 'perhaps'): boolean {
    if (channels.size < streamsMax) return true;
    const all = [...channels.values()];
    const spare =
      all.find((channel) => !channel.published() && channel.connections() === 0) ??
      (publishes === true ? all.find((channel) => !channel.published() && !channel.hasPublisher()) : undefined) ??
      (publishes === true ? all.find((channel) => channel.demo()) : undefined) ??
      // Who may have to wait for a word pushes nothing out that ever was.
      (publishes === 'perhaps' ? undefined : all.find((channel) => channel.connections() === 0 && isSpare(channel)));
    if (spare === undefined) {
      log('warn', 'no room for one more stream', { streams: channels.size });
      return false;
    }
    remove(spare);
    spare.endDemo();
    spare.closeListeners(CLOSE.TRY_LATER, 'too many streams');
    return true;
  }

  /** What an edge has of a stream is there again with who asks for it next. */
  function isSpare(channel: Channel): boolean {
    return deps.edge !== undefined || isGone(channel);
  }

  function remove(channel: Channel): void {
    channels.delete(channel.id);
    const kept = channel.kept();
    channel.stop();
    if (Object.keys(kept.values).length > 0 || kept.desk !== undefined) park(channel.id, kept);
  }

  function park(id: string, kept: Kept): void {
    parked.delete(id);
    parked.set(id, kept);
    for (const oldest of parked.keys()) {
      if (parked.size <= streamsMax) return;
      parked.delete(oldest);
    }
  }

  const named = new Set([...(deps.onlyStreams ?? []), ...deps.demos.map(({ stream }) => stream)]);

  function knows(id: string): boolean {
    return deps.onlyStreams === undefined || channels.has(id) || parked.has(id) || named.has(id);
  }

  function pulse(): void {
    pulses += 1;
    const now = time.now();
    if (now - pulsedAt > SLEPT_MS) for (const session of sessions) session.forgive();
    pulsedAt = now;
    for (const session of sessions) session.tick(pulses);
    for (const channel of channels.values()) {
      // A game that nobody plays or looks at any more was only for show.
      if (channel.demo() && channel.connections() === 0) remove(channel);
      else channel.tick(pulses % HEARTBEAT_PULSES === 0);
    }
    stopPulse = time.after(PULSE_MS, pulse);
  }

  const sessionDeps: SessionDeps = {
    time,
    log,
    isKey: deps.isKey ?? (() => false),
    open(id, how, address) {
      if (!knows(id)) return undefined;
      // A stream is made for nobody who could not even wait at it.
      return how === 'perhaps' && !lot.hasPlace(address) ? channels.get(id) : open(id, how);
    },
    knows,
    isDemo: (stream, key) => deps.demos.some((demo) => stream === demo.stream && key === demo.key),
  };

  for (const [id, kept] of [...deps.restored].slice(streamsMax).toReversed()) park(id, kept);
  for (const [id, kept] of [...deps.restored].slice(0, streamsMax).toReversed()) add(id, kept);
  let stopPulse = time.after(PULSE_MS, pulse);

  return {
    connect(peer, path, rights = ALL_RIGHTS, fallback) {
      order += 1;
      const session = createSession(sessionDeps, { order, path, peer, rights, fallback });
      sessions.add(session);
      return session;
    },
    forget(session) {
      session.closed();
      sessions.delete(session);
    },
    revoke(by) {
      for (const session of sessions) session.revoke(by);
    },
    find: (stream) => channels.get(stream),
    open: (stream) => open(stream, false),
    knows,
    desk: (stream) => open(stream, false)?.desk,
    sport(stream) {
      const known = channels.get(stream);
      if (known !== undefined) return known.sport();
      const { sport } = parked.get(stream)?.desk?.state ?? EMPTY_DESK;
      return packOf(sport, deps.sportOf(stream))?.id;
    },
    readDesk(stream) {
      // One that had to make room is known as well, and has things to tell.
      const known = channels.get(stream)?.desk ?? (parked.has(stream) ? open(stream, false)?.desk : undefined);
      return (
        known ??
        emptyDesk(stream, { sport: deps.sportOf(stream)?.id, guard: deps.guard ?? 'off' }, () => Math.round(time.now()))
      );
    },
    channels: () => channels.values(),
    control(next) {
      control = next;
      for (const channel of channels.values()) channel.control(next);
    },
    stop(code, reason) {
      stopPulse();
      for (const session of sessions) session.end(code, reason);
      sessions.clear();
      for (const channel of channels.values()) channel.stop();
    },
  };
}

function isGone(channel: Channel): boolean {
  const { status } = channel.source();
  return status === 'offline' || status === 'none';
}

/** Eight hexadecimal digits. */
function randomHex(random: Random): string {
  return Math.floor(random() * 2 ** 32)
    .toString(16)
    .padStart(8, '0');
}
