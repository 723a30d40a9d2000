import type { Time } from '#lib/time.ts';
import type { ScoreboardState, ScoreboardStore } from './scoreboard-store.ts';
import { toneOf, type FeedTone } from './tone.ts';

/** The feed's state as this page sees it, and since when; all instants by the page's clock. The same object until something of it changes. */
export interface ToneSeen {
  readonly tone: FeedTone;
  readonly demo: boolean;
  /** When the page saw the tone become what it is; undefined while it is what the page joined with. */
  readonly since: number | undefined;
  /** When anything was last heard of the publisher, as of the last change of its status. */
  readonly lastHeard: number | undefined;
}

export interface ToneLog {
  readonly seen: () => ToneSeen;
  readonly subscribe: (listener: () => void) => () => void;
  stop(): void;
}

/** Watches a store for changes of the feed's state. Connecting and joining are no change: what comes first was so before. */
export function createToneLog(store: ScoreboardStore, time: Pick<Time, 'now'>): ToneLog {
  const listeners = new Set<() => void>();
  let wasLost = false;
  let seen = look(store.getState(), undefined);

  /** A link that was lost stays so through all the attempts that follow, also before the first whole state. */
  function toneAfter(state: ScoreboardState): FeedTone {
    const tone = toneOf(state);
    wasLost = tone === 'lost' || (wasLost && tone === 'connecting');
    return wasLost ? 'lost' : tone;
  }

  function look(state: ScoreboardState, since: number | undefined): ToneSeen {
    const { age, demo } = state.source;
    const lastHeard = age === undefined ? undefined : time.now() - age;
    return { tone: toneAfter(state), demo: demo === true, since, lastHeard };
  }

  const stop = store.subscribe((state, before) => {
    const isSame = state.source === before.source && state.link === before.link && state.synced === before.synced;
    if (isSame) return;
    const { tone, lastHeard } = seen;
    const next = look(state, seen.since);
    const joined = tone === 'connecting' && next.tone !== 'lost';
    const since = next.tone === tone ? seen.since : joined ? undefined : time.now();
    // The source's age is of the moment when its object came: later it would make the publisher younger than it is.
    seen = { ...next, since, lastHeard: state.source === before.source ? lastHeard : next.lastHeard };
    for (const listener of listeners) listener();
  });

  return {
    seen: () => seen,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    stop,
  };
}
