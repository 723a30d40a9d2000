import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EMPTY_DESK } from '#protocol/desk.ts';
import { readSteps, writeSteps, type Step } from './steps.ts';

const name = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => !(text in {}));
const patch = fc.dictionary(name, fc.option(fc.string(), { nil: null })).map((each) => new Map(Object.entries(each)));
const at = fc.integer({ min: 0, max: 2 ** 45 });
const watches = fc.constantFrom('program' as const, 'court' as const);
const overrides = fc.dictionary(name, fc.option(fc.string(), { nil: null }));
const rest = fc.constantFrom({}, { hidden: true }, { delay: 4000 }, { sport: EMPTY_DESK.sport }, { clock: null });

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('take' as const), entry: fc.record({ kind: fc.constant('feed' as const), at, patch }) }),
  fc.record({ do: fc.constant('take' as const), entry: fc.record({ kind: fc.constant('swap' as const), at }) }),
  fc.record({
    do: fc.constant('admit' as const),
    at,
    admitted: fc.array(fc.record({ name, value: fc.option(fc.string(), { nil: null }), at })),
  }),
  fc.record({
    do: fc.constant('say' as const),
    entry: fc.record({ kind: fc.constant('desk' as const), at, patch: fc.record({ overrides, rest }), watches }),
  }),
  fc.record({ do: fc.constant('turn' as const), at, sport: fc.constant(EMPTY_DESK.sport), patch }),
  fc.record({ do: fc.constant('drop' as const), ids: fc.array(fc.string()) }),
);

test('[M6] steps come to other nodes as they were taken, whatever they hold', () => {
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      expect(readSteps(writeSteps(steps))).toEqual(steps);
    }),
  );
});

test('[M6] of what this build cannot read none is taken', () => {
  const good = { do: 'drop', ids: ['1'] };
  for (const bad of [{ do: 'jump' }, { do: 'say', entry: { kind: 'swap', at: 1 } }, { do: 'take' }, 7])
    expect(readSteps(JSON.stringify([good, bad]))).toBeUndefined();
  expect(readSteps('{')).toBeUndefined();
  expect(readSteps(JSON.stringify([good]))).toEqual([good]);
});
