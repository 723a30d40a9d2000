import { expect, test } from 'vitest';
import type { FieldRow } from '#protocol/desk.ts';
import { sourceRows } from './source-rows.ts';

const row = (field: string, source: string | undefined, mapped = true): FieldRow => ({
  field,
  value: '1',
  program: '1',
  reading: source === undefined ? null : { source, value: '1', at: 0 },
  state: 'live',
  mapped,
});

test('every field of the source is there, those that need a name first, and those that the operator named also while they are not sent', () => {
  const fields = [
    row('clock', 'time'),
    row('home.score', 'Field 7'),
    row('x_wind', 'x_wind', false),
    row('period', undefined),
  ];
  const rows = sourceRows(fields, { 'Field 7': 'home.score', gone: 'away.score' });
  expect(rows.map(({ source, field, kind, given }) => [source, field, kind, given])).toEqual([
    ['x_wind', 'x_wind', 'unknown', undefined],
    ['Field 7', 'home.score', 'named', 'home.score'],
    ['gone', undefined, 'named', 'away.score'],
    ['time', 'clock', 'known', undefined],
  ]);
});
