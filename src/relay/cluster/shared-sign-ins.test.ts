import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSignIns } from '../access/sign-ins.ts';
import { SIGN_INS_MAX } from '../limits.ts';
import { silentLog } from '../log.ts';
import { createClusterWorld, type ClusterWorld } from '../testing/cluster-world.ts';
import { openCluster } from './open-cluster.ts';
import { shareSignIns } from './shared-sign-ins.ts';

let folder = '';
const closes: (() => Promise<void>)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'boardcast-sign-ins-'));
});
afterEach(async () => {
  for (const close of closes.splice(0)) await close();
  await rm(folder, { recursive: true, force: true });
});

async function createNode(world: ClusterWorld, name: string, file = `${name}.json`) {
  const { engine, link } = world.node(name);
  const { time } = world;
  const cluster = openCluster(undefined, { time, random: () => 0, log: silentLog, engine });
  if (cluster === undefined) throw new Error('no cluster');
  const passphrase = { salt: 'one' };
  const ended: string[] = [];
  const signIns = await openSignIns({
    file: path.join(folder, file),
    time,
    log: silentLog,
    operator: () => passphrase.salt,
    share: (holds) => shareSignIns(cluster, holds),
    ended: (by) => ended.push(by),
  });
  closes.push(async () => {
    await cluster.close();
    await signIns.saved();
  });
  return { link, passphrase, ended, signIns, cluster };
}

test('[S20] [M11] [F24] who signed in at one node is known at all, and signing out at another ends it at all', async () => {
  const world = createClusterWorld();
  const [a, b] = [await createNode(world, 'a'), await createNode(world, 'b')];
  const token = a.signIns.add();
  const other = b.signIns.add();
  await world.pass();
  const late = await createNode(world, 'late');
  await world.pass();
  const nodes = [a, b, late];
  const name = a.signIns.nameOf(token);
  expect(name).toMatch(/^operator:/);
  expect(nodes.map(({ signIns }) => signIns.nameOf(token))).toEqual([name, name, name]);
  b.signIns.end(token);
  await world.pass();
  expect(nodes.map(({ signIns }) => signIns.nameOf(token))).toEqual([undefined, undefined, undefined]);
  expect(nodes.every(({ signIns }) => signIns.nameOf(other) !== undefined)).toBe(true);
  expect(nodes.map(({ ended }) => ended)).toEqual([[name], [name], [name]]);
  const document = await world.node('reader').engine.read('sign-ins');
  expect(JSON.stringify(document)).not.toContain(token);
});

test('[M11] [F24] what was said while the store was away, or was rolled back, holds at all afterwards, and what was ended stays so', async () => {
  const world = createClusterWorld();
  const [a, b] = [await createNode(world, 'a'), await createNode(world, 'b')];
  const [first, second] = [a.signIns.add(), a.signIns.add()];
  await world.pass();
  const copy = world.store.copy();
  a.link.cut();
  a.signIns.end(first);
  const third = a.signIns.add();
  await world.pass(1000);
  expect([a, b].map(({ signIns }) => signIns.nameOf(first) !== undefined)).toEqual([false, true]);
  a.link.heal();
  await world.pass(1000);
  world.store.restart(copy);
  await world.pass(1000);
  await a.signIns.saved();
  const again = await createNode(world, 'a2', 'a.json');
  await world.pass();
  for (const { signIns } of [a, b, again])
    expect([first, second, third].map((token) => signIns.nameOf(token) !== undefined)).toEqual([false, true, true]);
});

test('[S20] [M11] [F24] a new passphrase ends the sign-ins of the old one, whichever of the two a node hears first', async () => {
  const world = createClusterWorld();
  const [a, b] = [await createNode(world, 'a'), await createNode(world, 'b')];
  const old = a.signIns.add();
  await world.pass();
  a.passphrase.salt = 'two';
  a.signIns.endAll();
  const fresh = a.signIns.add();
  await world.pass();
  expect([old, fresh].map((token) => b.signIns.nameOf(token) !== undefined)).toEqual([true, false]);
  b.passphrase.salt = 'two';
  b.signIns.endAll();
  for (const { signIns } of [a, b])
    expect([old, fresh].map((token) => signIns.nameOf(token) !== undefined)).toEqual([false, true]);
});

test('[M11] [F24] a node that starts alone has the sign-ins of its file, and no more are kept than one relay keeps', async () => {
  const world = createClusterWorld();
  const a = await createNode(world, 'a');
  const oldest = a.signIns.add();
  for (let n = 0; n < SIGN_INS_MAX; n += 1) {
    await world.pass(50);
    a.signIns.add();
  }
  const newest = a.signIns.add();
  await world.pass();
  await a.signIns.saved();
  expect(JSON.parse(await readFile(path.join(folder, 'a.json'), 'utf8'))).toMatchObject({
    signIns: { length: SIGN_INS_MAX },
  });
  const alone = await createNode(createClusterWorld(), 'a');
  for (const { signIns } of [a, alone])
    expect([oldest, newest].map((token) => signIns.nameOf(token) !== undefined)).toEqual([false, true]);
});
