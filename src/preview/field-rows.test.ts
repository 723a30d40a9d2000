import { expect, test } from 'vitest';
import type { FieldRow } from '#protocol/desk.ts';
import { aDesk } from './fake-page.tsx';
import { rowsOf, standingOut } from './field-rows.ts';

function row(row: Partial<FieldRow>): FieldRow {
  return {
    field: 'home.score',
    value: '56',
    program: '56',
    reading: { source: 'score_a', value: '56', at: 1 },
    state: 'live',
    mapped: true,
    ...row,
  };
}

test('what goes on air as it is read needs no second word, whatever else does', () => {
  const rows = rowsOf(
    aDesk({
      fields: [
        row({}),
        row({ field: 'clock', value: '5:07', reading: { source: 'time', value: '05:07', at: 1 } }),
        row({ field: 'away.score', value: '60', state: 'overridden', reading: { source: 'b', value: '60', at: 1 } }),
        row({ field: 'period', value: '3', state: 'overridden', reading: null }),
        row({ field: 'Horn', value: '', state: 'stale', reading: { source: 'Horn', value: '', at: 1 }, mapped: false }),
      ],
    }),
  );
  expect(rows.get('home.score')).toEqual({ tone: 'plain', source: 'score_a', reading: undefined, isMapped: true });
  expect(rows.get('clock')).toMatchObject({ tone: 'plain', reading: '05:07' });
  expect(rows.get('away.score')).toMatchObject({ tone: 'overridden', reading: '60' });
  expect(rows.get('period')).toMatchObject({ tone: 'overridden', source: undefined, reading: null });
  expect(rows.get('Horn')).toMatchObject({ tone: 'plain', isMapped: false });
});

test('the fields that stand out are named by the reason', () => {
  const rows = rowsOf(
    aDesk({
      fields: [
        row({}),
        row({ field: 'clock', state: 'frozen' }),
        row({ field: 'a', state: 'overridden' }),
        row({ field: 'b', state: 'overridden' }),
      ],
    }),
  );
  expect(standingOut(rows)).toEqual([
    { tone: 'overridden', fields: ['a', 'b'] },
    { tone: 'frozen', fields: ['clock'] },
  ]);
  expect(standingOut(rowsOf(undefined))).toEqual([]);
});
