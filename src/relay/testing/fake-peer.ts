import type { Peer } from '../peer.ts';

/** What the buffers of a stalled peer's system take before anything waits, in bytes. */
const SYSTEM_BYTES = 16 * 1024;

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
  /** Once stalled, its system takes nothing at all. */
  readonly narrow?: boolean;
}

export function createFakePeer(options: FakePeerOptions = {}): FakePeer {
  const system = options.narrow === true ? 0 : SYSTEM_BYTES;
  const taken: string[] = [];
  let waiting: string[] = [];
  /** Their bytes. */
  let waits = 0;
  let stalled = false;
  let closedWith: FakePeer['closedWith'];
  let terminated = false;
  let pings = 0;
  let received = options.handshake ?? 0;
  const backlog = (): number => Math.max(0, waits - system);
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
    send({ text }) {
      if (closedWith === undefined && !terminated) (stalled ? waiting : taken).push(text);
      if (stalled) waits += Buffer.byteLength(text);
      return backlog() === 0;
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
    backlog,
    received: () => received,
    stall() {
      stalled = true;
    },
    flow() {
      stalled = false;
      const waited = waiting.length > 0;
      taken.push(...waiting);
      waiting = [];
      waits = 0;
      return waited;
    },
    arrive(bytes) {
      received += bytes;
    },
  };
}
