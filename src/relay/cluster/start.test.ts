import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { systemTime } from '#lib/system-time.ts';
import { USUAL_ACCESS } from '../access/access.ts';
import { createMemoryStore } from '../engine/memory-store.ts';
import { createNodeEngine } from '../engine/node-engine.ts';
import { startRelay } from '../main.ts';
import { createBuiltPage } from '../testing/built-page.ts';

const cleanUps: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

async function createHouse(store = createMemoryStore(systemTime, () => 'epoch')) {
  const { pageDir, dataDir, remove } = await createBuiltPage();
  cleanUps.push(remove);
  const link = store.link();
  const engine = createNodeEngine({ link, node: path.basename(path.dirname(dataDir)), time: systemTime });
  const config = { hosts: ['127.0.0.1'], port: 0, dataDir, pageDir, logLevel: 'info' } as const;
  return { engine, link, config, dataDir };
}

test('a relay’s engine is let go once the last save is done', async () => {
  const { engine, config } = await createHouse();
  const atSave: unknown[] = [];
  const relay = await startRelay(config, {
    time: systemTime,
    engine,
    store: {
      load: () => Promise.resolve({ streams: [], faults: [] }),
      save: () => {
        atSave.push(engine.state());
        return Promise.resolve();
      },
    },
  });
  await fetch(`http://127.0.0.1:${relay.port}/streams/court1`, { method: 'POST', body: '{"home":"1"}' });
  await engine.lease('stream1', { owner: 'camera', priority: 1, ttlMs: 60_000 }, () => undefined);
  await relay.close();
  expect(engine.state()).toBe('down');
  expect(atSave).toContain('up');
  expect(atSave).not.toContain('down');
});

test('[R1] [F24] what one relay of several has saved another finds when it starts, and no stream lies in its folder', async () => {
  const store = createMemoryStore(systemTime, () => 'epoch');
  const [first, second] = [await createHouse(store), await createHouse(store)];
  const relay = await startRelay(first.config, { time: systemTime, engine: first.engine });
  await fetch(`http://127.0.0.1:${relay.port}/streams/court1`, { method: 'POST', body: '{"home":"21"}' });
  await relay.close();
  expect(await readdir(first.dataDir).catch(() => [])).toEqual([]);
  const next = await startRelay(second.config, { time: systemTime, engine: second.engine });
  const answer = await fetch(`http://127.0.0.1:${next.port}/api/streams/court1`);
  expect(await answer.json()).toMatchObject({ values: { 'home.score': '21' } });
  await next.close();
});

test('[F24] a start that fails lets the engine go: a process that does not serve has to end', async () => {
  const { engine, config } = await createHouse();
  await expect(startRelay({ ...config, hosts: ['192.0.2.1'] }, { time: systemTime, engine })).rejects.toMatchObject({
    failure: 'host-unknown',
  });
  expect(engine.state()).toBe('down');
});

test('[F24] a relay starts and serves while what it shares is away, which is an alarm until it is back', async () => {
  const { engine, link, config } = await createHouse();
  link.cut();
  const relay = await startRelay(config, { time: systemTime, engine });
  const alarms = async (): Promise<unknown> => {
    const answer = await fetch(`http://127.0.0.1:${relay.port}/healthz`);
    expect(answer.status).toBe(200);
    return answer.json();
  };
  await expect.poll(alarms, { timeout: 20_000 }).toMatchObject({ alarms: [expect.stringContaining('relays share')] });
  link.heal();
  await expect.poll(alarms, { timeout: 20_000 }).toMatchObject({ alarms: [] });
  await relay.close();
});

test('[I3] [M7] who publishes to one of several relays once is told at once that it counts, also where it dials another one next', async () => {
  const store = createMemoryStore(systemTime, () => 'epoch');
  const [first, second] = [await createHouse(store), await createHouse(store)];
  // As strangers come, each relay's loopback is not a computer of its own.
  const access = { ...USUAL_ACCESS, trustProxy: ['127.0.0.1'], openLan: true };
  const start = (house: typeof first) =>
    startRelay({ ...house.config, access }, { time: systemTime, engine: house.engine });
  const relays = [await start(first), await start(second)];
  for (const [at, relay] of relays.entries()) {
    const answer = await fetch(`http://127.0.0.1:${relay.port}/streams/court1`, {
      method: 'POST',
      headers: { 'x-forwarded-for': '192.168.1.50' },
      body: JSON.stringify({ 'home.score': String(at) }),
    });
    expect(await answer.json()).toMatchObject({ standing: 'counts', taken: ['home.score'] });
  }
  for (const relay of relays) await relay.close();
});
