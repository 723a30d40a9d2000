import type { Soon, Time } from '#lib/time.ts';
import { READINGS_BURST, READINGS_PER_S } from './limits.ts';

/** Takes in what one publisher says, however fast. */
export interface Intake {
  /** Passes a reading on: at once, or merged with others that come before the relay's next turn. */
  take(values: ReadonlyMap<string, string>): void;
  /** Passes on what waits. To be called before the publisher goes, or goes elsewhere. */
  flush(): void;
}

/**
 * A publisher within READINGS_PER_S (a token bucket that holds READINGS_BURST) has every reading looked at for itself. A faster one is
 * neither cut nor slowed: what it says within a turn of the relay becomes one reading, of each field the last word (G1), so that a flood costs
 * what reading its frames costs, and delays nobody.
 */
export function createIntake(deps: {
  readonly time: Time;
  readonly soon: Soon;
  readonly publish: (values: ReadonlyMap<string, string>) => void;
}): Intake {
  let tokens = READINGS_BURST;
  let filledAt = deps.time.now();
  let waiting: Map<string, string> | undefined;

  function mayPass(): boolean {
    const now = deps.time.now();
    tokens = Math.min(READINGS_BURST, tokens + ((now - filledAt) / 1000) * READINGS_PER_S);
    filledAt = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  }

  function flush(): void {
    const values = waiting;
    waiting = undefined;
    if (values !== undefined) deps.publish(values);
  }

  return {
    take(values) {
      if (waiting !== undefined) {
        for (const [name, value] of values) waiting.set(name, value);
      } else if (mayPass()) deps.publish(values);
      else {
        waiting = new Map(values);
        deps.soon(flush);
      }
    },
    flush,
  };
}
