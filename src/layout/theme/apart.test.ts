import fc from 'fast-check';
import { expect, test } from 'vitest';
import { confusedBy } from './apart.ts';

test.each([
  ['#b3202c', '#1f4e9e', []],
  ['#1f4e9e', '#5aa9e6', []],
  ['#ffffff', '#ffc72c', []],
  ['#c8102e', '#a6192e', ['all']],
  ['#5b2b82', '#1f4e9e', ['all']],
  ['#c8102e', '#00843d', ['deutan']],
  ['#c8102e', '#6b3a1e', ['protan', 'deutan']],
  ['#c8102e', '#ff5f00', ['tritan']],
])('%s and %s are taken for one by %j', (one, other, eyes) => {
  expect(confusedBy(one, other)).toEqual(eyes);
});

test('a colour is one with itself, and the order of two does not matter', () => {
  const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
  fc.assert(
    fc.property(colour, colour, (one, other) => {
      expect(confusedBy(one, one)).toEqual(['all']);
      expect(confusedBy(one, other)).toEqual(confusedBy(other, one));
    }),
  );
});
