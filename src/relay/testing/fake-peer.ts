import { BLOCKED_BYTES } from '../limits.ts';
import type { Peer } from '../peer.ts';

/** A peer in memory: it keeps what it was sent, and takes it as slowly as a test wants. */
export interface FakePeer extends Peer {
  /** Every frame that got through, in order. */
  readonly taken: readonly string[];
  readonly closedWith: { readonly code: number; readonly reason: string } | undefined;
  readonly terminated: boolean;
  readonly pings: number;
  /** From now on nothing that is sent gets through: it waits as backlog. */
  stall(): void;
  /** Lets everything through that waits, and whatever comes. True if something waited. */
  flow(): boolean;
  /** Some bytes arrived, as far as the network is concerned. */
  arrive(bytes: number): void;
}

export interface FakePeerOptions {
  readonly address?: string;
  readonly userAgent?: string;
  /** How many bytes its handshake had. */
  readonly handshake?: number;
  /** Once stalled, a single frame fills it. */
  readonly narrow?: boolean;
}

export function createFakePeer(options: FakePeerOptions = {}): FakePeer {
  const taken: string[] = [];
  let waiting: string[] = [];
  let stalled = false;
  let closedWith: FakePeer['closedWith'];
  let terminated = false;
  let pings = 0;
  let received = options.handshake ?? 0;
  return {
    address: options.address ?? '192.0.2.7',
    userAgent: options.userAgent ?? '',
    get taken() {
      return taken;
    },
    get closedWith() {
      return closedWith;
    },
    get terminated() {
      return terminated;
    },
    get pings() {
      return pings;
    },
    send(text) {
      if (closedWith === undefined && !terminated) (stalled ? waiting : taken).push(text);
    },
    close(code, reason) {
      closedWith ??= { code, reason };
    },
    terminate() {
      terminated = true;
    },
    ping() {
      pings += 1;
    },
    backlog() {
      const bytes = waiting.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
      return bytes > 0 && options.narrow === true ? bytes + BLOCKED_BYTES : bytes;
    },
    received: () => received,
    stall() {
      stalled = true;
    },
    flow() {
      stalled = false;
      const waited = waiting.length > 0;
      taken.push(...waiting);
      waiting = [];
      return waited;
    },
    arrive(bytes) {
      received += bytes;
    },
  };
}
