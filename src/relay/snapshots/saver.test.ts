import { expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { createMemoryStore } from './memory-store.ts';
import { createSaver } from './saver.ts';
import type { SavedStream, SnapshotStore } from './snapshot-store.ts';

/** A store whose saves work or fail as the test wants, and which lists them. */
function createDesk(alarm?: string) {
  const time = createManualTime();
  const saves: SavedStream[] = [];
  const logged: string[] = [];
  const inner = createMemoryStore();
  let broken = false;
  let answers = true;
  let saveMs = 0;
  const store: SnapshotStore = {
    load: () => inner.load(),
    save(saved) {
      saves.push(saved);
      if (!answers) return new Promise(() => undefined);
      if (saveMs > 0) return new Promise((resolve) => time.after(saveMs, () => resolve(inner.save(saved))));
      return broken ? Promise.reject(new Error('ENOSPC: no space left on device')) : inner.save(saved);
    },
  };
  const saver = createSaver({
    store,
    time,
    log: (level, msg) => logged.push(`${level}: ${msg}`),
    sequences: new Map([['one', 40]]),
    alarm,
  });
  /** Lets time pass in small steps, and what was promised be done. */
  async function pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 50) {
      time.advance(Math.min(50, left));
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    }
  }
  return {
    time,
    saves,
    logged,
    saver,
    pass,
    inner,
    breakDown: (value: boolean) => (broken = value),
    fallSilent: () => (answers = false),
    slowDown: (ms: number) => (saveMs = ms),
  };
}

test('[R1] a feed that never rests is saved every 250 ms, with its latest values', async () => {
  const { saver, saves, pass, time } = createDesk();
  let n = 0;
  const start = time.now();
  while (time.now() - start < 5000) {
    n += 1;
    saver.touch('one', () => ({ values: { clock: String(n) } }));
    await pass(10);
  }
  expect(saves.length).toBeGreaterThanOrEqual(16);
  expect(saves.length).toBeLessThanOrEqual(20);
  expect(saves.map(({ sequence }) => sequence)).toEqual(saves.map((_, index) => 41 + index));
  await pass(250);
  expect(saves.at(-1)?.values).toEqual({ clock: String(n) });
});

test('[F1] [R1] a save that takes its time does not make the next one later', async () => {
  const { saver, saves, pass, time, slowDown } = createDesk();
  slowDown(150);
  const start = time.now();
  while (time.now() - start < 5000) {
    saver.touch('one', () => ({ values: { clock: String(time.now()) } }));
    await pass(50);
  }
  expect(saves).toHaveLength(20);
});

test('[R1] a single change is saved within 250 ms, and then there is peace', async () => {
  const { saver, saves, pass, time } = createDesk();
  saver.touch('two', () => ({ values: { clock: '1' } }));
  await pass(250);
  expect(saves).toHaveLength(1);
  await pass(5000);
  expect(saves).toHaveLength(1);
  expect(time.pending()).toBe(0);
});

test('[R2] a save that fails is an alarm, is said once, tried again, and ends with the next that works', async () => {
  const { saver, pass, breakDown, logged, inner } = createDesk();
  breakDown(true);
  saver.touch('one', () => ({ values: { clock: '1' } }));
  await pass(5000);
  expect(saver.alarms()).toEqual([expect.stringMatching(/^one is not saved since 20.*ENOSPC/)]);
  expect(logged).toEqual(['error: saving failed, and is tried again']);
  breakDown(false);
  await pass(1100);
  expect(saver.alarms()).toEqual([]);
  expect(logged.at(-1)).toBe('info: saving works again');
  expect((await inner.load()).streams[0]?.values).toEqual({ clock: '1' });
});

test('[R1] flush saves at once what is unsaved, and nothing after it', async () => {
  const { saver, saves, pass, time } = createDesk();
  saver.touch('one', () => ({ values: { clock: '1' } }));
  saver.touch('two', () => ({ values: { clock: '2' } }));
  await saver.flush();
  expect(saves.map(({ stream }) => stream)).toEqual(['one', 'two']);
  saver.touch('one', () => ({ values: { clock: '3' } }));
  await pass(1000);
  expect(saves).toHaveLength(2);
  expect(time.pending()).toBe(0);
});

test('[R2] a store that could not be read is an alarm until the first save that works', async () => {
  const { saver, pass } = createDesk('what was saved could not be read: EACCES');
  expect(saver.alarms()).toEqual(['what was saved could not be read: EACCES']);
  saver.touch('one', () => ({ values: { clock: '1' } }));
  await pass(300);
  expect(saver.alarms()).toEqual([]);
});

test('[R2] a save that does not end is an alarm too', async () => {
  const { saver, pass, fallSilent, logged } = createDesk();
  fallSilent();
  saver.touch('one', () => ({ values: { clock: '1' } }));
  await pass(10_200);
  expect(saver.alarms()).toEqual([]);
  await pass(100);
  expect(saver.alarms()).toEqual([expect.stringMatching(/^one is not saved since 20.*does not answer/)]);
  expect(logged).toEqual(['error: saving takes too long']);
});
