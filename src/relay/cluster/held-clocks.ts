/** Clocks of a stream whose owner is not heard any more: those that ran leave the bug, as they do where a source is lost (docs/PROTOCOL.md C2). */
import type { Time } from '#lib/time.ts';
import type { Source } from '#protocol/down.ts';
import { clockKindsOf } from '#scoreboard/truth/field-rules.ts';
import { createLostClocks } from '../desk/lost-clocks.ts';
import type { Timeline } from '../desk/timeline.ts';

export interface HeldClocks {
  /** Something was said of the stream. */
  heard(): void;
  /** The owner may have come or gone. */
  readonly look: () => void;
  stop(): void;
}

export function createHeldClocks(deps: {
  readonly timeline: Timeline;
  readonly time: Time;
  readonly source: () => Source;
  /** They have left: what is said next is not what leads from what is shown. */
  readonly left: () => void;
}): HeldClocks {
  const { timeline, time } = deps;
  const isClock = (name: string): boolean => clockKindsOf(timeline.pack()).has(name);
  let before = timeline.feed();
  const lost = createLostClocks({
    time,
    source: deps.source,
    away: () => timeline.desk().feedClock.away,
    isClock,
    values: before,
    ran: [],
    leave(names) {
      const at = Math.round(time.now());
      timeline.lines.take({ kind: 'feed', at, patch: new Map(names.map((name) => [name, ''])) });
      deps.left();
    },
    stood() {
      // Its owner saves it.
    },
  });
  return {
    heard() {
      const feed = timeline.feed();
      for (const name of clockKindsOf(timeline.pack()).keys()) {
        const text = feed[name];
        if (text === undefined || text === before[name]) continue;
        lost.heard(name);
        lost.move(name, text);
      }
      before = feed;
    },
    look: lost.look,
    stop() {
      lost.stop();
    },
  };
}
