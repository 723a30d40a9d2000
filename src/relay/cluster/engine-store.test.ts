import { expect, test } from 'vitest';
import { systemTime } from '#lib/system-time.ts';
import { createMemoryEngine } from '../engine/memory-engine.ts';
import { createMemoryStore } from '../engine/memory-store.ts';
import { createNodeEngine } from '../engine/node-engine.ts';
import { silentLog } from '../log.ts';
import { createSaver } from '../snapshots/saver.ts';
import { savedStream, snapshotStoreContract } from '../snapshots/snapshots.contract.ts';
import { createClusterWorld, type ClusterWorld } from '../testing/cluster-world.ts';
import { createEngineStore, readSaved } from './engine-store.ts';
import { whenUp } from './when-up.ts';

snapshotStoreContract('what relays share', () => {
  const store = createMemoryStore(systemTime, () => 'epoch');
  let nodes = 0;
  return Promise.resolve(() => {
    const engine = createNodeEngine({ link: store.link(), node: `node${(nodes += 1)}`, time: systemTime });
    return createEngineStore({
      engine,
      time: systemTime,
      log: silentLog,
      isThere: () => whenUp(engine, 2000, systemTime),
    });
  });
});

function join(world: ClusterWorld, name: string, fenceOf?: (name: string) => number | undefined) {
  const { engine, link } = world.node(name);
  const isThere = () => whenUp(engine, 2000, world.time);
  return { engine, link, store: createEngineStore({ engine, time: world.time, log: silentLog, isThere, fenceOf }) };
}

async function clockOf(world: ClusterWorld): Promise<readonly unknown[]> {
  const saved = await readSaved(world.node('reader').engine, 'game');
  return [saved?.values['clock'], saved?.sequence];
}

test('[F24] whoever saves a stream next saves something newer, whatever it has counted itself', async () => {
  const world = createClusterWorld();
  const [a, b] = [join(world, 'a'), join(world, 'b')];
  await a.store.save(savedStream('game', 500, { clock: '1' }));
  await b.store.save(savedStream('game', 1, { clock: '2' }));
  expect(await clockOf(world)).toEqual(['2', 501]);
  await a.store.save(savedStream('game', 501, { clock: '3' }));
  expect(await clockOf(world)).toEqual(['3', 502]);
});

test('[F24] who is owner no more overwrites nothing that the owner has saved', async () => {
  const world = createClusterWorld();
  const fences = new Map([['a', 7]]);
  const [a, b] = ['a', 'b'].map((node) => join(world, node, () => fences.get(node)));
  await a?.store.save(savedStream('game', 1, { clock: '1' }));
  fences.set('b', 8);
  await b?.store.save(savedStream('game', 1, { clock: '2' }));
  expect(await a?.store.save(savedStream('game', 900, { clock: 'late' }))).toBe('later');
  expect(await clockOf(world)).toEqual(['2', 2]);
  await b?.store.save(savedStream('game', 2, { clock: '3' }));
  expect(await clockOf(world)).toEqual(['3', 3]);
});

test('[F24] who holds no lease overwrites nothing that an owner has saved, and saves what it has once it holds one', async () => {
  const world = createClusterWorld();
  const fences = new Map([['a', 7]]);
  const [a, b] = [join(world, 'a', () => fences.get('a')), join(world, 'b', () => fences.get('b'))];
  await b.store.save(savedStream('game', 1, { clock: 'nobody’s' }));
  expect(await clockOf(world)).toEqual(['nobody’s', 1]);
  await a.store.save(savedStream('game', 1, { clock: '1' }));
  const saver = createSaver({
    store: b.store,
    time: world.time,
    log: silentLog,
    sequences: new Map(),
    everyMs: 1000,
  });
  const kept = { values: { clock: 'a copy' } };
  saver.touch('game', () => kept);
  await world.pass(5000);
  expect([await clockOf(world), saver.alarms(), saver.failed()]).toEqual([['1', 2], [], 0]);
  kept.values.clock = 'its own';
  fences.set('b', 8);
  await world.pass(1500);
  expect((await clockOf(world))[0]).toBe('its own');
  await saver.flush();
});

test('[R1] [F24] while the store is away a save is refused in words, and works again afterwards', async () => {
  const world = createClusterWorld();
  const { link, store } = join(world, 'a');
  await store.save(savedStream('game', 1, { clock: '1' }));
  link.cut();
  await expect(store.save(savedStream('game', 2))).rejects.toThrow('what the relays share does not answer');
  link.heal();
  await store.save(savedStream('game', 3, { clock: '3' }));
  expect(await clockOf(world)).toEqual(['3', 3]);
});

test('[F24] a store that comes back with something older is given what was saved last, and keeps what is newer', async () => {
  const world = createClusterWorld();
  const [a, b] = [join(world, 'a'), join(world, 'b')];
  await a.store.save(savedStream('game', 1, { clock: '1' }));
  const old = world.store.copy();
  await a.store.save(savedStream('game', 2, { clock: '2' }));
  for (const copy of [old, old, new Map<never, never>()]) {
    world.store.restart(copy);
    await world.pass(1000);
    expect(await clockOf(world)).toEqual(['2', 2]);
    expect((await b.store.load()).streams.map(({ stream }) => stream)).toEqual(['game']);
  }
  await b.store.save(savedStream('game', 1, { clock: '3' }));
  world.store.restart();
  await world.pass(1000);
  expect(await clockOf(world)).toEqual(['3', 3]);
});

test('[F24] a start waits two seconds for a store that is away, and then loads nothing', async () => {
  const world = createClusterWorld();
  await join(world, 'a').store.save(savedStream('game', 1, { clock: '1' }));
  const late = join(world, 'late');
  late.link.cut();
  const loading = late.store.load();
  await world.pass(1500);
  late.link.heal();
  expect((await loading).streams).toHaveLength(1);
  const never = join(world, 'never');
  never.link.cut();
  const failing = never.store.load().then(() => 'loaded', String);
  await world.pass(2000);
  expect(await failing).toBe('Error: what the relays share does not answer');
  expect(await readSaved(never.engine, 'game')).toBeUndefined();
});

test('[R2] what is damaged is told by name, keeps nothing else from being read, and is saved over', async () => {
  const world = createClusterWorld();
  const { engine, store } = join(world, 'a');
  for (const [at, name] of ['game', 'other', 'third', 'later'].entries()) await store.save(savedStream(name, at + 1));
  const damage = async (name: string, text: string): Promise<void> => {
    const now = await engine.read(`saved ${name}`);
    if (now.kind === 'document') await engine.write(`saved ${name}`, now, text);
  };
  await damage('game', '{"version":1,"stream":"game"');
  await damage('third', JSON.stringify(savedStream('other', 9)));
  await damage('later', '{"version":2}');
  const { streams, faults } = await join(world, 'b').store.load();
  expect(streams.map(({ stream }) => stream)).toEqual(['other']);
  expect([...faults].sort()).toEqual(
    ['game', 'later', 'third'].map((name) => `what the relays have saved of ${name} could not be read`),
  );
  const next = join(world, 'c').store;
  await next.save(savedStream('game', 1, { clock: '1' }));
  expect(await clockOf(world)).toEqual(['1', 1]);
  await expect(next.save(savedStream('later', 5))).rejects.toThrow('a later Boardcast has saved it');
});

test('a list of saved streams that is damaged is told, and nothing stops', async () => {
  const engine = createMemoryEngine(systemTime);
  await engine.write('saved', { epoch: '', rev: 0 }, 'nonsense');
  const store = createEngineStore({ engine, time: systemTime, log: silentLog, isThere: async () => true });
  expect(await store.load()).toEqual({
    streams: [],
    faults: ['the list of what the relays have saved could not be read'],
  });
  await store.save(savedStream('game', 1, { clock: '1' }));
  expect((await store.load()).streams).toHaveLength(1);
  store.close();
  await engine.close();
});
