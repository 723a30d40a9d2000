/** The viewer that runs on air against the relay that runs at the crew's, over a network that does what it wants: relay, links and publishers fail. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Values } from '#protocol/fields.ts';
import { DEALT, deal, playChaos } from './testing/chaos-play.ts';
import { STREAM } from './testing/chaos-world.ts';

/** Each fails or holds for ever; one that once failed stays. */
const SEEDS = Array.from({ length: 24 }, (_, n) => n + 1);
/** What viewers ask for: most are shown everything at once. */
const DELAYS = [0, 0, 0, 2500, 400] as const;

const play = (seed: number, deeds: Parameters<typeof playChaos>[1]) => playChaos(seed, deeds, DELAYS);

/** Every viewer is live and shows what the relay has, which is nothing but what publishers said, and a clock that left (C2). */
function expectTruth({ world, seats }: ReturnType<typeof play>): Values {
  const values = world.house()?.relay.find(STREAM)?.values() ?? {};
  expect(Object.entries(values).filter(([name, text]) => !world.published.has(text) && name !== 'clock')).toEqual([]);
  expect(seats.map(({ link }) => link())).toEqual(DELAYS.map(() => 'live'));
  expect(seats.map(({ shown }) => shown())).toEqual(DELAYS.map(() => values));
  return values;
}

test.each(SEEDS)(
  '[F1] [F7] [F9] [F12] [F13] [G1] [G2] [G3] [G4] chaos of seed %i: every viewer comes to the relay’s truth, and none shows what never was',
  (seed) => {
    const played = play(seed, deal(seed));
    expect(Object.keys(expectTruth(played)).length).toBeGreaterThan(3);
    expect(played.seats.reduce((sum, { checked }) => sum + checked(), 0)).toBeGreaterThan(30);
  },
);

test('[F12] [G1] [G2] [G3] whatever happens, in whatever order, ends so; the least that does not is named', () => {
  const deeds = fc.array(fc.constantFrom(...DEALT), { maxLength: 40, size: 'max' });
  fc.assert(
    fc.property(fc.nat(), deeds, (seed, some) => {
      expect(expectTruth(play(seed, some))).toBeDefined();
    }),
    { numRuns: 30 },
  );
});
