import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { LoopDelay } from './loop-watch.ts';

/** How often Node looks, in ms: fifty looks a second, each of a microsecond, and no hitch of a frame is missed. */
const RESOLUTION_MS = 20;
const NS_PER_MS = 1e6;

/** How long this process's event loop keeps what is due waiting. */
export function createLoopDelay(): LoopDelay {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  // Node counts from one look to the next, and so its own pause with it.
  const late = (ns: number): number => (Number.isFinite(ns) ? Math.max(0, ns / NS_PER_MS - RESOLUTION_MS) : 0);
  return {
    read() {
      const lag = { meanMs: late(histogram.mean), p99Ms: late(histogram.percentile(99)), maxMs: late(histogram.max) };
      histogram.reset();
      return lag;
    },
  };
}
