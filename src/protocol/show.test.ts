import { expect, test } from 'vitest';
import { EMPTY_SHOW, readShow, teamOf, withTeams, writeShow, type Show, type Team } from './show.ts';

const team = (name: string, short = ''): Team => ({ name, short, logo: null, kits: ['#c8102e', null] });
const SHOW: Show = {
  ...EMPTY_SHOW,
  teams: [team('Lions', 'LIO'), team('Bears')],
  fixtures: [{ date: '', time: '', home: 'Lions', away: 'Bears', title: 'Cup', subtitle: '' }],
};

test('a show comes back from its file', () => {
  expect(readShow(writeShow(SHOW))).toEqual({ ok: true, value: SHOW });
  expect(readShow(writeShow(EMPTY_SHOW))).toEqual({ ok: true, value: EMPTY_SHOW });
});

test.each([
  ['no JSON', 'hello'],
  ['another file', '{"name":"x"}'],
  ['a later version', writeShow(SHOW).replace('"version": 1', '"version": 2')],
  ['a colour that is none', writeShow(SHOW).replace('#c8102e', 'red')],
  ['a logo of another host', writeShow(SHOW).replace('"logo": null', '"logo": "//evil/x.svg"')],
])('%s is refused in words', (_, text) => {
  const read = readShow(text);
  expect(read.ok ? '' : read.reason).not.toBe('');
});

test('two teams of one name are refused: a fixture would not know which it means', () => {
  expect(readShow(writeShow({ ...SHOW, teams: [team('Lions'), team(' LIONS ')] }))).toEqual({
    ok: false,
    reason: 'teams: LIONS is there twice',
  });
});

test('a team is found blind to case and blanks', () => {
  expect(teamOf(SHOW.teams, ' lions ')?.short).toBe('LIO');
  expect(teamOf(SHOW.teams, 'Tigers')).toBeUndefined();
});

test('teams that come in take the place of those of the same name, the last of them', () => {
  const merged = withTeams(SHOW.teams, [
    team('Tigers', 'a'),
    team('LIONS', 'b'),
    team('lions', 'c'),
    team('tigers', 'd'),
  ]);
  expect(merged.map(({ name, short }) => `${name} ${short}`)).toEqual(['lions c', 'Bears ', 'tigers d']);
});
