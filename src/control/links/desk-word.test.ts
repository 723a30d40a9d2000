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
  expect(verdictOf('homeName', true, DESK)).toEqual({ kind: 'wins', word: 'Lions' });
  expect(verdictOf('homeName', false, DESK)).toEqual({ kind: 'wins', word: 'Lions' });
  expect(verdictOf('awayName', true, DESK)).toEqual({ kind: 'canWin', word: undefined });
  expect(verdictOf('awayName', false, DESK)).toBeUndefined();
});

test('the link pins its look: the desk’s word counts only where the link says nothing', () => {
  expect(verdictOf('theme', true, DESK)).toEqual({ kind: 'pinned', word: 'slim' });
  expect(verdictOf('theme', false, DESK)).toEqual({ kind: 'wins', word: 'slim' });
  expect(verdictOf('layout', true, DESK)).toEqual({ kind: 'pinned', word: undefined });
  expect(verdictOf('layout', false, DESK)).toBeUndefined();
});

test('what both hide is hidden', () => {
  expect(verdictOf('hide', true, DESK)).toEqual({ kind: 'adds', word: 'clock, home.fouls' });
  expect(verdictOf('hide', true, EMPTY_DESK)).toBeUndefined();
});

test('of the rest a desk says nothing, and a desk that is not known changes no rule', () => {
  expect(verdictOf('scale', true, DESK)).toBeUndefined();
  expect(verdictOf('theme', true, undefined)).toEqual({ kind: 'pinned', word: undefined });
  expect(verdictOf('homeName', true, undefined)).toEqual({ kind: 'canWin', word: undefined });
});
