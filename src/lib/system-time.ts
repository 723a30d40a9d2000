import type { Time } from './time.ts';

// It never changes, and asking for it costs more than asking for the time.
const { timeOrigin } = performance;

/**
 * The machine's own time: monotonic, and anchored once to the wall clock (`performance.timeOrigin`), so that a corrected wall clock
 * neither ages a feed nor makes it young.
 */
export const systemTime: Time = {
  now: () => timeOrigin + performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** An event's `timeStamp` by `systemTime`, known without asking any clock; undefined for one without, as those of Node's sockets are. */
export function timeOfEvent({ timeStamp }: { readonly timeStamp?: number }): number | undefined {
  return timeStamp === undefined ? undefined : timeOrigin + timeStamp;
}
