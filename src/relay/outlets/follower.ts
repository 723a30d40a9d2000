/** Follows a stream within the relay's own process, for what the relay tells others: a viewer like any other, with a place among the outputs. */
import { HOLD_MS, retryDelayMs } from '#lib/backoff.ts';
import type { Random } from '#lib/random.ts';
import type { Time } from '#lib/time.ts';
import { isTerminal } from '#protocol/close-codes.ts';
import { decodeDown, encode } from '#protocol/codec.ts';
import type { DownMessage } from '#protocol/down.ts';
import { NAME_LENGTH_MAX, type UpMessage } from '#protocol/up.ts';
import type { Rights } from '../access/rights.ts';
import type { Frame } from '../frame.ts';
import type { Log } from '../log.ts';
import type { Peer } from '../peer.ts';
import type { Relay } from '../relay.ts';
import type { Session } from '../session.ts';

/** The code of a connection that was cut without a word (RFC 6455 §7.1.5). */
const CUT = 1006;

/** No key gave them, so none can take them back. */
const VIEWER_RIGHTS: Rights = { publish: 'no', view: true, operate: false, by: [] };

export interface Follower {
  /** Leaves. To be called before the relay stops, which it would else wait for to come back. */
  stop(): void;
}

export interface Following {
  readonly stream: string;
  /** What it is called among the outputs: an operator gives it a delay by that. */
  readonly name: string;
  readonly time: Time;
  readonly random: Random;
  readonly log: Log;
  /**
   * Hears a snapshot first, then every change; another snapshot replaces all that was said before it. It is called in turns of its own, never
   * while the relay works, and what changes between two of them comes as one update. What it throws is logged.
   */
  readonly told: (message: DownMessage) => void;
}

/** Follows a stream until it is stopped; whenever the relay closes it, it comes back as other clients do. */
export function follow(relay: Pick<Relay, 'connect' | 'forget'>, following: Following): Follower {
  const { stream, name, time, random, log, told } = following;
  let failures = 0;
  let end: (() => void) | undefined;

  function hear(message: DownMessage): void {
    failures = 0;
    try {
      told(message);
    } catch (error) {
      log('error', 'an outlet failed', { stream, name, reason: String(error) });
    }
  }

  function come(): void {
    const peer = new InnerPeer(time, hear, (code) => {
      relay.forget(session);
      failures += 1;
      end = time.after(isTerminal(code) ? HOLD_MS : retryDelayMs(failures, random), come);
    });
    const session = relay.connect(peer, `/${encodeURIComponent(stream)}`, VIEWER_RIGHTS);
    end = () => {
      peer.leave();
      relay.forget(session);
    };
    peer.register(session, { type: 'register', role: 'viewer', name: name.slice(0, NAME_LENGTH_MAX) });
  }

  come();
  return {
    stop() {
      end?.();
      end = undefined;
    },
  };
}

/**
 * Takes frames as a slow client would: one turn of the event loop long each is on its way, and the relay merges what changes meanwhile. So
 * nothing that hears them runs within the relay's own work, and no queue can grow.
 */
class InnerPeer implements Peer {
  readonly address = '127.0.0.1';
  readonly userAgent = '';
  readonly #time: Time;
  readonly #hear: (message: DownMessage) => void;
  readonly #closed: (code: number) => void;
  #session: Session | undefined;
  #waiting: Frame[] = [];
  #callOff: (() => void) | undefined;
  #isOver = false;
  #received = 0;

  constructor(time: Time, hear: (message: DownMessage) => void, closed: (code: number) => void) {
    this.#time = time;
    this.#hear = hear;
    this.#closed = closed;
  }

  register(session: Session, message: UpMessage): void {
    this.#session = session;
    this.#say(message);
  }

  /** Neither hears nor is told anything any more. */
  leave(): void {
    this.#isOver = true;
    this.#waiting = [];
    this.#callOff?.();
  }

  send(frame: Frame): boolean {
    if (this.#isOver) return true;
    this.#waiting.push(frame);
    this.#callOff ??= this.#time.after(0, () => this.#turn());
    return false;
  }

  close(code: number): void {
    if (this.#isOver) return;
    this.leave();
    // The relay may be in the midst of all its connections.
    this.#callOff = this.#time.after(0, () => this.#closed(code));
  }

  terminate(): void {
    this.close(CUT);
  }

  /** It answers by being there. */
  ping(): void {
    this.#received += 1;
  }

  backlog(): number {
    return this.#waiting.reduce((sum, { text }) => sum + text.length, 0);
  }

  received(): number {
    return this.#received;
  }

  #turn(): void {
    const frames = this.#waiting;
    this.#waiting = [];
    this.#callOff = undefined;
    for (const { text } of frames) {
      // Whoever hears a message may leave by it.
      if (this.#isOver) return;
      const message = decodeDown(text);
      if (!message.ok) continue;
      this.#hear(message.value);
      if (message.value.type === 'heartbeat') this.#say({ type: 'ack', rev: message.value.rev, visible: true });
    }
    this.#session?.drained();
  }

  #say(message: UpMessage): void {
    const text = encode(message);
    this.#session?.receive(text, Buffer.byteLength(text));
  }
}
