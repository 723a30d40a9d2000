/** Who is compared: the rivals, and the engine's profiles beside them. */
import { PACKS } from '#scoreboard/packs/packs.ts';
import { PROFILES } from '#scoreboard/truth/profiles.ts';
import { createTruth } from '#scoreboard/truth/truth.ts';
import type { BenchSport } from './game.ts';
import type { Contender, Guard } from './guard.ts';
import { CURVE, RIVALS } from './rivals.ts';

function createEngine(sport: BenchSport, profile: keyof typeof PROFILES): Guard {
  const truth = createTruth({ pack: PACKS.get(sport), profile: PROFILES[profile] });
  type Given = ReturnType<typeof truth.read>;
  const texts = (given: Given) => given.map(({ value, ...rest }) => ({ ...rest, value: value ?? '' }));
  return {
    read: (frame, at) => texts(truth.read(frame, at)),
    due: () => truth.due(),
    tick: (at) => texts(truth.tick(at)),
  };
}

/** The profiles of the engine; the bars hold for the one that is on unless somebody says otherwise. */
const ENGINES: readonly Contender[] = (['careful', 'normal', 'strict'] as const).map((profile) => ({
  name: profile,
  profile,
  isHeld: profile === 'normal',
  create: (sport) => createEngine(sport, profile),
}));

/** All that are measured, the one without any guard first. */
export const CONTENDERS: readonly Contender[] = [...RIVALS, ...ENGINES];

/** What is drawn as a curve of wrong scores against delay. */
export const ON_CURVE: readonly Contender[] = [...CURVE, ...ENGINES];
