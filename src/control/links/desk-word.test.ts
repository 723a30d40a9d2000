import { expect, test } from 'vitest';
import { EMPTY_DESK, type DeskState } from '#protocol/desk.ts';
import { verdictOf } from './desk-word.ts';

const DESK: DeskState = {
  ...EMPTY_DESK,
  teams: { ...EMPTY_DESK.teams, home: { name: 'Lions', short: null, color: null, logo: null } },
  look: { theme: 'slim', layout: null },
  hide: ['clock', 'home.fouls'],
};

test('the desk wins over the link in what a game is, whether the link says something or not', () => {
  expect(verdictOf('homeName', true, DESK, null)).toEqual({ kind: 'wins', word: 'Lions' });
  expect(verdictOf('homeName', false, DESK, null)).toEqual({ kind: 'wins', word: 'Lions' });
  expect(verdictOf('awayName', true, DESK, null)).toEqual({ kind: 'canWin', word: undefined });
  expect(verdictOf('awayName', false, DESK, null)).toBeUndefined();
});

test('the link pins its look: the desk’s word counts only where the link says nothing', () => {
  expect(verdictOf('theme', true, DESK, null)).toEqual({ kind: 'pinned', word: 'slim' });
  expect(verdictOf('theme', false, DESK, null)).toEqual({ kind: 'wins', word: 'slim' });
  expect(verdictOf('layout', true, DESK, null)).toEqual({ kind: 'pinned', word: undefined });
  expect(verdictOf('layout', false, DESK, null)).toBeUndefined();
});

test('the link pins its sport and its rules; a desk’s rules are those of its own sport alone', () => {
  const desk = { ...EMPTY_DESK, sport: { id: 'hockey', rules: 'nhl' } };
  expect(verdictOf('sport', true, desk, null)).toEqual({ kind: 'pinned', word: 'hockey' });
  expect(verdictOf('sport', false, desk, null)).toEqual({ kind: 'wins', word: 'hockey' });
  expect(verdictOf('rules', true, desk, null)).toEqual({ kind: 'pinned', word: undefined });
  expect(verdictOf('rules', false, desk, null)).toBeUndefined();
});

test('what both hide is hidden', () => {
  expect(verdictOf('hide', true, DESK, null)).toEqual({ kind: 'adds', word: 'clock, home.fouls' });
  expect(verdictOf('hide', true, EMPTY_DESK, null)).toBeUndefined();
});

test('of the rest a desk says nothing, and a desk that is not known changes no rule', () => {
  expect(verdictOf('scale', true, DESK, null)).toBeUndefined();
  expect(verdictOf('theme', true, undefined, null)).toEqual({ kind: 'pinned', word: undefined });
  expect(verdictOf('homeName', true, undefined, null)).toEqual({ kind: 'canWin', word: undefined });
});

test('a delay that the desk set for the link’s own output counts', () => {
  const desk = { ...EMPTY_DESK, delay: 500, outputs: { cam2: { delay: 3000, program: null } } };
  expect(verdictOf('delay', true, desk, 'cam2')).toEqual({ kind: 'wins', word: '3000' });
  expect(verdictOf('delay', true, desk, 'cam1')).toEqual({ kind: 'canWin', word: undefined });
  expect(verdictOf('delay', false, desk, null)).toBeUndefined();
});
