import type { Time } from './time.ts';

export interface ManualTime extends Time {
  /** Lets `ms` milliseconds pass and runs what falls due, in order of its time; what that work sets up runs too if it falls due. */
  advance(ms: number): void;
  /** How many timers wait. */
  pending(): number;
}

/** A clock that stands until it is told to go: for tests and for simulations that need no waiting. */
export function createManualTime(start = 1_764_000_000_000): ManualTime {
  let now = start;
  let order = 0;
  const timers = new Map<number, { readonly due: number; readonly run: () => void }>();

  function nextDue(until: number): number | undefined {
    let best: number | undefined;
    for (const [id, timer] of timers) {
      if (timer.due > until) continue;
      const leader = best === undefined ? undefined : timers.get(best);
      if (leader === undefined || timer.due < leader.due) best = id;
    }
    return best;
  }

  return {
    now: () => now,
    after(ms, run) {
      const id = (order += 1);
      timers.set(id, { due: now + Math.max(0, ms), run });
      return () => {
        timers.delete(id);
      };
    },
    advance(ms) {
      const until = now + ms;
      for (let id = nextDue(until); id !== undefined; id = nextDue(until)) {
        const timer = timers.get(id);
        timers.delete(id);
        if (timer === undefined) continue;
        now = timer.due;
        timer.run();
      }
      now = until;
    },
    pending: () => timers.size,
  };
}
