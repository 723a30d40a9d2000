import * as v from 'valibot';

/** What a relay's process holds, after garbage was collected twice. */
export const heldSchema = v.object({
  /** Objects alive of the class WebSocket of ws. */
  sockets: v.number(),
  /** HTTP requests: a socket that keeps its own alive is several KB larger. */
  requests: v.number(),
  /** TCP connections: objects alive of the class Socket of node:net. */
  connections: v.number(),
  /** Timers that run. */
  timers: v.number(),
  /** Objects alone: what the engine compiled is left out. */
  heapBytes: v.number(),
  rssBytes: v.number(),
});
export type Held = v.InferOutput<typeof heldSchema>;

/** What has to be as it was: all that is counted in objects. */
export const COUNTED = ['sockets', 'requests', 'connections', 'timers'] as const;

/** Bytes per update by which a line through all samples rises (least squares). */
export function slopeOf(samples: readonly (readonly [updates: number, bytes: number])[]): number {
  const meanX = samples.reduce((sum, [x]) => sum + x, 0) / samples.length;
  const meanY = samples.reduce((sum, [, y]) => sum + y, 0) / samples.length;
  const across = samples.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return samples.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / across;
}
