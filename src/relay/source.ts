import type { Source } from '#protocol/down.ts';
import type { Time } from '#lib/time.ts';
import { OFFLINE_MS, QUIET_MS } from './limits.ts';

/** A connection that publishes, as the stream it publishes to knows it. */
export interface Publisher {
  /** Rises with every connection: the higher is the newer. */
  readonly order: number;
  readonly demo: boolean;
  readonly address: string;
  /** When it connected, in ms since 1970. */
  readonly since: number;
  /** When anything was last heard of it. */
  heardAt: number;
  /** How many frames it sent. */
  frames: number;
}

export interface SourceDesk {
  join(publisher: Publisher): void;
  leave(publisher: Publisher): void;
  /** It was no publisher after all: as if it had never joined. */
  withdraw(publisher: Publisher): void;
  /** Values came from this publisher: says whether they count. */
  claim(publisher: Publisher): boolean;
  /** The publisher whose values count, or the newest one that is connected. */
  current(): Publisher | undefined;
  connected(): Iterable<Publisher>;
  /** Something changed in the stream. */
  changed(): void;
  /** How the source is doing now; whether it is the demo is the stream's to say. */
  status(): Source;
}

/**
 * Decides which of a stream's publishers counts, and says how it is doing. Exactly one counts at a time: a newer connection takes over with its first values, because a program that dials again leaves its old socket half-open behind;
 * late frames of the older are dropped while the newer lives, and count again once that has gone. The demo never takes over from another.
 */
export function createSourceDesk(time: Time): SourceDesk {
  const publishers = new Set<Publisher>();
  let active: Publisher | undefined;
  /** When anything was last heard of those that have left. */
  let heardAt: number | undefined;
  let changedAt = 0;

  function newest(): Publisher | undefined {
    let best: Publisher | undefined;
    for (const publisher of publishers) if (best === undefined || outranks(publisher, best)) best = publisher;
    return best;
  }

  function lastHeard(): number | undefined {
    let latest = heardAt;
    for (const publisher of publishers) latest = Math.max(latest ?? 0, publisher.heardAt);
    return latest;
  }

  return {
    join(publisher) {
      publishers.add(publisher);
    },
    leave(publisher) {
      heardAt = lastHeard();
      publishers.delete(publisher);
      if (active === publisher) active = undefined;
    },
    withdraw(publisher) {
      publishers.delete(publisher);
    },
    claim(publisher) {
      if (active === undefined || outranks(publisher, active)) active = publisher;
      return active === publisher;
    },
    current: () => active ?? newest(),
    connected: () => publishers,
    changed() {
      changedAt = time.now();
    },
    status() {
      const now = time.now();
      const heard = lastHeard();
      if (heard === undefined) return { status: 'none' };
      const age = Math.max(0, Math.round(now - heard));
      const current = active ?? newest();
      if (current === undefined) return { status: age >= OFFLINE_MS ? 'offline' : 'stale', age };
      return { status: now - Math.max(changedAt, current.since) >= QUIET_MS ? 'quiet' : 'live', age };
    },
  };
}

function outranks(one: Publisher, other: Publisher): boolean {
  return one.demo === other.demo ? one.order > other.order : other.demo;
}
