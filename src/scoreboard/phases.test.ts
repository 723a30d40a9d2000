import { expect, test } from 'vitest';
import type { Phase } from '#protocol/desk.ts';
import { nextPhase, playedAfter } from './phases.ts';

/** The phases that the one key goes through, with this on air all along. */
function walk(onAir: Readonly<Record<string, string>>, periods: number | undefined): readonly Phase[] {
  const walked: Phase[] = [];
  let going: { readonly phase: Phase | null; readonly played: number } = { phase: 'pre', played: 0 };
  while (going.phase !== 'final' && walked.length < 20) {
    const phase = nextPhase(going, onAir, periods);
    going = { phase, played: playedAfter(going, phase) };
    walked.push(phase);
  }
  return walked;
}

const WON = { 'home.score': '3', 'away.score': '2' };

test('a board that never says another period is counted along by the breaks', () => {
  const live = ['live', 'break'];
  expect(walk({ ...WON, period: '1' }, 4)).toEqual([...live, ...live, ...live, 'live', 'final']);
  expect(walk(WON, 3)).toEqual([...live, ...live, 'live', 'final']);
});

test('a game of which nobody knows how long it is has two halves', () => {
  expect(walk(WON, undefined)).toEqual(['live', 'break', 'live', 'final']);
  expect(walk({}, undefined)).toEqual(['live', 'break', 'live', 'overtime', 'final']);
});

test('the board goes before the count, and a game that begins anew begins to count anew', () => {
  expect(walk({ ...WON, period: '4' }, 4)).toEqual(['live', 'final']);
  expect(walk({ ...WON, period: 'OT' }, 4)).toEqual(['live', 'final']);
  expect(playedAfter({ phase: 'final', played: 3 }, 'pre')).toBe(0);
});
