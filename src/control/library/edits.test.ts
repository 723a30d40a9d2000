import fc from 'fast-check';
import { expect, test } from 'vitest';
import { teamKey, withTeams, type Fixture, type Library, type Team } from '#protocol/library.ts';
import {
  isOtherFixture,
  isOtherTeam,
  putFixture,
  putTeam,
  removeFixture,
  removeTeam,
  wayBack,
  type Edit,
} from './edits.ts';

const team = (name: string, short = ''): Team => ({ name, short, logo: null, kits: [null, null] });
const game = (home: string, title = ''): Fixture => ({ date: '', time: '', home, away: 'Bears', title, subtitle: '' });
const [LIONS, BEARS, TIGERS] = [team('Lions'), team('Bears'), team('Tigers')];
const LIBRARY: Library = { teams: [LIONS, BEARS], fixtures: [game('Lions', 'a'), game('Tigers', 'b')] };
const titles = ({ fixtures }: Library): string[] => fixtures.map(({ title }) => title);
const names = ({ teams }: Library): string[] => teams.map(({ name, short }) => name + short);

test('a team comes in, changes in its place, and goes', () => {
  expect(names(putTeam(TIGERS)(LIBRARY))).toEqual(['Lions', 'Bears', 'Tigers']);
  expect(names(putTeam(team('LIONS', '!'))(LIBRARY))).toEqual(['Bears', 'LIONS!']);
  expect(names(putTeam(team('Lions', '!'), LIONS)(LIBRARY))).toEqual(['Lions!', 'Bears']);
  expect(names(removeTeam(LIONS)(LIBRARY))).toEqual(['Bears']);
});

test('a team that is called something else takes its games along, and the place of whoever had that name', () => {
  const { teams, fixtures } = putTeam(team('bears', '!'), LIONS)(LIBRARY);
  expect(names({ teams, fixtures })).toEqual(['bears!']);
  expect(fixtures.map(({ home }) => home)).toEqual(['bears', 'Tigers']);
});

test('a game comes in, changes in its place, and goes', () => {
  expect(titles(putFixture(game('Lions', 'c'))(LIBRARY))).toEqual(['a', 'b', 'c']);
  expect(titles(putFixture(game('Lions', 'c'), game('Lions', 'a'))(LIBRARY))).toEqual(['c', 'b']);
  expect(titles(removeFixture(game('Lions', 'a'))(LIBRARY))).toEqual(['b']);
  expect(titles(removeFixture(game('Lions', 'x'))(LIBRARY))).toEqual(['a', 'b']);
});

const someTeam = fc.record({ name: fc.constantFrom('a', 'b', 'c', 'd', 'e'), short: fc.constantFrom('', '1', '2') });
const library = fc
  .uniqueArray(someTeam, { selector: ({ name }) => teamKey(name) })
  .map((some): Library => ({ teams: some.map(({ name, short }) => team(name, short)), fixtures: [] }));

test('a way back gives what was, whatever the step was', () => {
  fc.assert(
    fc.property(
      library,
      fc.uniqueArray(someTeam, { selector: ({ name }) => name }),
      fc.nat(4),
      (before, others, gone) => {
        const step: Edit = ({ teams, fixtures }) => ({
          teams: withTeams(
            teams.filter((_, index) => index !== gone),
            others.map(({ name, short }) => team(name, short)),
          ),
          fixtures,
        });
        const after = step(before);
        const back = wayBack(before, after)(after);
        expect([...back.teams].sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual(
          [...before.teams].sort((a, b) => (a.name < b.name ? -1 : 1)),
        );
      },
    ),
  );
});

test('what was removed comes back where it stood, and what others did since stays', () => {
  const before: Library = { ...LIBRARY, teams: [LIONS, BEARS, TIGERS] };
  const after = removeTeam(BEARS)(before);
  const since = putTeam(team('Lions', '!'), LIONS)(putTeam(team('Eagles'))(after));
  expect(names(wayBack(before, after)(since))).toEqual(['Lions!', 'Bears', 'Tigers', 'Eagles']);
  const games = removeFixture(game('Lions', 'a'))(LIBRARY);
  expect(wayBack(LIBRARY, games)(games)).toEqual(LIBRARY);
});

test('what somebody else changed meanwhile is seen', () => {
  expect(isOtherTeam(undefined)(LIBRARY)).toBe(false);
  expect(isOtherTeam(LIONS)(LIBRARY)).toBe(false);
  expect(isOtherTeam(TIGERS)(LIBRARY)).toBe(true);
  expect(isOtherTeam(team('Lions', 'LIO'))(LIBRARY)).toBe(true);
  expect(isOtherFixture(game('Lions', 'a'))(LIBRARY)).toBe(false);
  expect(isOtherFixture(game('Lions', 'x'))(LIBRARY)).toBe(true);
});
