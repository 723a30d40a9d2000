import * as v from 'valibot';
import { expect, test } from 'vitest';
import { applyCommand, ANY_GAME } from '#scoreboard/desk.ts';
import { commandRequestSchema, EMPTY_DESK, type DeskState } from '#protocol/desk.ts';
import { commandOf, kitsOf } from './load-game.ts';
import type { Fixture, Team } from '#protocol/library.ts';

const team = (name: string, first: string | null, second: string | null = null): Team => ({
  name,
  short: name.slice(0, 3).toUpperCase(),
  logo: null,
  kits: [first, second],
});
const GAME: Fixture = { date: '28.11.', time: '19:30', home: 'Lions', away: 'Bears', title: 'Cup', subtitle: '' };

test('the guests change where both teams would look the same', () => {
  const red = team('Lions', '#c8102e');
  expect(kitsOf(red, team('Bears', '#0a3d91', '#ffffff'))).toEqual({ home: 0, away: 0 });
  expect(kitsOf(red, team('Bears', '#d01030', '#ffffff'))).toEqual({ home: 0, away: 1 });
});

test('they stay where they have no other kit, or one that is no better', () => {
  const red = team('Lions', '#c8102e');
  expect(kitsOf(red, team('Bears', '#d01030'))).toEqual({ home: 0, away: 0 });
  expect(kitsOf(red, team('Bears', '#d81030', '#c9112f'))).toEqual({ home: 0, away: 0 });
  expect(kitsOf(team('Lions', null), team('Bears', '#d01030', '#ffffff'))).toEqual({ home: 0, away: 0 });
});

test('a game’s command is one that the desk takes, and leaves nothing of the game before', () => {
  const before: DeskState = {
    ...EMPTY_DESK,
    overrides: { 'home.score': '12' },
    teams: {
      home: { name: 'Old', short: 'OLD', color: '#000000', logo: '/logos/old.svg' },
      away: { name: 'Older', short: 'OLR', color: '#111111', logo: null },
    },
  };
  const command = commandOf(GAME, { teams: [team('lions', '#c8102e'), team('Bears', '#c8102e', '#ffffff')] });
  expect(v.is(commandRequestSchema, { command })).toBe(true);
  const next = applyCommand(before, command, { now: 0, onAir: {}, feed: { 'home.score': '12' }, game: ANY_GAME });
  const state = next.ok ? next.value : before;
  expect(state.overrides).toEqual({});
  expect(state.teams).toEqual({
    home: { name: 'lions', short: 'LIO', color: '#c8102e', logo: null },
    away: { name: 'Bears', short: 'BEA', color: '#ffffff', logo: null },
  });
  expect(state.texts).toMatchObject({ title: 'Cup', subtitle: '28.11. 19:30' });
});

test('a team that nobody knows is its name', () => {
  expect(commandOf(GAME, { teams: [] })).toMatchObject({
    teams: { home: { name: 'Lions', short: null, color: null, logo: null } },
  });
});
