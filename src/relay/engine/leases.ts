import type { Time } from '#lib/time.ts';
import type { Claim, Fence, LeaseAnswer, LeaseNews } from './engine.ts';
import type { StoreLink } from './store-link.ts';

/** A lease is renewed three times before it expires, so that two renewals may be lost. */
const RENEWALS = 3;

interface Held {
  readonly claim: Claim;
  readonly listener: (news: LeaseNews) => void;
  fence: Fence;
  epoch: string;
  callOff: () => void;
  isRenewing: boolean;
}

/** The leases that one node holds. */
export interface Leases {
  claim(stream: string, claim: Claim, listener: (news: LeaseNews) => void): Promise<LeaseAnswer>;
  release(stream: string): Promise<void>;
  /** Looks at once whether the lease is held still: with its fence alone where that is given. */
  renew(stream: string, fence?: Fence): void;
  renewAll(): void;
  /** The store has said that a lease went to somebody else. */
  lost(stream: string, fence: Fence): void;
  /** Streams that are held, each with the epoch in which its lease was looked at last. */
  held(): ReadonlyMap<string, { readonly epoch: string }>;
  close(): Promise<void>;
}

export function createLeases(link: StoreLink, node: string, time: Time): Leases {
  const held = new Map<string, Held>();
  let isOver = false;

  function end(stream: string): void {
    held.get(stream)?.callOff();
    held.delete(stream);
  }

  function lose(stream: string, lease: Held): void {
    end(stream);
    lease.listener({ kind: 'lost' });
  }

  function arm(stream: string, lease: Held): void {
    lease.callOff();
    lease.callOff = time.after(lease.claim.ttlMs / RENEWALS, () => void renew(stream, lease));
  }

  async function renew(stream: string, lease: Held): Promise<void> {
    if (lease.isRenewing) return;
    lease.isRenewing = true;
    const outcome = await link.claim(stream, node, lease.claim, lease.fence);
    lease.isRenewing = false;
    if (held.get(stream) !== lease) return;
    if (outcome?.kind === 'taken') {
      lose(stream, lease);
      return;
    }
    arm(stream, lease);
    if (outcome === undefined) return;
    const isSame = outcome.fence === lease.fence && outcome.epoch === lease.epoch;
    lease.fence = outcome.fence;
    lease.epoch = outcome.epoch;
    if (!isSame) lease.listener({ kind: 'renewed', fence: outcome.fence });
  }

  return {
    async claim(stream, claim, listener) {
      const earlier = held.get(stream);
      const outcome = await link.claim(stream, node, claim);
      if (outcome === undefined || isOver) return { kind: 'down' };
      const isReplaced = earlier !== undefined && held.get(stream) === earlier;
      if (outcome.kind === 'taken') {
        if (isReplaced) lose(stream, earlier);
        return outcome;
      }
      end(stream);
      const { fence, epoch } = outcome;
      const lease: Held = { claim, listener, fence, epoch, callOff: () => undefined, isRenewing: false };
      held.set(stream, lease);
      arm(stream, lease);
      return { kind: 'held', fence };
    },
    async release(stream) {
      const lease = held.get(stream);
      end(stream);
      if (lease !== undefined) await link.release(stream, lease.fence);
    },
    renew(stream, fence) {
      const lease = held.get(stream);
      if (lease !== undefined && (fence ?? lease.fence) === lease.fence) void renew(stream, lease);
    },
    renewAll() {
      for (const [stream, lease] of held) void renew(stream, lease);
    },
    lost(stream, fence) {
      const lease = held.get(stream);
      if (lease?.fence === fence) lose(stream, lease);
    },
    held: () => held,
    async close() {
      isOver = true;
      const streams = [...held];
      for (const [stream] of streams) end(stream);
      await Promise.all(streams.map(([stream, { fence }]) => link.release(stream, fence)));
    },
  };
}
