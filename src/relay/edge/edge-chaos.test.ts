/** The viewer that runs on air behind an edge, or two in a chain, while the relay, the links to it and between them, and its publishers fail. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEALT, deal, playChaos, type Deed } from '../testing/chaos-play.ts';
import { dialOver, STREAM, type World } from '../testing/chaos-world.ts';
import { createTestRelay, type TestRelay } from '../testing/test-relay.ts';

const SEEDS = Array.from({ length: 12 }, (_, n) => n + 1);
const DELAYS = [0, 0, 2500] as const;

/** Edges one behind the other, so many; the viewers are at the last. */
function edgesBefore(world: World, count: number): () => TestRelay {
  let last = (): TestRelay | undefined => world.house();
  for (let at = 0; at < count; at += 1) {
    const before = last;
    const edge = createTestRelay({
      time: world.time,
      seed: 500 + at,
      soon: (run) => void world.time.after(world.random() * 20, run),
      edge: {
        upstream: { socketOrigin: 'ws://up', origin: 'http://up', key: undefined, passes: false },
        looksChanged: () => undefined,
        dial: dialOver(world, () => before()?.dial(`/${STREAM}`)),
      },
    });
    last = () => edge;
  }
  return () => {
    const edge = last();
    if (edge === undefined) throw new Error('there is no edge');
    return edge;
  };
}

function play(seed: number, deeds: readonly Deed[], count: number): number {
  const { world, seats } = playChaos(seed, deeds, DELAYS, (made) => {
    const edge = edgesBefore(made, count);
    return () => edge().dial(`/${STREAM}`);
  });
  const values = world.house()?.relay.find(STREAM)?.values() ?? {};
  expect(seats.map(({ link }) => link())).toEqual(DELAYS.map(() => 'live'));
  expect(seats.map(({ shown }) => shown())).toEqual(DELAYS.map(() => values));
  return seats.reduce((sum, { checked }) => sum + checked(), 0);
}

test.each(SEEDS)(
  '[N3] [F1] [F7] [F9] [F12] [G1] [G2] [G3] [G4] chaos of seed %i before an edge: every viewer comes to the relay’s truth, and none goes back',
  (seed) => {
    expect(play(seed, deal(seed), 1)).toBeGreaterThan(30);
  },
);

test('[N3] [F12] [G1] [G2] [G3] whatever happens before two edges in a chain, in whatever order, ends so', () => {
  const deeds = fc.array(fc.constantFrom(...DEALT), { maxLength: 40, size: 'max' });
  fc.assert(
    fc.property(fc.nat(), deeds, (seed, some) => {
      expect(play(seed, some, 2)).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 20 },
  );
});
