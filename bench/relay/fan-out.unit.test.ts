import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemTime } from '#lib/system-time.ts';
import { startRelay } from '#relay/main.ts';
import { createBuiltPage } from '#relay/testing/built-page.ts';
import { NAIVE, OURS, type Contender } from './contenders.ts';
import { buildLoad, startPublisher, startViewers, type ViewersOptions } from './load.ts';
import { findCompiler } from './compiler.ts';
import { measure } from './measure.ts';

const compiler = process.platform === 'linux' ? await findCompiler() : undefined;
if (compiler === undefined) {
  console.warn(
    'SKIPPED: what the relay is measured with (bench/relay/load) needs Linux and a C compiler, and this machine lacks one of them',
  );
}

describe.skipIf(compiler === undefined)('the load program', () => {
  let folder = '';
  let load = '';

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'boardcast-load-'));
    load = await buildLoad(folder);
  });

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  /** Publishes 500 values to viewers of whom some stop reading meanwhile, and gives what they saw. */
  async function play(contender: Contender, port: number, options: ViewersOptions) {
    const publisher = await startPublisher(load, port, contender.wire);
    const viewers = await startViewers(load, port, contender.wire, options);
    viewers.measure();
    viewers.stall();
    publisher.burst(500);
    const { sent, taken } = await publisher.end();
    // The last value was sent by now: who goes on reading is brought it all the same.
    await viewers.pause();
    viewers.goOn();
    const report = await viewers.report(sent);
    await publisher.stop();
    await viewers.stop();
    return { joined: viewers.joined, sent, taken, report };
  }

  it('finds every viewer of our relay on the last value, those that had stopped reading too', async () => {
    const { pageDir, dataDir, remove } = await createBuiltPage();
    const relay = await startRelay(
      { hosts: ['127.0.0.1'], port: 0, dataDir, pageDir, logLevel: 'error', guard: 'off' },
      { time: systemTime },
    );
    try {
      const seen = await play(OURS, relay.port, { count: 20, stalling: 5 });
      expect(seen.joined).toMatchObject({ joined: 20, lost: 0 });
      expect(seen).toMatchObject({ sent: 502, taken: 502 });
      expect(seen.report).toMatchObject({
        viewers: 15,
        onFinal: 15,
        stalled: 5,
        stalledOnFinal: 5,
        wentBack: 0,
        lost: 0,
      });
      expect(seen.report.values).toBeGreaterThan(0);
    } finally {
      await relay.close();
      await remove();
    }
  });

  it('hears every value from a server that sends each to each, and all viewers that join at once', async () => {
    const server = await (await NAIVE.ready({ load, folder, profiles: undefined }))();
    try {
      const { sent, report } = await play(NAIVE, server.port, { count: 20, atOnce: true });
      // All but the one that was there before them; what is on its way while the count ends comes after it.
      expect(sent).toBe(502);
      expect(report).toMatchObject({ viewers: 20, onFinal: 20, wentBack: 0, lost: 0 });
      expect(report.delay.p50).toBeGreaterThan(0);
    } finally {
      await server.stop();
    }
  });

  it('makes figures of a run: what was sent and seen, what the server took of processor and memory', async () => {
    const scenario = { id: 'small', title: '', viewers: 5, publish: { perSecond: 200 }, disturbance: { stalling: 2 } };
    const start = await NAIVE.ready({ load, folder, profiles: undefined });
    const figures = await measure({ load, contender: NAIVE, start, scenario, warmMs: 0, seconds: 0.1 });
    expect(figures).toMatchObject({ viewers: 5, onFinal: 5, stalled: 2, stalledOnFinal: 2, wentBack: 0, lost: 0 });
    expect(figures.reads).toBeNaN();
    const { taken, frames, ageP50, joining, memory, growth, cpu, othersCpu } = figures;
    expect([taken, frames, ageP50, joining, memory, growth, cpu, othersCpu].every(Number.isFinite)).toBe(true);
  });
});
