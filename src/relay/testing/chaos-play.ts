/** What happens in a world of chaos: deeds that are dealt by a seed, and the peace after them. */
import { createRandom } from '#lib/random.ts';
import { createSeat, createWorld, STREAM, type World } from './chaos-world.ts';
import type { Line } from './test-relay.ts';

const STEPS = 300;
/** Two programs on one computer, which take over from each other (S6), and one on another, which waits (S7). */
const ADDRESSES = ['192.168.1.20', '192.168.1.20', '192.168.1.31'] as const;

/** What may happen, each with how often it does. */
const DEEDS = [
  ['change', 60],
  ['wait', 10],
  ['stall', 3],
  ['flow', 6],
  ['swallow', 3],
  ['die', 2],
  ['cut', 3],
  ['refuse', 1],
  ['kill', 1],
  ['restart', 1],
  ['longWait', 1],
] as const;
export type Deed = (typeof DEEDS)[number][0];
export const DEALT: readonly Deed[] = DEEDS.flatMap(([deed, weight]) => Array.from({ length: weight }, () => deed));

export function deal(seed: number): Deed[] {
  const random = createRandom(seed);
  return Array.from({ length: STEPS }, () => DEALT[Math.floor(random() * DEALT.length)] ?? 'wait');
}

/** Plays them to viewers of these delays, at the relay or at what `before` makes to stand before it. */
export function playChaos(
  seed: number,
  deeds: readonly Deed[],
  delays: readonly number[],
  before: (world: World) => () => Line | undefined = (world) => () => world.house()?.dial(`/${STREAM}`),
) {
  const world = createWorld(seed);
  const { random, network } = world;
  world.start(0);
  const open = before(world);
  const publishers = ADDRESSES.map(world.createPublisher);
  const seats = delays.map((delay) => createSeat(world, delay, open));
  world.pass(1000);
  const act: Record<Deed, () => void> = {
    change: () => publishers[Math.floor(random() * publishers.length)]?.change(),
    wait: () => world.pass(random() * 1000),
    stall: () => network.stall(),
    flow: () => network.flow(),
    swallow: () => network.swallow(),
    die: () => network.die(),
    cut: () => network.cut(random() < 0.5 ? 1006 : 1012),
    refuse: () => network.cut(4503),
    kill() {
      world.stop(1006);
      world.pass(random() * 4000);
      world.start(random() * 500);
    },
    restart() {
      world.stop(1012);
      world.pass(random() * 1000);
      world.start(0);
    },
    longWait: () => world.pass(15_000),
  };
  for (const deed of deeds) {
    act[deed]();
    world.pass(random() * 200);
  }
  // All is well from here: 130 s cover TCP's patience and the longest hold after a refusal.
  network.mend();
  for (const publisher of publishers) publisher.whole();
  for (let second = 0; second < 130; second += 1) {
    world.pass(1000, 250);
    network.mend();
  }
  return { world, seats };
}
