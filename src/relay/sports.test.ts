import { expect, test } from 'vitest';
import { noSport, readSports, SPORT_EXPECTED, streamsNamedIn, type SportOf } from './sports.ts';

function idsOf(sportOf: SportOf | undefined, ...streams: string[]): (string | undefined)[] {
  return streams.map((stream) => sportOf?.(stream)?.id);
}

test('one sport is that of every stream', () => {
  expect(idsOf(readSports('hockey'), 'stream1', 'default')).toEqual(['hockey', 'hockey']);
  expect(idsOf(readSports(' Hockey '), 'x')).toEqual(['hockey']);
});

test('sports by stream, and one for all others', () => {
  expect(idsOf(readSports('stream1=hockey, stream2=soccer'), 'stream1', 'stream2', 'x')).toEqual([
    'hockey',
    'soccer',
    undefined,
  ]);
  expect(idsOf(readSports('futsal,rink a=hockey'), 'rink-a', 'x')).toEqual(['hockey', 'futsal']);
});

test('a setting names streams', () => {
  expect(streamsNamedIn('futsal, rink a=hockey,stream2=soccer')).toEqual(['rink-a', 'stream2']);
  expect([streamsNamedIn(''), streamsNamedIn('hockey')]).toEqual([[], []]);
});

test.each([
  '',
  'chess',
  'stream1=',
  '=hockey',
  'stream1=chess',
  'hockey,',
  'hockey,soccer',
  'a=hockey,a=soccer',
  'a=b=c',
])('%j is no choice of sports', (text) => {
  expect(readSports(text)).toBeUndefined();
});

test('what is expected names the sports', () => {
  expect(SPORT_EXPECTED).toMatch(/basketball, hockey, soccer/);
  expect(noSport('stream1')).toBeUndefined();
});
