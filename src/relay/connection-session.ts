import { CLOSE } from '#protocol/close-codes.ts';
import { decodeUp } from '#protocol/decode.ts';
import { addressOfRegister, pongFor, readFrame, type PublisherLine } from '#protocol/dialects/scoreboard-ocr.ts';
import {
  DEFAULT_STREAM,
  readStreamAddress,
  streamAddressOfPath,
  type RefusedField,
  type StreamAddress,
} from '#protocol/fields.ts';
import { unreachable } from '#lib/unreachable.ts';
import { isBy, withPublishKey } from './access/grant.ts';
import type { Rights } from './access/rights.ts';
import { asksForAcks, registeredFrame, updateFrame } from './acks.ts';
import { admitListener } from './admit-listener.ts';
import type { Channel } from './channel.ts';
import { noRoom, NO_SEAT } from './door.ts';
import { frameOf } from './frame.ts';
import {
  ASSUME_PUBLISHER_MS,
  FIRST_FRAME_MS,
  BACKLOG_BYTES_MAX,
  LINK_LOST_MS,
  PING_PULSES,
  VIEWER_FRAME_BYTES_MAX,
} from './limits.ts';
import type { Peer } from './peer.ts';
import type { PublisherSeat } from './publishers.ts';
import type { Receipt } from './receipt.ts';
import { seenOutput } from './seen-output.ts';
import { CLOSED, CONNECTING, hearListener, isToPing, publisherOf, receiptFrom, type State } from './session-state.ts';
import type { Connection, Session, SessionDeps } from './session.ts';
import type { Publisher } from './source.ts';

const PONGS = { json: frameOf(pongFor('json')), bare: frameOf(pongFor('bare')), quoted: frameOf(pongFor('quoted')) };

export function createSession(deps: SessionDeps, connection: Connection): Session {
  return new ConnectionSession(deps, connection);
}

/** A class, so that the thousands of connections of a relay share its functions: they were a third of what each holds. */
class ConnectionSession implements Session {
  readonly #deps: SessionDeps;
  readonly #peer: Peer;
  readonly #order: number;
  readonly #address: StreamAddress;
  readonly #fallback: string;
  readonly #acks: boolean;
  readonly #since: number;
  /** The handshake's bytes are no word of the peer's own. */
  readonly #receivedAtOpen: number;
  #rights: Rights;
  #state: State = CONNECTING;
  #heardAt: number;
  #received: number;
  #hasPublished = false;

  constructor(deps: SessionDeps, { peer, order, path, rights, fallback = DEFAULT_STREAM }: Connection) {
    this.#deps = deps;
    this.#peer = peer;
    this.#order = order;
    this.#address = streamAddressOfPath(path);
    this.#fallback = fallback;
    this.#acks = asksForAcks(path);
    this.#rights = rights;
    this.#since = deps.time.now();
    this.#heardAt = this.#since;
    this.#receivedAtOpen = peer.received();
    this.#received = this.#receivedAtOpen;
  }

  receive(frame: string, bytes: number): void {
    this.forgive();
    if (this.#state.is === 'closed') return;
    if (this.#state.is === 'listener') {
      if (bytes > VIEWER_FRAME_BYTES_MAX) return this.end(CLOSE.FRAME_TOO_BIG, 'the frame is too big');
      const message = decodeUp(frame);
      if (message.ok) hearListener(this.#state, message.value, this.#heardAt);
      return;
    }
    const lines = readFrame(frame);
    const first = lines[0];
    const listens = first?.kind === 'register' && (first.role === 'viewer' || first.role === 'operator');
    if (this.#state.is === 'publisher' && this.#state.publisher.frames === 0 && listens) this.#takeBack(this.#state);
    if (this.#state.is === 'connecting' && listens) {
      if (bytes > VIEWER_FRAME_BYTES_MAX) return this.end(CLOSE.FRAME_TOO_BIG, 'the frame is too big');
      this.#becomeListener(first.data);
    } else this.#readLines(lines);
  }

  tell(values: ReadonlyMap<string, string>, refused: readonly RefusedField[]): Receipt | undefined {
    this.#hearOtherwise();
    const speaking = this.#state;
    if (speaking.is !== 'publisher') return undefined;
    this.#publish(speaking, values, refused);
    return receiptFrom(speaking, values);
  }

  mumble(reason: string): void {
    this.#hearOtherwise();
    if (this.#state.is === 'publisher') this.#state.seat.unreadable(reason);
  }

  pinged(): void {
    this.forgive();
    if (this.#state.is === 'connecting' && this.#rights.publish !== 'no') this.#assumePublisher();
  }

  drained(): void {
    if (this.#state.is === 'listener') this.#state.listener.drained();
  }

  tick(pulses: number): void {
    if (this.#state.is === 'closed') return;
    if (this.#peer.received() !== this.#received) this.forgive();
    this.#judgeSilence();
    if (this.#deps.time.now() - this.#heardAt >= LINK_LOST_MS) {
      this.#deps.log('info', 'link lost', { address: this.#peer.address });
      this.closed();
      this.#peer.terminate();
    } else if (this.#peer.backlog() > BACKLOG_BYTES_MAX) this.end(CLOSE.TOO_SLOW, 'reads too slowly');
    else if ((pulses + this.#order) % PING_PULSES === 0 && isToPing(this.#state, this.#since, this.#deps.time.now()))
      this.#peer.ping();
  }

  forgive(): void {
    this.#heardAt = this.#deps.time.now();
    this.#received = this.#peer.received();
    if (this.#state.is === 'publisher') this.#state.publisher.heardAt = this.#heardAt;
  }

  revoke(what: string): void {
    if (isBy(this.#rights, what)) this.end(CLOSE.KEY_REFUSED, 'the key is another now');
  }

  end(code: number, reason: string): void {
    if (this.#state.is === 'closed') return;
    this.#deps.log('info', 'closing a connection', { code, reason, address: this.#peer.address });
    this.closed();
    this.#peer.close(code, reason);
  }

  closed(): void {
    const left = this.#state;
    const { address } = this.#peer;
    this.#state = CLOSED;
    if (left.is === 'publisher') {
      left.seat.leave();
      this.#deps.log('info', 'publisher gone', { stream: left.channel.id, address, frames: left.publisher.frames });
    } else if (left.is === 'listener') {
      left.listener.leave();
      this.#deps.log('info', 'listener gone', { stream: left.stream, address });
    }
  }

  /** Takes a seat at the stream; undefined when there is none, and then the session is closed. */
  #seatAt(
    publisher: Publisher,
    stream: string,
  ): { readonly channel: Channel; readonly seat: PublisherSeat } | undefined {
    const channel = this.#deps.open(stream, publisher.entry === 'ask' ? 'perhaps' : true, this.#peer.address);
    const seat = channel?.seatPublisher(publisher, (why) => this.end(...NO_SEAT[why]));
    if (channel !== undefined && typeof seat === 'object') return { channel, seat };
    this.end(...(typeof seat === 'string' ? NO_SEAT[seat] : noRoom(this.#deps.knows(stream))));
    return undefined;
  }

  #becomePublisher(named: StreamAddress | undefined): void {
    const stream = this.#address.stream ?? named?.stream ?? this.#fallback;
    const demo = this.#deps.isDemo(stream, this.#address.key ?? named?.key);
    this.#rights = withPublishKey(this.#rights, named?.key, this.#deps.isKey);
    const entry = demo ? 'yes' : this.#rights.publish;
    if (entry === 'no') return this.end(CLOSE.KEY_REFUSED, 'a publisher needs the key');
    const publisher = publisherOf(this.#peer, { order: this.#order, since: this.#since, demo, entry });
    publisher.heardAt = this.#heardAt;
    const seated = this.#seatAt(publisher, stream);
    if (seated === undefined) return;
    this.#state = { is: 'publisher', publisher, ...seated };
    this.#deps.log('info', 'publisher came', {
      stream,
      address: publisher.address,
      demo,
      entry,
      kind: publisher.kind,
    });
  }

  /** A publisher may say nothing for hours, and its answers to pings are all that there is of it; who says nothing at all may be anything. */
  #judgeSilence(): void {
    const age = this.#deps.time.now() - this.#since;
    if (this.#state.is !== 'connecting') return;
    if (this.#rights.publish === 'no') {
      if (age >= FIRST_FRAME_MS) this.end(CLOSE.KEY_REFUSED, 'no register frame came');
    } else if (age >= ASSUME_PUBLISHER_MS && this.#received !== this.#receivedAtOpen) this.#assumePublisher();
  }

  #assumePublisher(): void {
    if (!this.#mayStillName()) this.#becomePublisher(undefined);
  }

  /** It has named no stream yet, and the one that it would get is none here: only what it says next tells where it belongs. */
  #mayStillName(): boolean {
    return this.#address.stream === undefined && !this.#deps.knows(this.#fallback);
  }

  /** Who was taken for a publisher before its first frame, and registers as a listener with that, was none. */
  #takeBack(publishing: State & { is: 'publisher' }): void {
    this.#state = CONNECTING;
    publishing.seat.withdraw();
    this.#deps.log('info', 'no publisher after all', { stream: publishing.channel.id, address: this.#peer.address });
  }

  /** A register frame that came after the first values: where the path names no stream, it does from here on. */
  #readRegister(publishing: State & { is: 'publisher' }, { stream, key }: StreamAddress): void {
    if (stream === undefined || stream === publishing.channel.id) return;
    if (this.#address.stream !== undefined) {
      this.#deps.log('warn', 'a register frame names another stream than the path; the path counts', {
        stream: publishing.channel.id,
      });
      return;
    }
    if (this.#hasPublished) publishing.seat.leave();
    else publishing.seat.withdraw();
    this.#rights = withPublishKey(this.#rights, key, this.#deps.isKey);
    if (this.#rights.publish === 'yes') publishing.publisher.entry = 'yes';
    const seated = this.#seatAt(publishing.publisher, stream);
    if (seated !== undefined) Object.assign(publishing, seated);
  }

  /** What is no frame was read already: only that it came counts here. */
  #hearOtherwise(): void {
    this.forgive();
    if (this.#state.is === 'connecting') this.#becomePublisher(undefined);
    if (this.#state.is === 'publisher') this.#state.publisher.frames += 1;
  }

  #publish(
    { publisher, seat }: State & { is: 'publisher' },
    values: ReadonlyMap<string, string>,
    refused: readonly RefusedField[],
  ): void {
    this.#hasPublished = true;
    publisher.last = { at: this.#deps.time.now(), fields: values };
    seat.publish(values, refused);
  }

  #readLines(lines: readonly PublisherLine[]): void {
    for (const line of lines) if (line.kind === 'ping') this.#peer.send(PONGS[line.form]);
    const asksAlone = lines.every((line) => line.kind === 'ping');
    if (this.#state.is === 'connecting' && !(asksAlone && this.#mayStillName())) {
      const register = lines.find((line) => line.kind === 'register');
      this.#becomePublisher(register === undefined ? undefined : addressOfRegister(register));
    }
    if (this.#state.is === 'publisher') this.#state.publisher.frames += 1;
    for (const line of lines) {
      // A line may end the session: the state is looked at anew for each.
      if (this.#state.is !== 'publisher') return;
      switch (line.kind) {
        case 'ping':
          break;
        case 'register':
          this.#readRegister(this.#state, addressOfRegister(line));
          if (this.#acks && this.#state.is === 'publisher')
            this.#peer.send(registeredFrame(this.#state.channel.id, line.role));
          break;
        case 'values': {
          const speaking = this.#state;
          this.#publish(speaking, line.values, line.refused);
          if (this.#acks) this.#peer.send(updateFrame(receiptFrom(speaking, line.values), line.refused));
          break;
        }
        case 'other':
          this.#state.seat.unreadable(`the type ${JSON.stringify(line.type)} is not known`);
          break;
        case 'unreadable':
          this.#state.seat.unreadable(line.reason);
          break;
        default:
          unreachable(line);
      }
    }
  }

  #becomeListener(data: unknown): void {
    const admitted = admitListener(data, this.#rights, this.#deps.isKey);
    if (!admitted.ok) return this.end(...admitted.why);
    const { register } = admitted;
    this.#rights = admitted.rights;
    const stream = this.#address.stream ?? readStreamAddress(register.stream ?? '').stream ?? this.#fallback;
    const channel = this.#deps.open(stream, false, this.#peer.address);
    if (channel === undefined) return this.end(...noRoom(this.#deps.knows(stream)));
    const output = seenOutput(register, { order: this.#order, peer: this.#peer, since: this.#since });
    const seat = { peer: this.#peer, output, delay: register.delay ?? 0 };
    this.#state = { is: 'listener', stream, listener: channel.seatListener(seat, register.since), output };
    this.#deps.log('info', `${register.role} came`, { stream, address: this.#peer.address, name: register.name });
  }
}
