import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeText, epochText, readTold, readToldToNode } from './told.ts';

test('what is told is read as it was, and what is not ours is nothing', () => {
  const changes = fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.option(fc.string({ unit: 'grapheme' }))));
  const note = fc.option(fc.string({ unit: 'grapheme' }), { nil: undefined });
  fc.assert(
    fc.property(changes, note, fc.nat(), (pairs, said, rev) => {
      const of = new Map(pairs);
      expect(readTold(changeText('e-1', rev, of, said))).toEqual({
        kind: 'change',
        epoch: 'e-1',
        rev,
        changes: of,
        note: said,
      });
    }),
  );
  expect(readTold(epochText('e-2'))).toEqual({ kind: 'epoch', epoch: 'e-2' });
  for (const text of [
    '',
    'epoch',
    'epoch a b',
    'd',
    'd e 1',
    'd e x [[]]',
    'd e 1 [',
    'd e 1 {}',
    'd e 1 [[1]]',
    'd e 1 [[],[]]',
  ])
    expect(readTold(text)).toBeUndefined();
  fc.assert(
    fc.property(fc.string(), (text) => {
      readTold(`d ${text}`);
      expect(readToldToNode(text)).toBeUndefined();
    }),
  );
});
