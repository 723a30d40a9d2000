/** Nodes in memory and in one time, and whatever may become of them and of their store: what all outputs come to show, at every delay. */
import { expect, test } from 'vitest';
import { createRandom, type Random } from '#lib/random.ts';
import { createReferenceViewer } from '../testing/reference-viewer.ts';
import { createTestCluster, type TestNode } from '../testing/test-cluster.ts';
import { ocr, type Line } from '../testing/test-relay.ts';

const SEEDS = 24;
const STEPS = 12;
const PUBLISHER = '192.0.2.50';
const DELAYS = [0, 0, 700, 2500];
/** The longest of them, and a second for all else. */
const QUIET_MS = 3500;
/** A dead owner is followed after its lease of 3 s, by the next look a second later at the latest. */
const SETTLE_MS = 6000;

function pick<T>(from: readonly T[], random: Random): T {
  const one = from[Math.floor(random() * from.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}

/** One output, at whichever node there is. */
function createOutput(delay: number, nodeOf: () => TestNode) {
  const viewer = createReferenceViewer();
  let at: { readonly node: TestNode; readonly line: Line } | undefined;
  let highest = 0;
  const faults: string[] = [];
  return {
    dial() {
      at?.line.hangUp();
      const node = nodeOf();
      at = { node, line: node.watch('court1', { delay, since: viewer.since() }) };
      highest = 0;
    },
    isAt: (node: TestNode) => at?.node === node,
    look() {
      for (const message of at?.line.messages() ?? []) {
        if (viewer.take(message)) at?.line.say({ type: 'resync' });
        const { 'home.score': score = '0', 'away.score': twin = '0' } = viewer.values();
        if (score !== twin) faults.push(`${score} beside ${twin}`);
        if (Number(score) < highest)
          faults.push(`${score} after ${highest}, ${delay} ms late, at ${at?.node.engine.node}`);
        highest = Math.max(highest, Number(score));
      }
      return viewer.values();
    },
    faults,
  };
}

async function play(seed: number) {
  const random = createRandom(seed);
  const cluster = createTestCluster();
  const started = ['a', 'b', 'c'].map((name, at) => cluster.start(`${name}0`, (at - 1) * 40_000));
  const nodes = [...started];
  let count = 0;
  let team = 0;
  let feed: Line | undefined;
  const outputs = DELAYS.flatMap((delay) => [1, 2].map(() => createOutput(delay, () => pick(nodes, random))));
  await cluster.pass(100);

  function publishAt(node: TestNode): void {
    feed?.hangUp();
    feed = node.dial('/court1', { address: PUBLISHER });
    feed.say(ocr({ score_a: String(count), score_b: String(count) }));
  }
  async function publishFor(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 100) {
      count += 1;
      feed?.say(ocr({ score_a: String(count), score_b: String(count) }));
      await cluster.pass(100);
      for (const output of outputs) output.look();
    }
  }
  async function sayTeam(): Promise<boolean> {
    const node = pick(nodes, random);
    const where = await node.cluster.where('court1', false);
    const owner =
      where === 'here' ? node : nodes.find(({ engine }) => where !== 'nowhere' && engine.node === where.node);
    team += 1;
    const command = { do: 'override', field: 'home.name', value: `TEAM ${team}` } as const;
    return owner?.relay.desk('court1')?.run({ command }).outcome === 'done';
  }

  let copy = cluster.store.copy();
  let names = 0;
  const events: Readonly<Record<string, () => Promise<void>>> = {
    async kill() {
      const dead = pick(nodes, random);
      nodes.splice(nodes.indexOf(dead), 1);
      dead.kill();
      for (const output of outputs) if (output.isAt(dead)) output.dial();
      publishAt(pick(nodes, random));
      await publishFor(random() * 2000);
      names += 1;
      nodes.push(cluster.start(`n${names}`, Math.round((random() - 0.5) * 100_000)));
    },
    async cut() {
      const away = pick(nodes, random);
      away.link.cut();
      await publishFor(random() * 5000);
      away.link.heal();
    },
    async away() {
      for (const node of nodes) node.link.cut();
      await publishFor(random() * 5000);
      cluster.store.restart(undefined);
      for (const node of nodes) node.link.heal();
    },
    async rollback() {
      await publishFor(500);
      cluster.store.restart(copy);
      await publishFor(random() * 300);
    },
    async copy() {
      copy = cluster.store.copy();
      await publishFor(100);
    },
    async redial() {
      publishAt(pick(nodes, random));
      await publishFor(random() * 500);
    },
    async move() {
      pick(outputs, random).dial();
      await publishFor(200);
    },
    async say() {
      await sayTeam();
      await publishFor(100);
    },
  };

  publishAt(pick(nodes, random));
  for (const output of outputs) output.dial();
  await publishFor(1000);
  const played: string[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    const name = pick(Object.keys(events), random);
    played.push(name);
    await events[name]?.();
  }
  await publishFor(SETTLE_MS);
  while (!(await sayTeam())) await publishFor(500);
  await publishFor(100);
  await cluster.pass(QUIET_MS);
  return {
    played,
    wanted: { 'home.score': String(count), 'away.score': String(count), 'home.name': `TEAM ${team}` },
    shown: outputs.map((output) => output.look()),
    faults: outputs.flatMap((output) => output.faults),
  };
}

for (let seed = 1; seed <= SEEDS; seed += 1) {
  test(`[F24] [M6] [M7] [M8] [M9] chaos of nodes, seed ${seed}: all outputs come to show the last, and at no node does anything go back`, async () => {
    const { played, wanted, shown, faults } = await play(seed);
    expect({ played, shown, faults }).toEqual({ played, shown: shown.map(() => wanted), faults: [] });
  });
}
