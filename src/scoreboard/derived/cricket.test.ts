import { expect, test } from 'vitest';
import { derive } from '../derived.ts';
import { PACKS } from '../packs/packs.ts';

const CHASE = { batting: 'away', target: '188', 'away.score': '161', 'away.overs': '17.2', 'away.wickets': '6' };

function reckoned(values: Record<string, string>, variant?: string): Readonly<Record<string, string>> {
  const pack = PACKS.get('cricket');
  if (pack === undefined) throw new Error('there is no pack');
  return derive(pack, variant, { ...CHASE, ...values });
}

test('a chase that goes on says what is needed, whatever else the status is', () => {
  const wanted = { need: '27', needBalls: '16', requiredRate: '10.13' };
  expect(reckoned({})).toMatchObject(wanted);
  expect(reckoned({ status: 'REVIEW', 'away.wickets': '9' })).toMatchObject(wanted);
});

test.each([
  ['the last ball is bowled', { 'away.overs': '20.0' }],
  ['all are out', { 'away.wickets': '10' }],
  ['the match is over', { status: 'FINAL' }],
  ['it is, in other words', { status: 'Match over' }],
])('nothing is needed once %s', (_why, values) => {
  expect(reckoned(values)).toMatchObject({ need: '', needBalls: '', requiredRate: '' });
});

test('no rate is required of those who have won', () => {
  expect(reckoned({ 'away.score': '188' })).toMatchObject({ need: '0', requiredRate: '' });
});

test('an innings without a limit is over when all are out, not at any ball', () => {
  expect(reckoned({ 'away.overs': '99.0' }, 'first-class')['need']).toBe('27');
  expect(reckoned({ 'away.wickets': '10' }, 'first-class')['need']).toBe('');
});
