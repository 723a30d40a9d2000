import { expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { LOOP_ALARM_MS, LOOP_HELD_MS, LOOP_HELD_TIMES, LOOP_SAID_MS, LOOP_STALL_MS } from './limits.ts';
import { createLoopWatch } from './loop-watch.ts';

function createGame() {
  const time = createManualTime();
  const logged: string[] = [];
  let maxMs = 0;
  const watch = createLoopWatch({
    time,
    log: (_level, msg) => logged.push(msg),
    delay: { read: () => ({ meanMs: 1, p99Ms: 2, maxMs }) },
  });
  return {
    watch,
    logged,
    time,
    /** The loop was held up for so long once, and then not. */
    hold: (ms: number) => {
      maxMs = ms;
      time.advance(LOOP_SAID_MS);
      maxMs = 0;
    },
  };
}

test('[F22] a hitch is no alarm, and is told', () => {
  const { watch, hold, logged } = createGame();
  hold(LOOP_HELD_MS);
  expect(watch.alarms()).toEqual([]);
  expect(watch.lag()).toEqual({ meanMs: 1, p99Ms: 2, maxMs: LOOP_HELD_MS });
  expect(logged).toEqual([]);
});

test('[F22] a loop that is held up again and again is an alarm until that has passed for a minute, and logged once', () => {
  const { watch, hold, time, logged } = createGame();
  for (let n = 0; n < LOOP_HELD_TIMES; n += 1) hold(LOOP_HELD_MS + n);
  expect(watch.alarms()).toEqual([expect.stringContaining(`${LOOP_HELD_MS + LOOP_HELD_TIMES - 1} ms`)]);
  hold(LOOP_HELD_MS);
  expect(logged).toEqual(['the relay is held up']);
  time.advance(LOOP_ALARM_MS);
  expect(watch.alarms()).toEqual([]);
});

test('[F22] one stall of a second is an alarm by itself', () => {
  const { watch, hold } = createGame();
  hold(LOOP_STALL_MS);
  expect(watch.alarms()).toHaveLength(1);
});

test('a watch that was stopped looks no more', () => {
  const { watch, time } = createGame();
  watch.stop();
  expect(time.pending()).toBe(0);
});
