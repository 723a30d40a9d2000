import type { Time } from '#lib/time.ts';
import type { Visibility } from './visibility.ts';

/** The time that ages are told by: it moves once a second, and only while somebody looks. */
export interface Ticker {
  /** The time of the last tick, or of now when nobody listens. */
  readonly now: () => number;
  readonly subscribe: (listener: () => void) => () => void;
}

const TICK_MS = 1000;

/** One timer for all the ages on a page. */
export function createTicker(time: Time, visibility: Visibility): Ticker {
  const listeners = new Set<() => void>();
  let now = time.now();
  let callOff: (() => void) | undefined;
  let stopWatching: (() => void) | undefined;

  function tick(): void {
    callOff?.();
    callOff = undefined;
    if (listeners.size === 0 || !visibility.visible()) return;
    now = time.now();
    for (const listener of listeners) listener();
    callOff = time.after(TICK_MS, tick);
  }

  return {
    now: () => now,
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) {
        stopWatching = visibility.onChange(tick);
        tick();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stopWatching?.();
        callOff?.();
        callOff = undefined;
      };
    },
  };
}
