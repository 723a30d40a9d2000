import { expect, test } from 'vitest';
import type { LookRow } from '#protocol/api.ts';
import type { Looks } from '../looks/looks.ts';
import { createClusterWorld, type ClusterWorld } from '../testing/cluster-world.ts';
import { openCluster } from './open-cluster.ts';
import { shareLooks } from './shared-looks.ts';

/** A node whose folder holds one theme, in the version that the test says. */
function createNode(world: ClusterWorld, name: string) {
  const { time } = world;
  const { engine, link } = world.node(name);
  const lines: string[] = [];
  const log = (level: string, msg: string): void => void lines.push(`${level}: ${msg}`);
  const cluster = openCluster(undefined, { time, random: () => 0, log, engine });
  const folder = { version: 'v1' };
  const onAir: string[] = [];
  let air: string | null = null;
  const looks: Looks = {
    find: () => undefined,
    list: () => {
      const row: LookRow = { kind: 'theme', name: 'club', version: folder.version, onAir: true, faults: [] };
      return { folder: true, fault: null, air, looks: [row] };
    },
    putOnAir(word) {
      air = word ?? `${name}-${onAir.length + 1}`;
      onAir.push(`${air} ${folder.version}`);
      return air;
    },
    ready: Promise.resolve(),
    close: () => undefined,
  };
  const told: string[] = [];
  const put = shareLooks({ cluster, looks, tell: (word) => told.push(word), time, log });
  return { link, lines, folder, onAir, told, put, cluster };
}

test('[L5] looks that are put on air at one node are on air at all, once each and by one word', async () => {
  const world = createClusterWorld();
  const [a, b] = [createNode(world, 'a'), createNode(world, 'b')];
  a.put();
  await world.pass();
  b.put();
  await world.pass();
  expect([a.told, b.told]).toEqual([
    ['a-1', 'b-2'],
    ['a-1', 'b-2'],
  ]);
  expect(b.onAir).toEqual(['a-1 v1', 'b-2 v1']);
});

test('[L5] a node whose folder shows a file later waits for it, and for six seconds at most', async () => {
  const world = createClusterWorld();
  const [a, b] = [createNode(world, 'a'), createNode(world, 'b')];
  a.folder.version = 'v2';
  a.put();
  await world.pass(2000);
  expect(b.onAir).toEqual([]);
  b.folder.version = 'v2';
  await world.pass(1000);
  expect([b.onAir, b.told]).toEqual([['a-1 v2'], ['a-1']]);
  a.folder.version = 'v3';
  a.put();
  await world.pass(7000);
  expect(b.onAir).toEqual(['a-1 v2', 'a-2 v2']);
  expect(b.lines).toContain('warn: a look that another relay has put on air is another one here');
});

test('[L5] [F24] looks that were put on air while the store was away are so at all afterwards, and none before it', async () => {
  const world = createClusterWorld();
  const [a, b] = [createNode(world, 'a'), createNode(world, 'b')];
  a.put();
  await world.pass();
  const copy = world.store.copy();
  b.link.cut();
  await world.pass(50);
  b.put();
  await world.pass(1000);
  expect(a.told).toEqual(['a-1']);
  b.link.heal();
  await world.pass(1000);
  world.store.restart(copy);
  await world.pass(1000);
  expect([a.told, b.told]).toEqual([
    ['a-1', 'b-2'],
    ['a-1', 'b-2'],
  ]);
});

test('[L5] a relay that is alone puts its own looks on air', () => {
  const told: string[] = [];
  const looks = { list: () => ({ folder: true, fault: null, air: null, looks: [] }), putOnAir: () => 'word' };
  const { time } = createClusterWorld();
  shareLooks({
    cluster: undefined,
    looks: { ...looks, find: () => undefined, ready: Promise.resolve(), close: () => undefined },
    tell: (word) => told.push(word),
    time,
    log: () => undefined,
  })();
  expect(told).toEqual(['word']);
});
