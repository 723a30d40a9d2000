import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyPatch, diffValues, narrowPatch } from './patch.ts';

const name = fc.constantFrom('clock', 'home.score', 'away.score', 'note', 'toString');
const values = fc.dictionary(name, fc.string({ maxLength: 3 }), { noNullPrototype: true });
const patch = fc.dictionary(name, fc.option(fc.string({ maxLength: 3 })), { noNullPrototype: true });

test('[G1] a patch leads exactly from one state to the other', () => {
  fc.assert(
    fc.property(values, values, (from, to) => {
      expect(applyPatch(from, diffValues(from, to))).toEqual(to);
    }),
  );
});

test('a patch that changes nothing gives back the very same object', () => {
  fc.assert(
    fc.property(values, patch, (before, change) => {
      const after = applyPatch(before, change);
      expect(after === before).toBe(narrowPatch(before, change) === undefined);
      expect(applyPatch(after, change)).toBe(after);
    }),
  );
});

test('[P6] a blank is a value, null takes the field away', () => {
  expect(applyPatch({ clock: '1:00', shotClock: '24' }, { clock: '', shotClock: null })).toEqual({ clock: '' });
});
