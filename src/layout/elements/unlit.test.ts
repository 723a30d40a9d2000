import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createUnlit, unlitOf } from './unlit.ts';

const fields = { value: ['text'] };

test.each([
  ['56', 'number', 3, '888'],
  ['', 'number', 2, '88'],
  ['3:12', 'clock', 6, '88:88'],
  ['0:24', 'clock', 4, '8:88'],
  ['12:00', 'clock', 6, '88:88'],
  ['120:00', 'clock', 6, '888:88'],
  ['59.9', 'clock', 6, '88.8'],
  ['9', 'clock', 4, '88'],
  ['', 'clock', 6, ''],
  ['1000', 'number', 3, ''],
  ['AD', 'number', 2, ''],
] as const)('behind %j of a %s with %i slots stands %j', (text, of, slots, unlit) => {
  expect(unlitOf({ fields, of, slots }, { text })).toBe(unlit);
});

test('the places end as the digits do, so that each digit stands on one', () => {
  fc.assert(
    fc.property(fc.nat(999), fc.nat(59), (minutes, seconds) => {
      const text = `${minutes}:${String(seconds).padStart(2, '0')}`;
      const unlit = unlitOf({ fields, of: 'clock', slots: 6 }, { text });
      expect(unlit.slice(-text.length)).toBe(text.replace(/\d/g, '8'));
    }),
  );
});

test('what is reckoned only when need be is the same as what is reckoned each time', () => {
  const text = fc.string({ unit: fc.constantFrom('0', '1', '9', ':', '.', 'A'), maxLength: 6 });
  fc.assert(
    fc.property(fc.array(text), fc.constantFrom('number', 'clock'), (texts, of) => {
      const node = { fields, of, slots: 5 } as const;
      const unlit = createUnlit(node);
      expect(texts.map((each) => unlit({ text: each }))).toEqual(texts.map((each) => unlitOf(node, { text: each })));
    }),
    { numRuns: 500 },
  );
});
