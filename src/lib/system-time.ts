import type { Time } from './time.ts';

/**
 * The machine's own time: monotonic, and anchored once to the wall clock (`performance.timeOrigin`), so that a corrected wall clock
 * neither ages a feed nor makes it young.
 */
export const systemTime: Time = {
  now: () => performance.timeOrigin + performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};
