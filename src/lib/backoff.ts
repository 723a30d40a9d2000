import type { Random } from './random.ts';

// docs/PROTOCOL.md V10. A quarter of a second is a blink on air; one and a half keeps twenty overlays from hammering a relay that starts.
const RETRY_MS_MIN = 250;
const RETRY_MS_MAX = 1500;

/** How long a client holds after a close code of 4500 or more, and after that each time. */
export const HOLD_MS = 60_000;

/**
 * How long to wait before the next attempt, after `failures` attempts in a row (1 or more) that brought no frame: at random between the
 * shortest wait and an end that doubles up to the longest one, so that clients that lost their relay together do not come back together.
 */
export function retryDelayMs(failures: number, random: Random): number {
  const end = Math.min(RETRY_MS_MAX, RETRY_MS_MIN * 2 ** Math.min(failures, 8));
  return RETRY_MS_MIN + random() * (end - RETRY_MS_MIN);
}
