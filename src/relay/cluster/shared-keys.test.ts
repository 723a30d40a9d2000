import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { KeyKind } from '#protocol/access.ts';
import { keyFileOf, writeKeys } from '../access/key-file.ts';
import { openKeyRing } from '../access/key-ring.ts';
import { isKey, makeKeys, renewKey } from '../access/keys.ts';
import { createClusterWorld, type ClusterWorld } from '../testing/cluster-world.ts';
import { openCluster } from './open-cluster.ts';
import { shareKeys } from './shared-keys.ts';

let folder = '';
const closes: (() => Promise<void>)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'boardcast-keys-'));
});
afterEach(async () => {
  for (const close of closes.splice(0)) await close();
  await rm(folder, { recursive: true, force: true });
});

/** A node with a folder of its own; `open` may be called again, as a start after an end. */
function createNode(world: ClusterWorld, name: string) {
  const { engine, link } = world.node(name);
  const { time } = world;
  const lines: string[] = [];
  const log = (level: string, msg: string): void => void lines.push(`${level}: ${msg}`);
  const cluster = openCluster(undefined, { time, random: () => 0, log, engine });
  if (cluster === undefined) throw new Error('no cluster');
  const file = keyFileOf(path.join(folder, name));
  const ended: KeyKind[][] = [];
  return {
    link,
    file,
    lines,
    ended,
    async open(needed = true) {
      const ring = await settled(
        world,
        openKeyRing({
          file,
          time,
          log,
          needed,
          changed: (kinds) => ended.push([...kinds]),
          share: (holds) => shareKeys(cluster, { time, log, holds }),
        }),
      );
      closes.push(async () => {
        ring?.close();
        await ring?.saved();
        await cluster.close();
      });
      return ring;
    },
  };
}

/** Lets the world's time pass until it is done, disks and scrypt included. */
async function settled<T>(world: ClusterWorld, work: Promise<T>): Promise<T> {
  const waiting = { isOver: false };
  const done = work.finally(() => {
    waiting.isOver = true;
  });
  while (!waiting.isOver) await world.pass(50);
  return done;
}

type Ring = NonNullable<Awaited<ReturnType<typeof openKeyRing>>>;

function there(ring: Ring | undefined): Ring {
  if (ring === undefined) throw new Error('no keys');
  return ring;
}

/** Which of its keys hold at a node. */
function holding(ring: Ring | undefined, publish: string): boolean {
  return isKey(there(ring).keys(), 'publish', publish);
}

test('[S20] [M11] [F24] a node that starts has the keys of the others, keeps them in its file, and tells none', async () => {
  const world = createClusterWorld();
  const first = await createNode(world, 'a').open();
  const key = there(first).fresh[0]?.key ?? '';
  const b = createNode(world, 'b');
  const second = await b.open();
  expect([holding(first, key), holding(second, key)]).toEqual([true, true]);
  expect(there(second).fresh).toEqual([]);
  await there(second).saved();
  const text = await readFile(b.file, 'utf8');
  expect(JSON.parse(text)).toEqual(there(first).keys());
  expect(text).not.toContain(key);
  expect((await createNode(world, 'c').open(false))?.keys()).toEqual(there(first).keys());
});

test('[M11] [F24] of two nodes that start at once one makes the keys, and the other tells none of its own', async () => {
  const world = createClusterWorld();
  const rings = await Promise.all([createNode(world, 'a').open(), createNode(world, 'b').open()]);
  await world.pass();
  expect(there(rings[0]).keys()).toEqual(there(rings[1]).keys());
  const told = rings.flatMap((ring) => there(ring).fresh);
  expect(told.map(({ kind }) => kind)).toEqual(['publish', 'viewer', 'operator']);
  for (const ring of rings) expect(holding(ring, told[0]?.key ?? '')).toBe(true);
});

test('[S1] [M11] [F24] a key that is renewed at one node, by its page or in its file, ends the old one at all', async () => {
  const world = createClusterWorld();
  const [a, b, c] = [createNode(world, 'a'), createNode(world, 'b'), createNode(world, 'c')];
  const [first, second, third] = [await a.open(), await b.open(), await c.open()];
  const old = there(first).fresh[0]?.key ?? '';
  const fresh = await there(second).renew('publish');
  await world.pass();
  for (const ring of [first, second, third])
    expect([holding(ring, old), holding(ring, fresh.key)]).toEqual([false, true]);
  expect([a.ended, b.ended, c.ended]).toEqual([[['publish']], [['publish']], [['publish']]]);
  await there(third).saved();
  // As `boardcast keys new` writes it.
  const written = await renewKey(there(third).keys(), 'viewer', Math.round(world.time.now()));
  await writeKeys(c.file, written.keys, world.time);
  await there(third).look();
  await world.pass();
  for (const ring of [first, second, third]) expect(isKey(there(ring).keys(), 'viewer', written.fresh.key)).toBe(true);
  expect(a.ended).toEqual([['publish'], ['viewer']]);
});

test('[M11] [F24] a store that is rolled back brings no old key back, and a node whose clock is behind renews for all', async () => {
  const world = createClusterWorld();
  const first = await createNode(world, 'a').open();
  const old = there(first).fresh[0]?.key ?? '';
  const copy = world.store.copy();
  const fresh = await there(first).renew('publish');
  const second = await createNode(world, 'b').open();
  world.store.restart(copy);
  await world.pass(1000);
  const late = await createNode(world, 'late').open();
  for (const ring of [first, second, late])
    expect([holding(ring, old), holding(ring, fresh.key)]).toEqual([false, true]);
  const now = there(first).keys();
  const ahead = { ...now, publish: { ...now.publish, made: now.publish.made + 3_600_000 } };
  expect((await renewKey(ahead, 'publish', now.publish.made)).keys.publish.made).toBe(ahead.publish.made + 1);
});

test('[M11] [F24] a node that starts while the store is away has its file’s keys, or makes some with a warning; the others’ hold once they are heard', async () => {
  const world = createClusterWorld();
  const a = createNode(world, 'a');
  const first = await a.open();
  const key = there(first).fresh[0]?.key ?? '';
  const b = createNode(world, 'b');
  b.link.cut();
  const second = await b.open();
  const own = there(second).fresh[0]?.key ?? '';
  expect([holding(second, key), holding(second, own)]).toEqual([false, true]);
  expect(b.lines).toContain('warn: what the relays share does not answer: the keys are this one’s alone until it does');
  const renewed = await there(second).renew('publish');
  expect(holding(second, renewed.key)).toBe(true);
  b.link.heal();
  await world.pass(1000);
  expect([holding(first, key), holding(second, key), holding(second, renewed.key)]).toEqual([true, true, false]);
  expect(b.ended).toEqual([['publish'], ['publish', 'viewer', 'operator']]);
});

test('[M11] [F24] keys of a node that was alone hold at all where there are none, and nowhere where there are', async () => {
  const world = createClusterWorld();
  const alone = await makeKeys(world.time.now() + 1000);
  const [a, b] = [createNode(world, 'a'), createNode(world, 'b')];
  await writeKeys(a.file, alone.keys, world.time);
  const first = await a.open();
  expect(holding(first, alone.fresh[0]?.key ?? '')).toBe(true);
  expect(there(first).fresh).toEqual([]);
  const others = await makeKeys(world.time.now() + 9000);
  await writeKeys(b.file, others.keys, world.time);
  const second = await b.open();
  expect(there(second).keys()).toEqual(there(first).keys());
});

test('[M11] [F24] keys that were made while the store was away and empty are those of all afterwards', async () => {
  const world = createClusterWorld();
  const a = createNode(world, 'a');
  a.link.cut();
  const first = await a.open();
  a.link.heal();
  await world.pass(1000);
  const second = await createNode(world, 'b').open();
  expect(holding(second, there(first).fresh[0]?.key ?? '')).toBe(true);
  expect(there(first).keys()).toEqual(there(second).keys());
});

test('[R2] a folder that cannot be written costs a node of several no keys, and is an alarm', async () => {
  const world = createClusterWorld();
  const first = await createNode(world, 'a').open();
  const b = createNode(world, 'b');
  // Where a new file is written before it takes the old one's place.
  await mkdir(`${b.file}.tmp`, { recursive: true });
  const second = there(await b.open());
  expect(second.keys()).toEqual(there(first).keys());
  expect(second.alarms()).toEqual([expect.stringMatching(/^the keys of all relays are not saved here: .*keys\.json/)]);
});
