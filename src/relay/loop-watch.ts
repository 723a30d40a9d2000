/** Whether the relay's own process is held up: then every value of every stream is late, and nobody could tell from what. */
import type { Time } from '#lib/time.ts';
import { LOOP_ALARM_MS, LOOP_HELD_MS, LOOP_HELD_TIMES, LOOP_SAID_MS, LOOP_STALL_MS } from './limits.ts';
import type { Log } from './log.ts';

/** How long the event loop kept what was due waiting, since it was last read, in ms. Node's `monitorEventLoopDelay` in a real relay. */
export interface LoopDelay {
  /** Reads and begins anew. */
  read(): LoopLag;
}

export interface LoopLag {
  readonly meanMs: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

export const NO_LAG: LoopLag = { meanMs: 0, p99Ms: 0, maxMs: 0 };

export interface LoopWatch {
  /** The lag of the second before the last look. */
  lag(): LoopLag;
  /** In words; empty while all is well. */
  alarms(): readonly string[];
  stop(): void;
}

/**
 * Looks every LOOP_SAID_MS. One hitch of a fifth of a second is a virus scanner's, and nothing that an operator could do anything about: an alarm is
 * a stall of LOOP_STALL_MS, or LOOP_HELD_TIMES of more than LOOP_HELD_MS within LOOP_ALARM_MS, and it stands for as long.
 */
export function createLoopWatch(deps: {
  readonly time: Time;
  readonly log: Log;
  readonly delay: LoopDelay;
}): LoopWatch {
  const { time, log, delay } = deps;
  let lag = NO_LAG;
  let held: readonly { readonly at: number; readonly ms: number }[] = [];

  function isAlarm(): boolean {
    return held.length >= LOOP_HELD_TIMES || held.some(({ ms }) => ms >= LOOP_STALL_MS);
  }

  function look(): void {
    lag = delay.read();
    const now = time.now();
    const before = isAlarm();
    held = held.filter(({ at }) => now - at < LOOP_ALARM_MS);
    if (lag.maxMs >= LOOP_HELD_MS) held = [...held, { at: now, ms: lag.maxMs }];
    if (isAlarm() && !before) log('warn', 'the relay is held up', { ms: Math.round(lag.maxMs) });
    callOff = time.after(LOOP_SAID_MS, look);
  }

  let callOff = time.after(LOOP_SAID_MS, look);
  return {
    lag: () => lag,
    alarms() {
      if (!isAlarm()) return [];
      const longest = Math.round(Math.max(...held.map(({ ms }) => ms)));
      return [`the computer does not keep up: the relay was held up for ${longest} ms; close what else runs on it`];
    },
    stop: () => callOff(),
  };
}
