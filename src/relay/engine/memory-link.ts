import { createEmitter } from '#lib/emitter.ts';
import type { Fence, Holder, Position } from './engine.ts';
import type { ClaimOutcome, LinkEvent, Place, Snapshot, StoreLink, Write, WriteOutcome } from './store-link.ts';

/** What a link asks of the store, each at once or not at all. */
export interface Steps {
  write(place: Place, write: Write): WriteOutcome;
  snapshot(place: Place): Snapshot;
  positions(places: readonly Place[]): readonly Position[];
  claim(...args: Parameters<StoreLink['claim']>): ClaimOutcome;
  release(stream: string, fence: Fence): void;
  holder(stream: string): Holder | null;
  publish(channel: string, text: string): void;
}

/** A link whose network can be cut, for tests: nothing passes then, and what would have come meanwhile is lost. */
export interface MemoryLink extends StoreLink {
  cut(): void;
  heal(): void;
  /** The subscriptions alone hear nothing, and nobody says so. */
  deafen(): void;
}

/** What the store tells a link. */
export interface Hearer {
  message(event: LinkEvent & { readonly kind: 'message' }): void;
  restarted(): void;
}

export function createMemoryLink(steps: Steps, hearers: Set<Hearer>): MemoryLink {
  const events = createEmitter<LinkEvent>();
  const channels = new Set<string>();
  let isUp = true;
  let isDeaf = false;
  /** Rises with every cut: what was asked before is not answered any more. */
  let cuts = 0;

  const hearer: Hearer = {
    message(event) {
      if (!isUp || isDeaf || !channels.has(event.channel)) return;
      // As over a network, nobody hears of a change before who made it is done with it.
      queueMicrotask(() => {
        if (isUp && !isDeaf && channels.has(event.channel)) events.emit(event);
      });
    },
    restarted() {
      if (!isUp) return;
      cut();
      heal();
    },
  };
  hearers.add(hearer);

  function cut(): void {
    if (!isUp) return;
    isUp = false;
    cuts += 1;
    events.emit({ kind: 'down' });
  }

  function heal(): void {
    isDeaf = false;
    if (isUp) return;
    isUp = true;
    events.emit({ kind: 'up' });
  }

  /** The answer is lost with a link that is cut before it has come. */
  async function ask<T>(step: () => T): Promise<T | undefined> {
    const before = cuts;
    await Promise.resolve();
    if (!isUp || before !== cuts) return undefined;
    const answer = step();
    await Promise.resolve();
    return before === cuts ? answer : undefined;
  }

  return {
    cut,
    heal,
    deafen() {
      isDeaf = true;
    },
    isUp: () => isUp,
    on: (listener) => events.on(listener),
    write: (place, write) => ask(() => steps.write(place, write)),
    snapshot: (place) => ask(() => steps.snapshot(place)),
    positions: (places) => ask(() => steps.positions(places)),
    claim: (...args) => ask(() => steps.claim(...args)),
    async release(stream, fence) {
      await ask(() => steps.release(stream, fence));
    },
    holder: (stream) => ask(() => steps.holder(stream)),
    async publish(channel, text) {
      const isOut = await ask(() => {
        steps.publish(channel, text);
        return true;
      });
      return isOut ?? false;
    },
    subscribe(channel) {
      channels.add(channel);
      return Promise.resolve(isUp);
    },
    unsubscribe(channel) {
      channels.delete(channel);
    },
    close() {
      isUp = false;
      cuts += 1;
      hearers.delete(hearer);
      return Promise.resolve();
    },
  };
}
