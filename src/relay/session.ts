import type { Output } from '#protocol/api.ts';
import { CLOSE } from '#protocol/close-codes.ts';
import { decodeUp } from '#protocol/decode.ts';
import { pongFor, readFrame, type PublisherLine } from '#protocol/dialects/scoreboard-ocr.ts';
import {
  cleanText,
  DEFAULT_STREAM,
  readStreamAddress,
  streamAddressOfPath,
  type StreamAddress,
} from '#protocol/fields.ts';
import { PROTOCOLS_SERVED } from '#protocol/version.ts';
import type { UpMessage } from '#protocol/up.ts';
import type { Time } from '#lib/time.ts';
import { unreachable } from '#lib/unreachable.ts';
import { isBy, mayListen, withPublishKey, withViewerKey, type IsKey } from './access/grant.ts';
import type { Rights } from './access/rights.ts';
import type { Channel } from './channel.ts';
import { NO_SEAT } from './door.ts';
import type { Listener } from './fan-out.ts';
import { frameOf } from './frame.ts';
import {
  ASSUME_PUBLISHER_MS,
  FIRST_FRAME_MS,
  BACKLOG_BYTES_MAX,
  LINK_LOST_MS,
  VIEWER_FRAME_BYTES_MAX,
} from './limits.ts';
import type { Log } from './log.ts';
import type { Peer } from './peer.ts';
import type { PublisherSeat } from './publishers.ts';
import { seenOutput } from './seen-output.ts';
import type { Publisher } from './source.ts';

/** One connection, from its first frame to its end. What it is told comes from the transport. */
export interface Session {
  /** A whole frame, text or binary alike, and its length in bytes. */
  receive(frame: string, bytes: number): void;
  /** A protocol-level ping came; the transport answers it. */
  pinged(): void;
  /** All that was sent is with the operating system now. */
  drained(): void;
  /** Looks whether the link lives. Called every PULSE_MS; `ping` says that the pulse is a ping's. */
  tick(ping: boolean): void;
  /** The relay slept: what was not heard meanwhile is no fault of the peer's. */
  forgive(): void;
  /** What it has rights by holds no more. */
  revoke(by: string): void;
  /** Says goodbye; nothing that still comes is read. */
  end(code: number, reason: string): void;
  /** The connection is gone. */
  closed(): void;
}

export interface SessionDeps {
  readonly time: Time;
  readonly log: Log;
  /** Numbers connections, in the order in which they came. */
  readonly order: number;
  /** The path that was dialled, with its query. */
  readonly path: string;
  readonly peer: Peer;
  /** What it may do; its first frame may show the viewer key besides. */
  readonly rights: Rights;
  readonly isKey: IsKey;
  /** The channel of a stream, made if need be; undefined when there is no room for one more. Who publishes `perhaps` may have to wait for a word. */
  readonly open: (stream: string, publishes: boolean | 'perhaps') => Channel | undefined;
  /** Whether this key makes the demo's publisher of who publishes to that stream. */
  readonly isDemo: (stream: string, key: string | undefined) => boolean;
}

/** What a connection is: its first frame decides, and each state holds only what exists in it. */
type State =
  | { readonly is: 'connecting' }
  | { readonly is: 'publisher'; readonly publisher: Publisher; stream: string; seat: PublisherSeat }
  | {
      readonly is: 'listener';
      readonly stream: string;
      readonly listener: Listener;
      viewport: Output['viewport'];
      ack: Output['ack'];
    }
  | { readonly is: 'closed' };

const PONGS = { json: frameOf(pongFor('json')), bare: frameOf(pongFor('bare')), quoted: frameOf(pongFor('quoted')) };

export function createSession(deps: SessionDeps): Session {
  const { peer, time, log } = deps;
  const since = time.now();
  const address = streamAddressOfPath(deps.path);
  let { rights } = deps;
  let state: State = { is: 'connecting' };
  /** The handshake's bytes are no word of the peer's own. */
  const receivedAtOpen = peer.received();
  let heardAt = since;
  let hasPublished = false;
  let received = receivedAtOpen;

  function heard(): void {
    heardAt = time.now();
    received = peer.received();
    if (state.is === 'publisher') state.publisher.heardAt = heardAt;
  }

  function leave(): void {
    const left = state;
    state = { is: 'closed' };
    if (left.is === 'publisher') {
      left.seat.leave();
      log('info', 'publisher gone', { stream: left.stream, address: peer.address, frames: left.publisher.frames });
    } else if (left.is === 'listener') {
      left.listener.leave();
      log('info', 'listener gone', { stream: left.stream, address: peer.address });
    }
  }

  function end(code: number, reason: string): void {
    if (state.is === 'closed') return;
    log('info', 'closing a connection', { code, reason, address: peer.address });
    leave();
    peer.close(code, reason);
  }

  /** Takes a seat at the stream; undefined when there is none, and then the session is closed. */
  function seatAt(publisher: Publisher, stream: string): PublisherSeat | undefined {
    const channel = deps.open(stream, publisher.entry === 'ask' ? 'perhaps' : true);
    const seat = channel?.seatPublisher(publisher, (why) => end(...NO_SEAT[why]));
    if (seat !== undefined && typeof seat !== 'string') return seat;
    end(...NO_SEAT[seat ?? 'no-room']);
    return undefined;
  }

  function becomePublisher(named: StreamAddress | undefined): void {
    const stream = address.stream ?? named?.stream ?? DEFAULT_STREAM;
    const demo = deps.isDemo(stream, address.key ?? named?.key);
    rights = withPublishKey(rights, named?.key, deps.isKey);
    const entry = demo ? 'yes' : rights.publish;
    if (entry === 'no') return end(CLOSE.KEY_REFUSED, 'a publisher needs the key');
    const publisher = { order: deps.order, demo, entry, address: peer.address, since, heardAt, frames: 0 };
    const seat = seatAt(publisher, stream);
    if (seat === undefined) return;
    state = { is: 'publisher', publisher, stream, seat };
    log('info', 'publisher came', { stream, address: peer.address, demo, entry });
  }

  /** A publisher may say nothing for hours, and its answers to pings are all that there is of it; who says nothing at all may be anything. */
  function judgeSilence(): void {
    const age = time.now() - since;
    if (state.is !== 'connecting') return;
    if (rights.publish === 'no') {
      if (age >= FIRST_FRAME_MS) end(CLOSE.KEY_REFUSED, 'no register frame came');
    } else if (age >= ASSUME_PUBLISHER_MS && received !== receivedAtOpen) becomePublisher(undefined);
  }

  /** Who was taken for a publisher before its first frame, and registers as a listener with that, was none. */
  function takeBack(publishing: State & { is: 'publisher' }): void {
    state = { is: 'connecting' };
    publishing.seat.withdraw();
    log('info', 'no publisher after all', { stream: publishing.stream, address: peer.address });
  }

  /** A register frame that came after the first values: where the path names no stream, it does from here on. */
  function readRegister(publishing: State & { is: 'publisher' }, named: string | undefined): void {
    const { stream, key } = readStreamAddress(named ?? '');
    if (stream === undefined || stream === publishing.stream) return;
    if (address.stream !== undefined) {
      log('warn', 'a register frame names another stream than the path; the path counts', {
        stream: publishing.stream,
      });
      return;
    }
    if (hasPublished) publishing.seat.leave();
    else publishing.seat.withdraw();
    rights = withPublishKey(rights, key, deps.isKey);
    if (rights.publish === 'yes') publishing.publisher.entry = 'yes';
    const seat = seatAt(publishing.publisher, stream);
    if (seat === undefined) return;
    publishing.seat = seat;
    publishing.stream = stream;
  }

  function readLines(lines: readonly PublisherLine[]): void {
    for (const line of lines) if (line.kind === 'ping') peer.send(PONGS[line.form]);
    if (state.is === 'connecting') {
      const register = lines.find((line) => line.kind === 'register');
      becomePublisher(register?.stream === undefined ? undefined : readStreamAddress(register.stream));
    }
    if (state.is === 'publisher') state.publisher.frames += 1;
    for (const line of lines) {
      // A line may end the session: the state is looked at anew for each.
      if (state.is !== 'publisher') return;
      switch (line.kind) {
        case 'ping':
          break;
        case 'register':
          readRegister(state, line.stream);
          break;
        case 'values':
          hasPublished = true;
          state.seat.publish(line.values, line.refused);
          break;
        case 'other':
          state.seat.unreadable(`the type ${JSON.stringify(line.type)} is not known`);
          break;
        case 'unreadable':
          state.seat.unreadable(line.reason);
          break;
        default:
          unreachable(line);
      }
    }
  }

  function becomeListener(text: string): void {
    const message = decodeUp(text);
    if (!message.ok || message.value.type !== 'register') {
      return end(CLOSE.BAD_REGISTER, message.ok ? 'not a register frame' : message.reason);
    }
    const register = message.value;
    if (register.protocol !== undefined && !PROTOCOLS_SERVED.includes(register.protocol)) {
      return end(CLOSE.PROTOCOL_NOT_SERVED, `protocol ${register.protocol} is not served`);
    }
    rights = withViewerKey(rights, register.key, deps.isKey);
    if (!mayListen(rights, register.role)) return end(CLOSE.KEY_REFUSED, 'this role needs a key or a sign-in');
    const stream = address.stream ?? readStreamAddress(register.stream ?? '').stream ?? DEFAULT_STREAM;
    const channel = deps.open(stream, false);
    if (channel === undefined) return end(CLOSE.TRY_LATER, 'too many streams');
    const place = { id: String(deps.order), peer, since };
    const describe = seenOutput(register, place, () => (state.is === 'listener' ? state : undefined));
    const seat = { peer, role: register.role, name: cleanText(register.name ?? ''), delay: register.delay ?? 0 };
    const listener = channel.seatListener(seat, register.since, describe);
    state = { is: 'listener', stream, listener, viewport: register.viewport ?? null, ack: null };
    log('info', `${register.role} came`, { stream, address: peer.address, name: register.name });
  }

  function hearListener(listening: State & { is: 'listener' }, message: UpMessage): void {
    switch (message.type) {
      case 'register': // once is enough: a page that wants another role or stream dials again
        return;
      case 'ack':
        listening.ack = {
          rev: message.rev,
          at: Math.round(heardAt),
          visible: message.visible ?? null,
          lag: message.lag ?? null,
        };
        listening.viewport = message.viewport ?? listening.viewport;
        return;
      case 'resync':
        listening.listener.resync();
        return;
      default:
        unreachable(message);
    }
  }

  return {
    receive(frame, bytes) {
      heard();
      if (state.is === 'closed') return;
      if (state.is === 'listener') {
        if (bytes > VIEWER_FRAME_BYTES_MAX) return end(CLOSE.FRAME_TOO_BIG, 'the frame is too big');
        const message = decodeUp(frame);
        return message.ok ? hearListener(state, message.value) : undefined;
      }
      const lines = readFrame(frame);
      const first = lines[0];
      const listens = first?.kind === 'register' && (first.role === 'viewer' || first.role === 'operator');
      if (state.is === 'publisher' && state.publisher.frames === 0 && listens) takeBack(state);
      if (state.is === 'connecting' && listens) {
        if (bytes > VIEWER_FRAME_BYTES_MAX) return end(CLOSE.FRAME_TOO_BIG, 'the frame is too big');
        becomeListener(first.text);
      } else readLines(lines);
    },
    pinged() {
      heard();
      if (state.is === 'connecting' && rights.publish !== 'no') becomePublisher(undefined);
    },
    drained() {
      if (state.is === 'listener') state.listener.drained();
    },
    tick(ping) {
      if (state.is === 'closed') return;
      if (peer.received() !== received) heard();
      judgeSilence();
      if (time.now() - heardAt >= LINK_LOST_MS) {
        log('info', 'link lost', { address: peer.address });
        leave();
        peer.terminate();
      } else if (peer.backlog() > BACKLOG_BYTES_MAX) end(CLOSE.TOO_SLOW, 'reads too slowly');
      else if (ping) peer.ping();
    },
    forgive: heard,
    revoke(what) {
      if (isBy(rights, what)) end(CLOSE.KEY_REFUSED, 'the key is another now');
    },
    end,
    closed: leave,
  };
}
