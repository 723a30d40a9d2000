import { createEmitter } from '#lib/emitter.ts';
import type { Time } from '#lib/time.ts';
import type { Patch } from '#protocol/patch.ts';
import { connectFeed, type Frames } from '#store/feed.ts';
import type { ScoreboardStore } from '#store/scoreboard-store.ts';
import type { ViewerEvent } from '#viewer/viewer-events.ts';
import type { HostData } from './host-data.ts';

/** The game as a playout server tells it. */
export interface HostFeed {
  /** Takes an update's fields over those before it. */
  readonly take: (values: HostData) => void;
  /** Whether its game is the one that is shown; what it was told meanwhile counts once it is again. */
  readonly show: (isShown: boolean) => void;
}

interface HostFeedPorts {
  readonly time: Time;
  readonly frames: Frames;
  /** Brings fields under the names that layouts know. */
  readonly map: (values: HostData) => Patch;
}

/**
 * Lets a host's updates into a store the way a relay's come there. A field that was never more than blank is not there: a form has
 * every field of its sport, and what nobody fills in takes no room.
 */
export function createHostFeed(store: ScoreboardStore, { time, frames, map }: HostFeedPorts): HostFeed {
  const events = createEmitter<ViewerEvent>();
  connectFeed({ on: (listener) => events.on(listener), painted: () => undefined }, store, { time, frames });
  const source = { status: 'live', age: 0 } as const;
  let values: Readonly<Record<string, string>> = {};
  let isShown = true;
  let rev = 0;

  events.emit({ kind: 'snapshot', rev, values, control: {}, source: { status: 'none' } });
  return {
    take(told) {
      const mapped = Object.entries(map(told)).flatMap(([name, value]): [string, string][] =>
        value === null || (value === '' && !Object.hasOwn(values, name)) ? [] : [[name, value]],
      );
      const news = Object.fromEntries(mapped);
      values = { ...values, ...news };
      if (!isShown) return;
      rev += 1;
      events.emit({ kind: 'source', source });
      events.emit({ kind: 'patch', rev, heardAt: time.now(), values: news, control: undefined });
    },
    show(next) {
      if (next === isShown) return;
      isShown = next;
      if (next) events.emit({ kind: 'snapshot', rev, values, control: {}, source });
    },
  };
}
