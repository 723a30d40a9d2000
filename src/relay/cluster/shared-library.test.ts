import { expect, test } from 'vitest';
import type { Library } from '#protocol/library.ts';
import { silentLog } from '../log.ts';
import { createClusterWorld, type ClusterWorld } from '../testing/cluster-world.ts';
import { openCluster } from './open-cluster.ts';
import { openLibrary } from './shared-library.ts';

function createNode(world: ClusterWorld, name: string) {
  const { engine, link } = world.node(name);
  const cluster = openCluster(undefined, { time: world.time, random: () => 0, log: silentLog, engine });
  const library = openLibrary(cluster, {
    saved: undefined,
    changed: () => {
      throw new Error('it is saved where it is shared');
    },
  });
  return { link, library };
}

function teams(...names: readonly string[]): Library {
  return {
    teams: names.map((name) => ({ name, short: name.slice(0, 3), logo: null, kits: [null, null] })),
    fixtures: [],
  };
}

test('[H8] [F24] what is put at one node holds at all, and whoever has not seen it is told so', async () => {
  const world = createClusterWorld();
  const [a, b] = [createNode(world, 'a'), createNode(world, 'b')];
  expect(a.library.view()).toMatchObject({ rev: 0 });
  expect(await a.library.put(teams('Lions'), 0)).toMatchObject({ outcome: 'done', view: { rev: 1 } });
  await world.pass();
  expect(b.library.view()).toEqual({ rev: 1, library: teams('Lions') });
  expect(await b.library.put(teams('Bears'), 0)).toEqual({ outcome: 'stale', view: a.library.view() });
  expect(await b.library.put(teams('Bears', 'Bears'), 1)).toMatchObject({ outcome: 'refused', view: { rev: 1 } });
  expect(await b.library.put(teams('Lions'), 1)).toMatchObject({ outcome: 'done', view: { rev: 1 } });
});

test('[H8] [F24] of two that put at once what they make of one revision, one is done and the other is told the newer', async () => {
  const world = createClusterWorld();
  const [a, b] = [createNode(world, 'a'), createNode(world, 'b')];
  await world.pass();
  const answers = await Promise.all([a.library.put(teams('Lions'), 0), b.library.put(teams('Bears'), 0)]);
  await world.pass();
  const done = answers.find(({ outcome }) => outcome === 'done');
  expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(['done', 'stale']);
  expect(answers.map(({ view }) => view)).toEqual([done?.view, done?.view]);
  expect([a.library.view(), b.library.view()]).toEqual([done?.view, done?.view]);
  await Promise.all([a.library.put(teams('Hawks'), undefined), b.library.put(teams('Wolves'), undefined)]);
  await world.pass();
  expect(a.library.view()).toEqual(b.library.view());
  expect(a.library.view().rev).toBe(3);
});

test('[H8] [F24] while what is shared is away nothing is taken, in words, and it is shown as it was; a store that is rolled back gets the newest', async () => {
  const world = createClusterWorld();
  const [a, b] = [createNode(world, 'a'), createNode(world, 'b')];
  await a.library.put(teams('Lions'), 0);
  const copy = world.store.copy();
  await a.library.put(teams('Lions', 'Bears'), 1);
  await world.pass();
  a.link.cut();
  expect(await a.library.put(teams('Hawks'), 2)).toEqual({
    outcome: 'away',
    why: expect.objectContaining({ code: 'shared-away' }),
    view: { rev: 2, library: teams('Lions', 'Bears') },
  });
  a.link.heal();
  world.store.restart(copy);
  await world.pass(1000);
  const late = createNode(world, 'late');
  await world.pass();
  for (const { library } of [a, b, late]) expect(library.view()).toEqual({ rev: 2, library: teams('Lions', 'Bears') });
});
