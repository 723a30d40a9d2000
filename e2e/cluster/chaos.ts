/** Seeded chaos: three nodes, twelve viewers, one owner that counts, and a store that is killed, frozen, rolled back and cut off. */
import assert from 'node:assert/strict';
import { createRandom } from '#lib/random.ts';
import { systemTime } from '#lib/system-time.ts';
import { createRedisEngine } from '#relay/engine/redis-engine.ts';
import { createOwner } from './owner.ts';
import { makeRedisServer, type RedisServer } from './redis-server.ts';
import { pause, placeOf, until } from './redis-world.ts';
import { STORE_FAULTS } from './store-faults.ts';
import { createWatcher, stateText } from './watcher.ts';

const NODES = 3;
const WATCHERS = 4;
const STEPS = 6;
/** A second of quiet, counted in turns of this process: one that the machine keeps waiting does not count as gone by. */
const QUIET_TURNS = 20;
const TURN_MS = 50;

export interface ChaosReport {
  readonly faults: readonly string[];
  readonly said: number;
  readonly epochs: number;
  /** The longest time from the end of a fault, with all nodes up, until all viewers showed the last state, in ms. */
  readonly settledMs: number;
}

interface Stage {
  readonly server: RedisServer;
  readonly random: () => number;
  /** Another node's owner from now on. */
  readonly move: () => Promise<void>;
}

/** What goes wrong, while the owner counts on. */
const FAULTS: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  ...Object.fromEntries(
    Object.entries(STORE_FAULTS).map(([name, run]) => [
      name,
      ({ server, random }: Stage) => run(server, random, 'game'),
    ]),
  ),
  async move({ move, random }) {
    await pause(random() * 100);
    await move();
  },
};

export async function runChaos(program: string, seed: number): Promise<ChaosReport> {
  const plan = planOf(seed);
  const random = createRandom(seed);
  const server = await makeRedisServer(program);
  await server.start();
  const place = placeOf(`redis://127.0.0.1:${server.port}`);
  const engines = Array.from({ length: NODES }, (_, at) =>
    createRedisEngine({ place, node: `node-${at}`, time: systemTime, random, fault: () => undefined }),
  );
  const said = new Set<string>();
  const watchers = engines.flatMap((engine) => Array.from({ length: WATCHERS }, () => createWatcher(engine, said)));
  const faults: string[] = [];
  let settledMs = 0;
  let count = 0;
  let owner = createOwner(pick(engines, random));

  function say(): void {
    count += 1;
    const values = new Map([
      ['count', String(count)],
      ['twin', `twin of ${count}`],
    ]);
    // Fields come and go.
    if (count % 3 > 0) values.set(`sometimes-${count % 5}`, String(count));
    said.add(stateText(values));
    owner.want({ count, values });
  }

  async function sayWhile(work: Promise<unknown>): Promise<void> {
    const state = { isOver: false };
    const over = work.finally(() => {
      state.isOver = true;
    });
    // Whoever waits hears of its end below.
    over.catch(() => undefined);
    while (!state.isOver) {
      say();
      await pause(random() * 15);
    }
    await over;
  }

  async function move(): Promise<void> {
    const before = owner;
    const others = engines.filter((engine) => engine !== before.engine);
    const next = createOwner(pick(others, random));
    before.rest();
    owner = next;
    say();
    await until('the new owner is heard', () => next.isSaid());
    const fence = before.fence();
    if (fence === undefined) return;
    // Whoever was owner writes on, and nobody may ever see it.
    const answer = await before.engine.set('game', fence, new Map([['count', 'fenced']]));
    assert.notEqual(answer.kind, 'set', 'a write of who is owner no more was taken');
  }

  async function settle(): Promise<void> {
    // Quiet begins when each node reaches the store again.
    for (const engine of engines) while ((await engine.holder('game')).kind === 'down') await pause(5);
    const began = systemTime.now();
    const shown = (): boolean => watchers.every((watcher) => watcher.shown() === wanted);
    const wanted = stateText(owner.wanted()?.values ?? new Map<string, string>());
    for (let turn = 0; !shown(); turn += 1) {
      if (turn === QUIET_TURNS) {
        const seen = watchers.map((watcher) => watcher.shown().slice(0, 60));
        throw new Error(`not the last state after a second of quiet: ${wanted.slice(0, 60)}, but ${seen.join('; ')}`);
      }
      await pause(TURN_MS);
    }
    settledMs = Math.max(settledMs, systemTime.now() - began);
    for (const watcher of watchers) watcher.blame();
  }

  try {
    say();
    await until('the first state is said', () => owner.isSaid());
    for (const [step, names] of plan.entries()) {
      faults.push(names.join(' and '));
      const stage = { server, random: createRandom(seed * 1000 + step), move };
      await sayWhile(Promise.all(names.map(async (name) => FAULTS[name]?.(stage))));
      await settle();
    }
    return { faults, said: count, epochs: Math.max(...watchers.map(({ epochs }) => epochs.size)), settledMs };
  } catch (error) {
    throw new Error(`after ${faults.join(', ')}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  } finally {
    server.thaw();
    await Promise.all(engines.map((engine) => engine.close()));
    await server.remove();
  }
}

/** What goes wrong in which order: the same for a seed, however fast the machine is. Now and then another node becomes owner in the midst of it. */
function planOf(seed: number): string[][] {
  const random = createRandom(seed);
  return Array.from({ length: STEPS }, () => {
    const name = pick(Object.keys(FAULTS), random);
    return random() < 0.3 && name !== 'move' ? [name, 'move'] : [name];
  });
}

function pick<T>(from: readonly T[], random: () => number): T {
  const one = from[Math.floor(random() * from.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}
