/** The games of the demos are played by the default rules of their packs: what an overlay without `?rules=` says of them is true. */
import { expect, test } from 'vitest';
import { derive } from '#scoreboard/derived.ts';
import { demoOf, SPORTS } from '#scoreboard/packs/demos/demos.ts';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { createGame, type Board } from '../game.ts';
import { createFaultList, field, looks } from '../test-looks.ts';

/** Sports whose matches are the best of so many sets or games. */
const cases = SPORTS.flatMap((sport) => {
  const pack = PACKS.get(sport);
  const bestOf = pack?.rules.variants.find(({ id }) => id === pack.rules.default)?.params['bestOf'];
  if (pack === undefined || typeof bestOf !== 'number') return [];
  const demo = demoOf(sport);
  const won = demo.engine === 'rally' ? `${demo.unit}s` : 'sets';
  return [{ sport, pack, won, wins: Math.ceil(bestOf / 2) }];
});
const WORDS = ['0', '15', '30', '40', 'AD'];
const TEAMS = ['home', 'away'] as const;

/** How far a number of a team has come: tennis counts by words, in a tie-break by numbers. */
function rank(board: Board, name: string): number {
  const text = field(board, name);
  return text === 'AD' || ['15', '30', '40'].includes(text) ? WORDS.indexOf(text) : Number(text);
}

test('all sports with sets are among those that are looked at', () => {
  expect(cases.map(({ sport }) => sport)).toEqual(['volleyball', 'beach', 'tennis', 'tabletennis', 'badminton']);
});

test.each(cases)('$sport: the match ends when the default rules say so', ({ sport, won, wins }) => {
  for (let seed = 0; seed < 5; seed += 1) {
    const { must, first } = createFaultList();
    for (const [, now] of looks(createGame(sport, seed), 500)) {
      const most = Math.max(...TEAMS.map((team) => Number(field(now, `${team}.${won}`))));
      must((most === wins) === (now['status'] === 'FINAL'), () => JSON.stringify(now));
    }
    expect(first()).toEqual([]);
  }
});

test.each(cases)('$sport: match point is lit when the next point can win the match, and only then', (one) => {
  const { sport, pack, won } = one;
  const counts = demoOf(sport).engine === 'tennis' ? ['points', 'games', won] : ['score', won];
  for (let seed = 0; seed < 5; seed += 1) {
    const { must, first } = createFaultList();
    const lit: string[] = [];
    for (const [before, now] of looks(createGame(sport, seed), 500)) {
      const lamps = derive(pack, undefined, before);
      const isEnd = now['status'] === 'FINAL' && before['status'] !== 'FINAL';
      for (const team of TEAMS) {
        const isLit = lamps[`${team}.matchPoint`] === '1';
        if (isLit) lit.push(team);
        const names = counts.map((name) => `${team}.${name}`);
        const scored = names.some((name) => rank(now, name) > rank(before, name));
        const what = (): string => `${team}: ${JSON.stringify([before, now])}`;
        must(!isLit || !scored || isEnd, what);
        must(!isEnd || !scored || isLit, what);
        must(before['status'] !== 'FINAL' || !isLit, what);
      }
    }
    expect(first()).toEqual([]);
    expect(lit).not.toEqual([]);
  }
});
