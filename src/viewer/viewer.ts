import { HOLD_MS, retryDelayMs } from '#lib/backoff.ts';
import { createEmitter } from '#lib/emitter.ts';
import { unreachable } from '#lib/unreachable.ts';
import { isTerminal } from '#protocol/close-codes.ts';
import { encode, parse, readDown } from '#protocol/codec.ts';
import { repeatsHeartbeat, type DownMessage, type Heartbeat, type Snapshot, type Update } from '#protocol/down.ts';
import type { Ack, UpMessage, Viewport } from '#protocol/up.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import type { Connection } from './connection.ts';
import { createFreshness } from './freshness.ts';
import { createClockMap } from './offset.ts';
import { createReplica } from './replica.ts';
import type { ViewerConfig, ViewerPorts } from './viewer-config.ts';
import type { ViewerEvent } from './viewer-events.ts';

/** A connection that does not stand by then is given up: a LAN answers in milliseconds, and a packet that was dropped would hold for minutes. */
const OPEN_MS_MAX = 5_000;
/** A resync that was asked for is asked for again when a heartbeat finds the gap still there after this long. */
const RESYNC_MS = 5_000;
/** RFC 6455: the close code where no close frame came. */
const ABNORMAL = 1006;

/** The listening side of one stream: it goes on for ever until closed, and tells what it hears in order. */
export interface Viewer {
  on(listener: (event: ViewerEvent) => void): () => void;
  /** Dials for the first time. Listeners come before it, or they miss what is told. */
  start(): void;
  /** The world changed (network back, page shown or hidden): looks whether the link is alive, and dials at once if it waits. */
  retry(): void;
  /** Everything up to this revision is on the screen since `at`, in own time; the next ack says so. */
  painted(rev: number, at: number): void;
  close(): void;
}

/** The link's states, each with what exists only in it. */
type Link =
  | { readonly kind: 'idle' | 'closed' }
  | { readonly kind: 'connecting' | 'stale'; readonly connection: Connection; readonly giveUp: () => void }
  | { readonly kind: 'live'; readonly connection: Connection }
  | { readonly kind: 'waiting'; readonly callOff: () => void };

export function createViewer(config: ViewerConfig, ports: ViewerPorts): Viewer {
  const { time } = ports;
  const events = createEmitter<ViewerEvent>();
  const replica = createReplica();
  const clocks = createClockMap();
  const freshness = createFreshness(ports, () => {
    dial();
  });
  let link: Link = { kind: 'idle' };
  /** Numbers the attempts: whatever an earlier one still tells is not heard. */
  let attempt = 0;
  let failures = 0;
  let synced = false;
  /** Whether this relay has ever shown that it sends heartbeats: a server that only echoes the feed may be silent for hours. */
  let beats = false;
  let resyncAt: number | undefined;
  /** The newest revision told, and since when it could have been on the screen, in own time. */
  let latest = { rev: 0, since: 0 };
  let seen: { readonly rev: number; readonly lag: number } | undefined;
  /** The size that this connection was told last: it is told again when it has changed, not with every heartbeat. */
  let toldViewport: Viewport | undefined;
  /** The last heartbeat that said where we stand already; most of those after it say the same. */
  let lastBeat: Heartbeat | undefined;
  /** The last ack as it was sent, and what it was made of. */
  let lastAck: { readonly text: string; readonly seen: typeof seen; readonly visible: boolean } | undefined;

  function enter(next: Link): void {
    const before = link.kind;
    link = next;
    if (next.kind === before || next.kind === 'idle' || next.kind === 'closed') return;
    events.emit({ kind: 'link', link: next.kind });
  }

  /** Lets go of whatever there is: a connection, an attempt, or a wait. */
  function letGo(): void {
    attempt += 1;
    freshness.stop();
    resyncAt = undefined;
    toldViewport = undefined;
    lastBeat = undefined;
    lastAck = undefined;
    if ('giveUp' in link) link.giveUp();
    if ('callOff' in link) link.callOff();
    if ('connection' in link) link.connection.close();
  }

  function dial(): void {
    letGo();
    replica.begin();
    clocks.reset();
    const mine = attempt;
    const connection = ports.dial(config.url, {
      open(registered) {
        if (mine === attempt) onOpen(registered);
      },
      message(text, heardAt) {
        if (mine === attempt) onFrame(text, heardAt ?? time.now());
      },
      closed(code) {
        if (mine === attempt) onClosed(code);
      },
    });
    const giveUp = time.after(OPEN_MS_MAX, () => {
      onClosed(ABNORMAL);
    });
    enter({ kind: synced ? 'stale' : 'connecting', connection, giveUp });
  }

  function onOpen(registered: boolean): void {
    if ('giveUp' in link) link.giveUp();
    freshness.heard(time.now());
    if (beats) freshness.arm();
    if (registered) return;
    const since = replica.position();
    toldViewport = ports.viewport();
    send({
      type: 'register',
      stream: config.stream,
      role: config.role,
      protocol: PROTOCOL_VERSION,
      ...(config.name === null ? {} : { name: config.name }),
      ...(since === undefined ? {} : { since }),
      delay: config.delay,
      query: config.query,
      key: config.key,
      viewport: toldViewport,
    });
  }

  function onClosed(code: number): void {
    letGo();
    failures += 1;
    const ms = isTerminal(code) ? HOLD_MS : retryDelayMs(failures, ports.random);
    enter({ kind: 'waiting', callOff: time.after(ms, dial) });
  }

  function onFrame(text: string, now: number): void {
    if (!freshness.heard(now)) return;
    const data = parse(text);
    if (!data.ok) return;
    if (lastBeat !== undefined && repeatsHeartbeat(data.value, lastBeat)) {
      beat(data.value.at, now);
      ports.taken?.(data.value);
      sendAck();
      return;
    }
    const message = readDown(data.value);
    // Types and shapes that this build does not know are none of its business (V9).
    if (message.ok) onMessage(message.value, now);
  }

  function onMessage(message: DownMessage, now: number): void {
    switch (message.type) {
      case 'snapshot':
        return onSnapshot(message, now);
      case 'update':
        return onUpdate(message, now);
      case 'heartbeat':
        return onHeartbeat(message, now);
      case 'ocr':
        if (ports.mapEcho === undefined) return undefined;
        beLive();
        return ports.mapEcho(message.values, (values) => {
          if (link.kind !== 'closed')
            events.emit({ kind: 'patch', rev: latest.rev, heardAt: now, values, control: undefined });
        });
      default:
        return unreachable(message);
    }
  }

  function onSnapshot(message: Snapshot, now: number): void {
    const { rev, at, source, values = {}, control = {} } = message;
    beat(at, now);
    lastBeat = undefined;
    const verdict = replica.snapshot(message);
    if (verdict === 'gap') return resync();
    resyncAt = undefined;
    if (verdict === 'take') ports.taken?.(message);
    if (verdict === 'leave') {
      events.emit({ kind: 'source', source });
    } else if (message.resumed === true) {
      events.emit({ kind: 'resumed', rev, source });
    } else {
      // Not since the reading's `at`, which may be an hour ago: whoever joins can show it from now on.
      latest = { rev, since: now };
      seen = undefined;
      events.emit({ kind: 'snapshot', rev, values, control, source });
    }
    return beLive();
  }

  function onUpdate(message: Update, now: number): void {
    const { rev, at, values, control } = message;
    clocks.seen(at, now);
    const verdict = replica.update(message);
    if (verdict === 'gap') return resync();
    if (verdict === 'leave') return undefined;
    ports.taken?.(message);
    latest = { rev, since: clocks.toOwn(at) };
    return events.emit({ kind: 'patch', rev, heardAt: now, values, control });
  }

  function onHeartbeat(message: Heartbeat, now: number): void {
    beat(message.at, now);
    const isGap = replica.heartbeat(message) === 'gap';
    if (isGap) resync();
    lastBeat = isGap ? undefined : message;
    ports.taken?.(message);
    events.emit({ kind: 'source', source: message.source });
    sendAck();
  }

  /** Says what is shown. An idle page says the same again and again, and so does not write it anew. */
  function sendAck(): void {
    const visible = ports.visible();
    const viewport = ports.viewport();
    if (lastAck === undefined || lastAck.seen !== seen || lastAck.visible !== visible || viewport !== toldViewport) {
      const ack: Ack = { type: 'ack', rev: 0, visible };
      if (seen !== undefined) {
        ack.rev = seen.rev;
        ack.lag = seen.lag;
      }
      lastAck = { text: encode(ack), seen, visible };
      if (viewport !== toldViewport) {
        ack.viewport = toldViewport = viewport;
        return send(ack);
      }
    }
    if ('connection' in link) link.connection.send(lastAck.text);
    return undefined;
  }

  /** This relay sends heartbeats: from now on its silence counts, on this connection and on later ones (V11). */
  function beat(at: number, now: number): void {
    beats = true;
    freshness.arm();
    clocks.seen(at, now);
  }

  function beLive(): void {
    synced = true;
    failures = 0;
    if (link.kind === 'connecting' || link.kind === 'stale') enter({ kind: 'live', connection: link.connection });
  }

  function resync(): void {
    if (resyncAt !== undefined && time.now() - resyncAt < RESYNC_MS) return;
    resyncAt = time.now();
    send({ type: 'resync' });
  }

  function send(message: UpMessage): void {
    if ('connection' in link) link.connection.send(encode(message));
  }

  return {
    on: (listener) => events.on(listener),
    start: dial,
    retry() {
      if (link.kind === 'waiting') dial();
      else freshness.look();
    },
    painted(rev, at) {
      if (rev === seen?.rev) return;
      seen = { rev, lag: rev === latest.rev ? Math.max(0, Math.round(at - latest.since)) : (seen?.lag ?? 0) };
    },
    close() {
      letGo();
      link = { kind: 'closed' };
    },
  };
}
