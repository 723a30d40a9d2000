import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as v from 'valibot';
import { createClusterWorld, type ClusterWorld } from '../testing/cluster-world.ts';
import { shareDocument, type SharedDocument } from './shared-document.ts';

const schema = v.object({ version: v.literal(1), n: v.number() });
type Count = v.InferOutput<typeof schema>;

function count(n: number): Count {
  return { version: 1, n };
}

/** Makes the first value, and no later one. */
function first(n: number): (now: Count | undefined) => Count | undefined {
  return (now) => (now === undefined ? count(n) : undefined);
}

/** A node on which the higher number holds. */
function join(world: ClusterWorld, name: string) {
  const { engine, link } = world.node(name);
  const held: number[] = [];
  const lines: string[] = [];
  const shared: SharedDocument<Count> = shareDocument({
    engine,
    name: 'count',
    time: world.time,
    log: (level, msg, fields) => lines.push(`${level}: ${msg}: ${String(fields?.['what'])}`),
    schema,
    merge: (one, other) => (one.n >= other.n ? one : other),
    holds: ({ n }) => held.push(n),
  });
  return { engine, link, shared, held, lines, n: () => shared.value()?.n };
}

async function textIn(world: ClusterWorld): Promise<string | undefined> {
  const answer = await world.node('reader').engine.read('count');
  return answer.kind === 'document' ? answer.text : undefined;
}

test('what one node says holds at all, and is said to each once', async () => {
  const world = createClusterWorld();
  const [a, b] = [join(world, 'a'), join(world, 'b')];
  a.shared.say(count(1));
  expect([a.n(), b.n()]).toEqual([1, undefined]);
  await world.pass();
  b.shared.say(count(3));
  a.shared.say(count(2));
  await world.pass();
  const late = join(world, 'late');
  await late.shared.heard;
  await world.pass();
  expect([a.n(), b.n(), late.n()]).toEqual([3, 3, 3]);
  expect([a.held, b.held, late.held]).toEqual([[1, 2, 3], [1, 3], [3]]);
});

test('[F24] what is said while the store is away is said to the others when it is back', async () => {
  const world = createClusterWorld();
  const [a, b] = [join(world, 'a'), join(world, 'b')];
  await world.pass();
  a.link.cut();
  a.shared.say(count(5));
  b.shared.say(count(4));
  await world.pass(2000);
  expect([a.n(), b.n()]).toEqual([5, 4]);
  a.link.heal();
  await world.pass(1000);
  expect([a.n(), b.n()]).toEqual([5, 5]);
});

test('[F24] a store that comes back with something older, or with nothing, is told what holds', async () => {
  const world = createClusterWorld();
  const [a, b] = [join(world, 'a'), join(world, 'b')];
  a.shared.say(count(1));
  await world.pass();
  const old = world.store.copy();
  b.shared.say(count(2));
  await world.pass();
  world.store.restart(old);
  await world.pass(1000);
  expect([a.held, b.held, await textIn(world)]).toEqual([[1, 2], [1, 2], '{"version":1,"n":2}']);
  world.store.restart(new Map());
  await world.pass(1000);
  expect([a.held, b.held, await textIn(world)]).toEqual([[1, 2], [1, 2], '{"version":1,"n":2}']);
});

test('of two that offer the first value at once one is taken, also by the other', async () => {
  const world = createClusterWorld();
  const [a, b] = [join(world, 'a'), join(world, 'b')];
  const outcomes = await Promise.all([a.shared.change(first(1)), b.shared.change(first(2))]);
  await world.pass();
  expect(outcomes.toSorted()).toEqual(['done', 'kept']);
  const taken = outcomes[0] === 'done' ? 1 : 2;
  expect([a.held, b.held]).toEqual([[taken], [taken]]);
});

test('[F24] a change is not done while the store is away', async () => {
  const world = createClusterWorld();
  const a = join(world, 'a');
  a.link.cut();
  expect(await a.shared.change(() => count(1))).toBe('down');
  a.link.heal();
  await world.pass(1000);
  expect(a.n()).toBeUndefined();
  expect(await a.shared.change(() => count(1))).toBe('done');
});

test('what is damaged is told and written over by who knows better; what a later build wrote is left alone', async () => {
  const world = createClusterWorld();
  const a = join(world, 'a');
  a.shared.say(count(1));
  await world.pass();
  const now = await a.engine.read('count');
  if (now.kind !== 'document') throw new Error('away');
  await a.engine.write('count', now, '{"version":1');
  await world.pass();
  expect(await textIn(world)).toBe('{"version":1,"n":1}');
  const again = await a.engine.read('count');
  if (again.kind !== 'document') throw new Error('away');
  await a.engine.write('count', again, '{"version":2,"n":"one"}');
  await world.pass();
  a.shared.say(count(7));
  await world.pass(1000);
  expect(await a.shared.change(() => count(8))).toBe('down');
  expect(await textIn(world)).toBe('{"version":2,"n":"one"}');
  expect(a.n()).toBe(7);
  expect(a.lines).toEqual([
    'warn: a document that relays share cannot be read: it is damaged',
    'warn: a document that relays share cannot be read: a later Boardcast has written it',
  ]);
});

test('what is closed writes nothing any more', async () => {
  const world = createClusterWorld();
  const [a, b] = [join(world, 'a'), join(world, 'b')];
  await world.pass();
  a.shared.close();
  a.shared.say(count(1));
  await world.pass(1000);
  expect([b.n(), await a.shared.change(() => count(2))]).toEqual([undefined, 'down']);
});

test('[F24] whatever is said, cut, healed and rolled back in whatever order, all end with the highest that was said', async () => {
  const deed = fc.oneof(
    fc.record({ kind: fc.constant('say'), at: fc.nat(2), n: fc.nat(1000) }),
    fc.record({ kind: fc.constantFrom('cut', 'heal', 'deafen'), at: fc.nat(2), n: fc.constant(0) }),
    fc.record({ kind: fc.constantFrom('keep', 'restart', 'empty', 'pass'), at: fc.constant(0), n: fc.nat(700) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 30 }), async (deeds) => {
      const world = createClusterWorld();
      const nodes = ['a', 'b', 'c'].map((name) => join(world, name));
      let copy = world.store.copy();
      let highest: number | undefined;
      for (const { kind, at, n } of deeds) {
        const node = nodes[at];
        if (kind === 'say') {
          node?.shared.say(count(n));
          highest = Math.max(highest ?? 0, n);
        } else if (kind === 'cut') node?.link.cut();
        else if (kind === 'heal') node?.link.heal();
        else if (kind === 'deafen') node?.link.deafen();
        else if (kind === 'keep') copy = world.store.copy();
        else if (kind === 'restart') world.store.restart(copy);
        else if (kind === 'empty') world.store.restart(new Map());
        else await world.pass(n);
      }
      for (const { link } of nodes) link.heal();
      await world.pass(2000);
      expect(nodes.map(({ n }) => n())).toEqual([highest, highest, highest]);
      for (const { held } of nodes) expect(held).toEqual([...new Set(held)].toSorted((x, y) => x - y));
      for (const { shared, engine } of nodes) {
        shared.close();
        await engine.close();
      }
    }),
    { numRuns: 60 },
  );
});
