import { describe, expect, test } from 'vitest';
import type { Fields } from '../binding.ts';
import type { SetsNode } from '../rich-schema.ts';
import { setCells } from './sets.ts';

const NOBODY = { name: null, short: null, color: null, logo: null };
const five = (name: string): string[] => [1, 2, 3, 4, 5].map((number) => `${name}${number}`);
const HOME: SetsNode = {
  kind: 'sets',
  fields: {
    own: five('home.set'),
    rivals: five('away.set'),
    ties: five('home.tie'),
    rivalTies: five('away.tie'),
    current: ['period'],
  },
  cell: 48,
  slots: 2,
  size: 'medium',
  show: 'played',
};
const AWAY: SetsNode = {
  ...HOME,
  fields: {
    own: HOME.fields.rivals,
    rivals: HOME.fields.own,
    ties: five('away.tie'),
    rivalTies: five('home.tie'),
    current: ['period'],
  },
};
const MATCH = {
  period: '3',
  'home.set1': '7',
  'away.set1': '6',
  'home.tie1': '7',
  'away.tie1': '4',
  'home.set2': '03',
  'away.set2': '6',
  'home.set3': '2',
  'away.set3': '',
};

/** The cells as short words: text, tie, state, and `!` for a set that was won. */
function words(node: SetsNode, fields: Fields): readonly string[] {
  return setCells(node, fields).map(({ text, tie, state, won }) => `${text}/${tie}/${state}${won ? '!' : ''}`);
}

function numbers(node: SetsNode, fields: Fields): readonly number[] {
  return setCells(node, fields).map((cell) => cell.number);
}

test('finished sets with their winner, the tie-break at the winner and its room at each other score, and the set that is played', () => {
  expect(words(HOME, MATCH)).toEqual(['7/4/past!', '3/ /past', '2/ /current']);
  expect(words(AWAY, MATCH)).toEqual(['6/ /past', '6/ /past!', '//current']);
});

test('a set of two digits has no room for a tie-break, nor has one of a sport without', () => {
  const long = { 'home.set1': '10', 'away.set1': '8' };
  expect([words(HOME, long), words(AWAY, long)]).toEqual([['10//current'], ['8//current']]);
  const { ties: _, rivalTies: __, ...fields } = HOME.fields;
  expect(words({ ...HOME, fields }, { 'home.set1': '6' })).toEqual(['6//current']);
});

test('a set that has just begun has its cell before it has a score, in both rows', () => {
  const fields = { ...MATCH, period: '4' };
  expect([setCells(HOME, fields).length, setCells(AWAY, fields).length]).toEqual([4, 4]);
});

test('all keeps the places of the sets to come', () => {
  expect(words({ ...HOME, show: 'all' }, MATCH).slice(3)).toEqual(['//next', '//next']);
  expect(words({ ...HOME, show: 'all' }, {})).toHaveLength(5);
});

test('a set that only one of them has a score in is in both rows', () => {
  expect(setCells(AWAY, { 'home.set1': '1' })).toHaveLength(1);
});

describe('which set is played', () => {
  const { current: _, ...without } = HOME.fields;

  test('without a field it is the last one with a score', () => {
    expect(words({ ...HOME, fields: without }, MATCH).at(-1)).toBe('2/ /current');
  });

  test('a word instead of a number means that none is: the last one has its winner too', () => {
    expect(words(HOME, { ...MATCH, period: 'FINAL', 'home.set3': '6', 'away.set3': '4' })).toEqual([
      '7/4/past!',
      '3/ /past',
      '6/ /past!',
    ]);
  });

  test('of those that are over none is, and the last has its winner', () => {
    expect(words({ ...HOME, past: true }, { 'home.set1': '6', 'away.set1': '4' })).toEqual(['6/ /past!']);
  });

  test('a number beyond the fields makes no cells', () => {
    expect(setCells(HOME, { ...MATCH, period: '99' })).toHaveLength(3);
  });
});

describe('at most so many', () => {
  const own = Array.from({ length: 10 }, (_, index) => `home.end${index + 1}`);
  const ends: SetsNode = { ...HOME, fields: { own, rivals: ['away.end1'], current: ['period'] }, upTo: 4 };

  test('the latest are shown', () => {
    expect(numbers(ends, { period: '6' })).toEqual([3, 4, 5, 6]);
    expect(numbers({ ...ends, show: 'all' }, { period: '6' })).toEqual([3, 4, 5, 6]);
    expect(numbers({ ...ends, show: 'all' }, { period: '2' })).toEqual([1, 2, 3, 4]);
    expect(numbers(ends, { period: '2' })).toEqual([1, 2]);
  });

  test('those after regular time have room once they are played, and a name of their own in the head', () => {
    const four: SetsNode = { ...ends, upTo: 10, regular: 4, show: 'all' };
    expect(numbers(four, { period: '2' })).toEqual([1, 2, 3, 4]);
    expect(numbers(four, { period: '6' })).toEqual([1, 2, 3, 4, 5, 6]);
    const heads = (over?: 'OT' | 'ET'): readonly string[] =>
      setCells({ ...four, heads: true, ...(over && { over }) }, { period: '6' }).map(({ text }) => text);
    expect(heads('OT')).toEqual(['1', '2', '3', '4', 'OT', '2OT']);
    expect(heads('ET').slice(4)).toEqual(['ET1', 'ET2']);
    const labels = { en: {}, de: { 'OT-short': 'V' } };
    const look = { home: NOBODY, away: NOBODY, lang: 'de', hide: [] };
    const scene = { layout: { name: 'x', position: 'tl', labels, root: { kind: 'row', children: [] } }, look } as const;
    const german = setCells({ ...four, heads: true, over: 'OT' }, { period: '6' }, scene);
    expect(german.slice(4).map(({ text }) => text)).toEqual(['V', 'V2']);
    expect(heads().slice(4)).toEqual(['5', '6']);
  });

  test('the last may be a shoot-out, unless the period says that it is one more overtime', () => {
    const five: SetsNode = { ...HOME, regular: 3, show: 'all', heads: true, over: 'OT', shootout: 'SO' };
    const heads = (period: string): readonly string[] =>
      setCells(five, { period, 'home.set4': '0', 'home.set5': '1' }).map(({ text }) => text);
    for (const period of ['SO', 'FINAL', '']) expect(heads(period)).toEqual(['1', '2', '3', 'OT', 'SO']);
    for (const period of ['5', '2OT', 'Overtime']) expect(heads(period).at(-1)).toBe('2OT');
    expect(setCells(five, { period: '3' }).map(({ text }) => text)).toEqual(['1', '2', '3']);
  });

  test('the only extra time that there is a field for has no number', () => {
    const three: SetsNode = {
      ...ends,
      fields: { own: own.slice(0, 3), rivals: [] },
      regular: 2,
      heads: true,
      over: 'ET',
    };
    expect(setCells(three, { 'home.end3': '1' }).map(({ text }) => text)).toEqual(['1', '2', 'ET']);
  });

  test('the head of a table has the numbers of the same cells', () => {
    expect(setCells({ ...ends, heads: true }, { period: '6' }).map(({ text }) => text)).toEqual(['3', '4', '5', '6']);
  });
});
