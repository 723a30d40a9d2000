import { expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { systemTime } from '#lib/system-time.ts';
import type { Time } from '#lib/time.ts';
import { WARM_UP_AFTER_MS, WARM_UP_JOINS, WARM_UP_PATIENCE_MS } from './limits.ts';
import { warmUp } from './warm-up.ts';

/** The machine's time, but what begins later begins at once, and nothing is too slow. */
const atOnce: Time = {
  ...systemTime,
  after(ms, run) {
    if (ms === WARM_UP_PATIENCE_MS) return () => undefined;
    return systemTime.after(ms === WARM_UP_AFTER_MS ? 0 : ms, run);
  },
};

function createLines() {
  const lines: unknown[] = [];
  return { lines, log: (level: string, text: string, fields?: object) => lines.push({ level, text, ...fields }) };
}

test('a crowd joins a relay that nobody else sees, and is gone without a word but one', async () => {
  const { lines, log } = createLines();
  const joined = await warmUp({ time: atOnce, log }).done;
  expect(lines).toEqual([{ level: 'info', text: 'warmed up', joined: WARM_UP_JOINS }]);
  expect(joined).toBe(WARM_UP_JOINS);
  // Of what it opened nothing is left that would keep a process alive.
  await expect.poll(() => process.getActiveResourcesInfo().filter((name) => name.startsWith('TCP'))).toEqual([]);
});

test('a process that ends before it begins is not kept', async () => {
  const time = createManualTime();
  const { lines, log } = createLines();
  const warming = warmUp({ time, log });
  time.advance(WARM_UP_AFTER_MS - 1);
  warming.stop();
  await expect(warming.done).resolves.toBe(0);
  expect(lines).toEqual([]);
});

test('one that ends in the middle of it is not kept either', async () => {
  const { lines, log } = createLines();
  const warming = warmUp({ time: { ...atOnce, after: endAtFirstPause }, log });
  function endAtFirstPause(ms: number, run: () => void): () => void {
    if (ms === 1) warming.stop();
    return atOnce.after(ms, run);
  }
  await expect(warming.done).resolves.toBeLessThan(WARM_UP_JOINS);
  expect(lines).toEqual([]);
});

test('a machine that cannot play it says so and does without', async () => {
  const { lines, log } = createLines();
  // Its patience ends before anybody has joined.
  const time: Time = { ...systemTime, after: (ms, run) => systemTime.after(ms > 1 ? 0 : ms, run) };
  await expect(warmUp({ time, log }).done).resolves.toBeLessThan(WARM_UP_JOINS);
  expect(lines).toEqual([expect.objectContaining({ level: 'info', text: expect.stringMatching(/^not warmed up: /) })]);
});
