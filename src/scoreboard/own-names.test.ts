import { expect, test } from 'vitest';
import { createFieldMap } from './field-map.ts';
import { fieldNamesOf } from './field-names.ts';
import { readOwnNames } from './own-names.ts';
import { PACKS } from './packs/packs.ts';

function namesOf(stream: string, file: object) {
  const read = readOwnNames(JSON.stringify(file));
  if (!read.ok) throw new Error(read.faults.join());
  return read.namesOf(stream);
}

test('a crew’s own names go before all others, in whatever spelling, with and without a sport', () => {
  const own = namesOf('court-1', { 'court 1': { 'Tore Gast': 'away.score', 'home.score': 'home.sets' } });
  const reading = new Map([
    ['tore_gast', '4'],
    ['Home Score', '2'],
    ['time', '1:00'],
  ]);
  for (const pack of [undefined, PACKS.get('hockey')]) {
    expect(createFieldMap({}, fieldNamesOf(pack, own)).apply(reading).values).toEqual(
      new Map([
        ['away.score', '4'],
        ['home.sets', '2'],
        ['clock', '1:00'],
      ]),
    );
  }
});

test('a stream that is not named has the names for all others, and none where there are none', () => {
  const file = { rink: { Uhr: 'period' }, '*': { Uhr: 'clock' } };
  expect(namesOf('rink', file)?.get('uhr')).toBe('period');
  expect(namesOf('pool', file)?.get('uhr')).toBe('clock');
  expect(namesOf('pool', { rink: {} })).toBeUndefined();
});

test('a file that a Windows editor saved with its mark is read', () => {
  expect(readOwnNames('\uFEFF{}').ok).toBe(true);
  expect(readOwnNames('{"court 1": {}, "*": {}}')).toMatchObject({ streams: ['court-1'] });
});

test('all that is wrong is named at once, with its place and what was expected', () => {
  expect(readOwnNames('{"a": {')).toMatchObject({ ok: false, faults: [expect.stringMatching(/^expected JSON, /)] });
  expect(readOwnNames('{"a": 3}')).toEqual({
    ok: false,
    faults: ['a: expected an object of names by stream, got 3'],
  });
  const file = { '': { x: 'clock' }, rink: { '-': 'clock', A: 'home.skore', b: 'clock', B: 'period' } };
  expect(readOwnNames(JSON.stringify(file))).toEqual({
    ok: false,
    faults: [
      '"": expected a stream\'s name, or * for all others',
      '"rink" › "-": expected a name with a letter or a digit',
      '"rink" › "A": expected a field that "boardcast sports" lists, such as home.score, got "home.skore"',
      '"rink" › "B": the same name stands there already, in another spelling',
    ],
  });
});
