import { expect, test } from 'vitest';
import { libraryFault, readLibrary, teamOf, withMissing, withTeams, type Library, type Team } from './library.ts';

const team = (name: string, short = ''): Team => ({ name, short, logo: null, kits: ['#c8102e', null] });
const game = (title: string) => ({ date: '', time: '', home: 'Lions', away: 'Bears', title, subtitle: '' });
const LIBRARY: Library = { teams: [team('Lions', 'LIO'), team('Bears')], fixtures: [game('Cup')] };

test('two teams of one name are a fault: a game would not know which it means', () => {
  expect(libraryFault(LIBRARY)).toBeUndefined();
  expect(libraryFault({ ...LIBRARY, teams: [team('Lions'), team(' LIONS ')] })).toMatchObject({
    reason: 'teams:  LIONS  is there twice',
    code: 'team-twice',
  });
  expect(readLibrary(JSON.stringify({ ...LIBRARY, teams: [team('a'), team('A')] })).ok).toBe(false);
});

test('texts are rid of what cannot be seen, and of marks that turn what stands beside them', () => {
  const read = readLibrary(JSON.stringify({ ...LIBRARY, teams: [team(' Li\u202eons\u0007 ')] }));
  expect(read.ok && read.value.teams[0]?.name).toBe('Lions');
});

test('a team is found blind to case and blanks', () => {
  expect(teamOf(LIBRARY.teams, ' lions ')?.short).toBe('LIO');
  expect(teamOf(LIBRARY.teams, 'Tigers')).toBeUndefined();
});

test('teams that come in take the place of those of the same name, the last of them', () => {
  const merged = withTeams(LIBRARY.teams, [
    team('Tigers', 'a'),
    team('LIONS', 'b'),
    team('lions', 'c'),
    team('tigers', 'd'),
  ]);
  expect(merged.map(({ name, short }) => `${name} ${short}`)).toEqual(['lions c', 'Bears ', 'tigers d']);
});

test('what a library lacks is added, and what it has stays', () => {
  const other: Library = { teams: [team('lions', 'x'), team('Tigers')], fixtures: [game('Cup'), game('League')] };
  expect(withMissing(LIBRARY, other)).toEqual({
    teams: [...LIBRARY.teams, team('Tigers')],
    fixtures: [game('Cup'), game('League')],
  });
});
