import { expect, test } from 'vitest';
import type { BarNode } from '../rich-schema.ts';
import { shareOf } from './bar.ts';

const NODE: BarNode = { kind: 'bar', fields: { value: ['value'], of: ['of'] }, fill: 'lit', max: 20 };

test.each([
  [{ value: '10', of: '40' }, 0.25],
  [{ value: '0:30', of: '1:00' }, 0.5],
  [{ value: '5' }, 0.25],
  [{ value: '5', of: 'x' }, 0.25],
  [{ value: '50', of: '40' }, 1],
  [{ value: '5', of: '0' }, 0],
  [{ value: 'AD' }, 0],
  [{}, 0],
])('%j fills %d of it', (fields, share) => {
  expect(shareOf(NODE, fields)).toBe(share);
});

test('without any whole it is empty', () => {
  expect(shareOf({ kind: 'bar', fields: { value: ['value'] }, fill: 'lit' }, { value: '5' })).toBe(0);
});
