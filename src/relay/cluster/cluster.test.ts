import { describe, expect, test } from 'vitest';
import type { Command } from '#protocol/desk.ts';
import { createReferenceViewer, type ReferenceViewer } from '../testing/reference-viewer.ts';
import { createTestCluster, type TestCluster, type TestNode } from '../testing/test-cluster.ts';
import { ocr, type Line } from '../testing/test-relay.ts';

interface Watched {
  readonly line: Line;
  readonly viewer: ReferenceViewer;
  /** Takes what has come; how many snapshots that was. */
  readonly look: () => ReferenceViewer;
  readonly snapshots: () => number;
  /** The source's status as it was told last. */
  readonly status: () => string | undefined;
}

function watch(node: TestNode, register: object = {}): Watched {
  const line = node.watch('court1', register);
  const viewer = createReferenceViewer();
  let snapshots = 0;
  let status: string | undefined;
  return {
    line,
    viewer,
    look() {
      for (const message of line.messages()) {
        if (message.type === 'snapshot') snapshots += 1;
        if ('source' in message) ({ status } = message.source);
        if (viewer.take(message)) line.say({ type: 'resync' });
      }
      return viewer;
    },
    snapshots: () => snapshots,
    status: () => status,
  };
}

function say(node: TestNode, command: Command, watches: 'program' | 'court' = 'program'): void {
  const answer = node.relay.desk('court1')?.run({ command, watches });
  if (answer?.outcome !== 'done') throw new Error(JSON.stringify(answer));
}

/** Three nodes with clocks of their own, a publisher at the first. */
async function createHouse(address = '192.0.2.50') {
  const cluster: TestCluster = createTestCluster();
  const a = cluster.start('a');
  const b = cluster.start('b', 5000);
  const c = cluster.start('c', -90_000);
  await cluster.pass(100);
  const feed = a.dial('/court1', { address });
  return { cluster, a, b, c, feed };
}

describe('what is shown at another node', () => {
  test('[M5] [M6] is what its owner shows, value by value', async () => {
    const { cluster, a, b, c, feed } = await createHouse();
    const at = [watch(a), watch(b), watch(c)];
    for (const [score, clock] of [
      ['56', '4:31'],
      ['57', '4:30'],
      ['57', '4:29'],
      ['59', ''],
    ]) {
      feed.say(ocr({ score_a: score, time: clock }));
      await cluster.pass(100);
      for (const each of at) expect(each.look().values()).toMatchObject({ 'home.score': score, clock });
    }
  });

  test('[M6] is what the desk says, and on late outputs as late as there', async () => {
    const { cluster, a, b, feed } = await createHouse();
    feed.say(ocr({ score_a: '1' }));
    await cluster.pass(2100);
    const here = watch(a, { delay: 3000 });
    const there = watch(b, { delay: 3000 });
    const now = watch(b);
    for (let step = 2; step < 60; step += 1) {
      feed.say(ocr({ score_a: String(step), time: `0:${step}` }));
      if (step === 20) say(a, { do: 'override', field: 'away.score', value: '44' }, 'court');
      if (step === 30) say(a, { do: 'override', field: 'home.name', value: 'LIONS' });
      await cluster.pass(200);
      expect(there.look().values(), `step ${step}`).toEqual(here.look().values());
      expect(now.look().values()).toMatchObject({ 'home.score': String(step) });
    }
    expect(there.viewer.values()).toMatchObject({ 'home.name': 'LIONS', 'away.score': '44', 'home.score': '45' });
  });
});

describe('who owns a stream', () => {
  test('[M7] a node that dies is followed by the one that its publisher dials, and late word of the dead one counts nothing', async () => {
    const { cluster, a, b, c, feed } = await createHouse();
    feed.say(ocr({ score_a: '7', time: '5:00' }));
    await cluster.pass(100);
    say(a, { do: 'override', field: 'home.name', value: 'LIONS' });
    await cluster.pass(500);
    const at = watch(c);
    a.kill();
    const again = b.dial('/court1', { address: '192.0.2.50' });
    again.say(ocr({ score_a: '8', time: '4:59' }));
    await cluster.pass(200);
    expect(at.look().values()).toMatchObject({ 'home.score': '8', clock: '4:59', 'home.name': 'LIONS' });
    expect(await c.cluster.where('court1', true)).toEqual({ node: 'b' });
    // It was only cut off.
    a.link.heal();
    feed.say(ocr({ score_a: '1' }));
    await cluster.pass(3000);
    expect(at.look().values()).toMatchObject({ 'home.score': '8' });
    const { undo, audit, rev } = b.relay.readDesk('court1').view();
    expect({ undo, rev, lines: audit.length }).toEqual({ undo: 1, rev: 1, lines: 1 });
  });

  test('[M7] another computer waits at its node until the first has gone, or an operator chooses it', async () => {
    const { cluster, a, b, c, feed } = await createHouse();
    const other = b.dial('/court1', { address: '192.0.2.60' });
    feed.say(ocr({ score_a: '7' }));
    other.say(ocr({ score_a: '70' }));
    await cluster.pass(2500);
    const at = watch(c);
    await cluster.pass(100);
    expect(at.look().values()).toEqual({ 'home.score': '7' });
    const standings = a.relay
      .find('court1')
      ?.detail()
      .publishers.map(({ address, standing }) => [address, standing]);
    expect(standings).toEqual([
      ['192.0.2.50', 'counts'],
      ['192.0.2.60', 'waits'],
    ]);
    say(a, { do: 'source', address: '192.0.2.60' });
    await cluster.pass(1500);
    expect(at.look().values()).toEqual({ 'home.score': '70' });
    expect(await c.cluster.where('court1', true)).toEqual({ node: 'b' });
    say(b, { do: 'source', address: null });
    other.hangUp();
    feed.say(ocr({ score_a: '9' }));
    await cluster.pass(2500);
    expect(at.look().values()).toEqual({ 'home.score': '9' });
    expect(await c.cluster.where('court1', true)).toEqual({ node: 'a' });
  });

  test('[M7] without any publisher a node looks after it, and its desk works there', async () => {
    const { cluster, a, b, c, feed } = await createHouse();
    for (let second = 9; second > 0; second -= 1) {
      feed.say(ocr({ score_a: '7', time: `5:0${second}` }));
      await cluster.pass(1000);
    }
    const at = watch(c);
    a.kill();
    await cluster.pass(5000);
    const where = await Promise.all([b, c].map((node) => node.cluster.where('court1', true)));
    const owner = where[0] === 'here' ? b : c;
    expect(where.filter((one) => one === 'here')).toHaveLength(1);
    say(owner, { do: 'override', field: 'home.score', value: '9' });
    await cluster.pass(200);
    expect(at.look().values()).toMatchObject({ 'home.score': '9' });
    expect(at.status()).toBe('stale');
    // A clock that ran has left: nobody knows where it stands.
    await cluster.pass(10_000);
    expect(at.look().values()).toMatchObject({ 'home.score': '9', clock: '' });
  });

  test('[M7] an operator’s word makes a stream at any node', async () => {
    const { cluster, b, c } = await createHouse();
    expect(await b.cluster.where('court1', true)).toBe('here');
    expect(b.relay.find('court1')).toBeUndefined();
    expect(await b.cluster.where('court1', false)).toBe('here');
    say(b, { do: 'override', field: 'home.score', value: '3' });
    await cluster.pass(500);
    expect(watch(c).look().values()).toEqual({ 'home.score': '3' });
  });
});

describe('while the store is down', () => {
  test('[F24] [M8] its owner goes on, others hold and say so, and afterwards all show the last: one epoch more, one snapshot each', async () => {
    const { cluster, a, b, feed } = await createHouse();
    feed.say(ocr({ score_a: '1', time: '3:00' }));
    await cluster.pass(1000);
    const here = watch(a);
    const there = watch(b);
    await cluster.pass(100);
    here.look();
    there.look();
    a.link.cut();
    b.link.cut();
    feed.say(ocr({ score_a: '2' }));
    await cluster.pass(2500);
    expect(here.look().values()).toMatchObject({ 'home.score': '2' });
    expect(there.look().values()).toMatchObject({ 'home.score': '1' });
    expect(there.status()).toBe('stale');
    expect(await b.cluster.where('court1', true)).toBe('nowhere');
    expect(b.relay.desk('court1')?.run({ command: { do: 'undo' } })).toMatchObject({ outcome: 'refused' });
    const before = { here: here.snapshots(), there: there.snapshots(), epoch: there.viewer.since()?.epoch };
    cluster.store.restart(undefined);
    a.link.heal();
    b.link.heal();
    await cluster.pass(1000);
    expect(there.look().values()).toMatchObject({ 'home.score': '2' });
    expect(there.status()).toBe('live');
    expect(there.viewer.since()?.epoch).not.toBe(before.epoch);
    expect(there.snapshots()).toBe(before.there + 1);
    expect(here.look().values()).toMatchObject({ 'home.score': '2' });
    expect(here.snapshots()).toBe(before.here);
  });

  test('[F24] [M8] [M9] what an operator said elsewhere meanwhile holds, and what an older store says does not', async () => {
    const { cluster, a, b, c, feed } = await createHouse();
    feed.say(ocr({ score_a: '1' }));
    await cluster.pass(1000);
    const old = cluster.store.copy();
    say(a, { do: 'override', field: 'home.name', value: 'LIONS' });
    feed.say(ocr({ score_a: '2' }));
    await cluster.pass(1000);
    const there = watch(c);
    a.link.cut();
    feed.say(ocr({ score_a: '3' }));
    await cluster.pass(5000);
    const owner = (await b.cluster.where('court1', true)) === 'here' ? b : c;
    say(owner, { do: 'override', field: 'home.name', value: 'BEARS' });
    await cluster.pass(500);
    expect(there.look().values()).toMatchObject({ 'home.score': '2', 'home.name': 'BEARS' });
    a.link.heal();
    await cluster.pass(1500);
    expect(there.look().values()).toMatchObject({ 'home.score': '3', 'home.name': 'BEARS' });
    expect(watch(a).look().values()).toMatchObject({ 'home.score': '3', 'home.name': 'BEARS' });
    cluster.store.restart(old);
    for (let step = 0; step < 20; step += 1) {
      await cluster.pass(100);
      expect(there.look().values()).toMatchObject({ 'home.score': '3', 'home.name': 'BEARS' });
    }
    feed.say(ocr({ score_a: '4' }));
    await cluster.pass(500);
    expect(there.look().values()).toMatchObject({ 'home.score': '4', 'home.name': 'BEARS' });
  });

  test('[F24] [M8] a node that never reached it serves its own publisher, and a clock of the others leaves the bug', async () => {
    const cluster = createTestCluster();
    const a = cluster.start('a');
    a.link.cut();
    const feed = a.dial('/court1', { address: '192.0.2.50' });
    feed.say(ocr({ score_a: '1' }));
    await cluster.pass(1500);
    expect(watch(a).look().values()).toEqual({ 'home.score': '1' });
    say(a, { do: 'override', field: 'away.score', value: '5' });
    const b = cluster.start('b');
    a.link.heal();
    await cluster.pass(1500);
    for (let second = 20; second > 10; second -= 1) {
      feed.say(ocr({ score_a: '1', time: `3:${second}` }));
      await cluster.pass(1000);
    }
    const there = watch(b);
    await cluster.pass(100);
    expect(there.look().values()).toEqual({ 'home.score': '1', 'away.score': '5', clock: '3:11' });
    b.link.cut();
    await cluster.pass(15_000);
    expect(there.look().values()).toEqual({ 'home.score': '1', 'away.score': '5', clock: '' });
    b.link.heal();
    await cluster.pass(1000);
    // Its owner has it: the board stands there.
    expect(there.look().values()).toMatchObject({ 'home.score': '1', clock: '3:11' });
    feed.say(ocr({ time: '3:00' }));
    await cluster.pass(200);
    expect(there.look().values()).toMatchObject({ clock: '3:00' });
  });
});

describe('outputs at other nodes', () => {
  test('[M10] count at the desk: their names, their delays and what they show', async () => {
    const { cluster, a, b, feed } = await createHouse();
    feed.say(ocr({ score_a: '1' }));
    await cluster.pass(1000);
    const there = watch(b, { name: 'main', delay: 4000 });
    await cluster.pass(1500);
    expect(a.relay.find('court1')?.detail().outputs).toMatchObject([{ name: 'main', delay: 4000 }]);
    say(a, { do: 'delay', ms: 2000, output: 'main' });
    feed.say(ocr({ score_a: '2' }));
    await cluster.pass(1900);
    expect(there.look().values()).toEqual({ 'home.score': '1' });
    await cluster.pass(300);
    expect(there.look().values()).toEqual({ 'home.score': '2' });
    there.line.hangUp();
    await cluster.pass(1500);
    expect(a.relay.find('court1')?.detail().outputs).toEqual([]);
  });
});
