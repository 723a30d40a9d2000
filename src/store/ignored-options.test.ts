import { expect, test } from 'vitest';
import { explainSport } from './ignored-options.ts';

test('a sport that the server has no pack of is named, with where the list is', () => {
  expect(explainSport('icehockey', null)).toEqual([
    'sport: there is no sport icehockey, expected an id of the list at /api/sports',
  ]);
});

test('a sport whose pack is there, or could not be asked for, is no fault; nor is none', () => {
  expect(explainSport('hockey', { id: 'hockey' })).toEqual([]);
  expect(explainSport('hockey', undefined)).toEqual([]);
  expect(explainSport(null, null)).toEqual([]);
});
