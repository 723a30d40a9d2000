import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PACKS } from '../packs/packs.ts';
import { play, readings, type Aired } from './fake-board.ts';
import { PROFILES } from './profiles.ts';
import { createTruth } from './truth.ts';

const { normal, strict, careful } = PROFILES;

function framesOf(steps: readonly (readonly [number, Record<string, string>])[]) {
  let time = 0;
  return steps.map(([wait, frame]) => [(time += wait), frame] as const);
}

function sorted(aired: readonly Aired[]): Aired[] {
  return aired.toSorted((a, b) => a.time - b.time || a.admitted.name.localeCompare(b.admitted.name));
}

describe('any feed', () => {
  const values = fc.dictionary(
    fc.constantFrom('clock', 'shotClock', 'period', 'home.score', 'away.score', 'home.fouls', 'possession', 'Other'),
    fc.oneof(fc.stringMatching(/^[\d:. ]{0,6}$/), fc.constantFrom('', '0', '10', '12', '1:00', '0:59', 'OT', '2')),
  );
  const feed = fc.array(fc.tuple(fc.integer({ min: 1, max: 900 }), values), { maxLength: 40 });
  const anyProfile = fc.constantFrom(normal, strict, careful);

  it('has one truth, whatever the order of the fields in a frame', () => {
    fc.assert(
      fc.property(feed, anyProfile, (steps, profile) => {
        const make = () => createTruth({ pack: PACKS.get('basketball'), profile });
        const frames = framesOf(steps);
        const turned = frames.map(
          ([time, frame]) => [time, Object.fromEntries(Object.entries(frame).toReversed())] as const,
        );
        expect(sorted(play(make(), turned, 60_000))).toEqual(sorted(play(make(), frames, 60_000)));
      }),
    );
  });

  it('airs nothing that was not read, no field out of order, and nothing twice', () => {
    fc.assert(
      fc.property(feed, anyProfile, (steps, profile) => {
        const aired = play(createTruth({ pack: PACKS.get('basketball'), profile }), framesOf(steps), 60_000);
        expect(aired.filter(({ time, admitted }) => admitted.at > time)).toEqual([]);
        for (const name of new Set(aired.map(({ admitted }) => admitted.name))) {
          const own = aired.map(({ admitted }) => admitted).filter((each) => each.name === name);
          const times = own.map(({ at }) => at);
          expect(times).toEqual(times.toSorted((a, b) => a - b));
          // A field that nobody knows passes as it is.
          const again = own.filter(({ value }, place) => name !== 'Other' && value === own[place - 1]?.value);
          expect(again).toEqual([]);
        }
      }),
    );
  });

  it('ends on what is read for good, blank scores and misreads apart', () => {
    const steady = fc.record({
      clock: fc.constantFrom('10:00', '0:07', '59.9'),
      'home.score': fc.integer({ min: 0, max: 199 }).map(String),
      'away.score': fc.integer({ min: 0, max: 199 }).map(String),
      period: fc.constantFrom('1', '4', 'OT'),
      possession: fc.constantFrom('', 'home', 'away'),
    });
    fc.assert(
      fc.property(feed, steady, anyProfile, fc.boolean(), (steps, board, profile, repeated) => {
        const truth = createTruth({ pack: PACKS.get('basketball'), profile });
        const frames = framesOf(steps);
        const start = (frames.at(-1)?.[0] ?? 0) + 1;
        const rest = repeated ? readings(() => board, { from: start, to: start + 8000 }) : [[start, board] as const];
        const air = new Map<string, string | null>();
        for (const { admitted } of play(truth, [...frames, ...rest], start + 8000))
          air.set(admitted.name, admitted.value);
        for (const [name, value] of Object.entries(board)) expect([name, air.get(name) ?? '']).toEqual([name, value]);
      }),
    );
  });
});
