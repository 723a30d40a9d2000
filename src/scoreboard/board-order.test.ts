import { expect, test } from 'vitest';
import { inBoardOrder } from './board-order.ts';

test('fields stand as people read a board, the rest by name', () => {
  expect(inBoardOrder(['lamp10', 'away.score', 'lamp2', 'clock', 'home.score'])).toEqual([
    'clock',
    'home.score',
    'away.score',
    'lamp2',
    'lamp10',
  ]);
});
