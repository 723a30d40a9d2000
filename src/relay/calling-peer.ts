import type { SourceKind } from '#protocol/api.ts';
import type { Time } from '#lib/time.ts';
import { LINK_LOST_MS, RHYTHM_MS_MAX, RHYTHM_TIMES } from './limits.ts';
import type { Peer } from './peer.ts';

/** The other end of a source without a link of its own: it is there for as long as it calls, by its own rhythm. */
export class CallingPeer implements Peer {
  readonly address: string;
  readonly userAgent: string;
  readonly kind: SourceKind;
  /** With what the relay let it go; undefined while it has not, or where it was merely not heard of any more. */
  closedWith: { readonly code: number; readonly reason: string } | undefined;
  readonly #time: Time;
  readonly #over: () => void;
  #signs = 0;
  #calledAt: number;
  /** The longest time between two calls of late, in ms. */
  #rhythm = 0;

  /** `over` is called when it is let go. `before` is when it called last, if it did before it was lost. */
  constructor(
    from: Pick<CallingPeer, 'address' | 'userAgent' | 'kind'>,
    { time, over, before }: { readonly time: Time; readonly over: () => void; readonly before: number | undefined },
  ) {
    this.address = from.address;
    this.userAgent = from.userAgent;
    this.kind = from.kind;
    this.#time = time;
    this.#over = over;
    this.#calledAt = before ?? time.now();
  }

  /** It called. */
  called(): void {
    const now = this.#time.now();
    const pause = now - this.#calledAt;
    // One long pause is no rhythm, and a short one makes nobody slow for good.
    this.#rhythm = Math.max(pause > RHYTHM_MS_MAX ? 0 : pause, this.#rhythm / 2);
    this.#calledAt = now;
    this.#signs += 1;
  }

  /** When it called last, in ms. */
  calledAt(): number {
    return this.#calledAt;
  }

  /** It has no ear: what answers it goes with its own call. */
  send(): boolean {
    return true;
  }

  close(code: number, reason: string): void {
    this.closedWith = { code, reason };
    this.#over();
  }

  terminate(): void {
    this.#over();
  }

  ping(): void {
    // What calls by itself is asked for nothing.
  }

  backlog(): number {
    return 0;
  }

  /** Grows, as by answers to pings, for as long as its rhythm lets it be heard of; then its session waits for LINK_LOST_MS, as for any other. */
  received(): number {
    const patience = Math.min(RHYTHM_MS_MAX, RHYTHM_TIMES * this.#rhythm) - LINK_LOST_MS;
    if (this.#time.now() - this.#calledAt < patience) this.#signs += 1;
    return this.#signs;
  }
}
