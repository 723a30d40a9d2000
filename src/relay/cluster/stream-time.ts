/** One clock for a stream at all nodes, whatever their own say: that of the node that owned it first. */
import type { Time } from '#lib/time.ts';
import { createClockMap } from '#viewer/offset.ts';

export interface StreamTime extends Time {
  /** The stream's owner said this time; it came now. */
  seen(at: number): void;
}

/** It goes as this node's own does, by as much earlier or later as the fastest message from an owner showed; who becomes owner keeps it so. */
export function createStreamTime(time: Time): StreamTime {
  const clocks = createClockMap();
  return {
    now: () => time.now() - clocks.toOwn(0),
    after: (ms, run) => time.after(ms, run),
    seen: (at) => clocks.seen(at, time.now()),
  };
}
