import type { SourceKind } from '#protocol/api.ts';
import type { Source } from '#protocol/down.ts';
import type { Time } from '#lib/time.ts';
import { isSameComputer } from '#protocol/same-computer.ts';
import type { MayPublish } from './access/rights.ts';
import { OFFLINE_MS, QUIET_MS } from './limits.ts';

/** A connection that publishes, as the stream it publishes to knows it. */
export interface Publisher {
  /** Rises with every connection: the higher is the newer. */
  readonly order: number;
  readonly demo: boolean;
  /** Whether it may publish by itself, or by an operator's word. */
  entry: Exclude<MayPublish, 'no'>;
  readonly address: string;
  /** When it connected, in ms since 1970. */
  readonly since: number;
  /** When anything was last heard of it. */
  heardAt: number;
  /** How many frames it sent. */
  frames: number;
  /** By what it came. */
  readonly kind: SourceKind;
  /** Its latest reading, by its own names for fields, and when that came. */
  last: { readonly at: number; readonly fields: ReadonlyMap<string, string> } | undefined;
}

/** How a connected publisher stands to the stream. */
export type Standing =
  /** Its values go on air. */
  | 'counts'
  /** Another one's do; it is there if that goes, or if an operator chooses it. */
  | 'waits';

export interface SourceDesk {
  join(publisher: Publisher): void;
  leave(publisher: Publisher): void;
  /** It was no publisher after all: as if it had never joined. */
  withdraw(publisher: Publisher): void;
  /** Values came from this publisher: says whether they count. */
  claim(publisher: Publisher): boolean;
  /** The publisher that an operator has chosen and that does not count yet, if it is connected. */
  wanted(): Publisher | undefined;
  /** The publisher whose values count, or the one that would be the next to. */
  current(): Publisher | undefined;
  /** Every publisher that is connected, in the order in which they came. */
  connected(): readonly (readonly [publisher: Publisher, standing: Standing])[];
  /** Something changed in the stream. */
  changed(): void;
  /** None counts here any more: another node's does. */
  rest(): void;
  /** One that is connected elsewhere, or was, was heard at this time. */
  wasHeard(at: number): void;
  /** How the source is doing now; whether it is the demo is the stream's to say. */
  status(): Source;
}

/** After so many take-overs within so many ms the one that counts is kept: two programs that throw each other out would flicker on air. */
const FIGHT_SWITCHES = 3;
const FIGHT_MS = 10_000;
/** One that nothing was heard of for so long, in ms, is a dead link, and nobody to fight with. */
const SILENT_MS = 2000;

/**
 * Decides which of a stream's publishers counts, and says how it is doing. Exactly one counts at a time. A newer connection from the same
 * computer takes over with its first values, because a program that dials again leaves its old socket half-open behind; late frames of the
 * older are dropped while the newer lives, and count again once that has gone. One from another computer waits until the first has gone,
 * unless an operator chose it (`chosen`: its address). The demo never takes over from another.
 */
export function createSourceDesk(time: Time, chosen: () => string | null): SourceDesk {
  const publishers = new Set<Publisher>();
  let active: Publisher | undefined;
  /** When anything was last heard of those that have left. */
  let heardAt: number | undefined;
  let changedAt = 0;
  /** When a newer connection took over from an older one, of late. */
  let switches: readonly number[] = [];

  function rankOf({ demo, address }: Publisher): number {
    if (demo) return 0;
    return isSameComputer(address, chosen() ?? '') ? 2 : 1;
  }

  function next(): Publisher | undefined {
    let best: Publisher | undefined;
    for (const publisher of publishers) {
      if (best === undefined || rankOf(publisher) > rankOf(best)) best = publisher;
      else if (rankOf(publisher) === rankOf(best) && isSameComputer(publisher.address, best.address)) best = publisher;
    }
    return best;
  }

  /** Whether a newer connection may take over once more. */
  function isCalm(from: Publisher): boolean {
    const now = time.now();
    switches = switches.filter((at) => now - at < FIGHT_MS);
    return switches.length < FIGHT_SWITCHES || now - from.heardAt >= SILENT_MS;
  }

  function mayTakeOver(publisher: Publisher, from: Publisher): boolean {
    const [rank, other] = [rankOf(publisher), rankOf(from)];
    if (rank !== other) return rank > other;
    if (publisher.order < from.order || !isSameComputer(publisher.address, from.address) || !isCalm(from)) return false;
    switches = [...switches, time.now()];
    return true;
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
      if (active === undefined || (publisher !== active && mayTakeOver(publisher, active))) active = publisher;
      return active === publisher;
    },
    wanted() {
      const best = next();
      return best !== undefined && best !== active && rankOf(best) > (active === undefined ? 1 : rankOf(active))
        ? best
        : undefined;
    },
    current: () => active ?? next(),
    connected: () =>
      [...publishers].map((publisher) => [publisher, publisher === (active ?? next()) ? 'counts' : 'waits'] as const),
    changed() {
      changedAt = time.now();
    },
    rest() {
      active = undefined;
    },
    wasHeard(at) {
      heardAt = Math.max(heardAt ?? 0, at);
    },
    status() {
      const now = time.now();
      const heard = lastHeard();
      if (heard === undefined) return { status: 'none' };
      const age = Math.max(0, Math.round(now - heard));
      const current = active ?? next();
      if (current === undefined) return { status: age >= OFFLINE_MS ? 'offline' : 'stale', age };
      return { status: now - Math.max(changedAt, current.since) >= QUIET_MS ? 'quiet' : 'live', age };
    },
  };
}
