import { expect, test } from 'vitest';
import type { PenaltiesNode } from '../rich-schema.ts';
import { penaltyList } from './penalties.ts';

const NODE: PenaltiesNode = {
  kind: 'penalties',
  fields: { clocks: ['p1', 'p2', 'p3'], players: ['n1', 'n2', 'n3'] },
  max: 2,
  flow: 'row',
  size: 'small',
};

test('the one that ends first is first, with its player; blank ones are none', () => {
  expect(penaltyList(NODE, { p1: '1:34', n1: '7', p2: '', n2: '9', p3: '0:59.4', n3: '12' })).toEqual([
    { clock: '0:59.4', player: '12' },
    { clock: '1:34', player: '7' },
  ]);
});

test('0:00 is a penalty, what is no clock comes last, and equal ones stay in their order', () => {
  expect(penaltyList(NODE, { p1: 'GM', p2: '2:00', p3: '0:00' }).map(({ clock }) => clock)).toEqual([
    '0:00',
    '2:00',
    'GM',
  ]);
  expect(penaltyList(NODE, { p1: '2:00', n1: '4', p2: '2:00', n2: '5' }).map(({ player }) => player)).toEqual([
    '4',
    '5',
  ]);
});

test('players are no must', () => {
  expect(penaltyList({ ...NODE, fields: { clocks: ['p1'] } }, { p1: '0:10' })).toEqual([{ clock: '0:10', player: '' }]);
});
