import { expect, test } from 'vitest';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { keysOf, type CountKeys } from './sport-keys.ts';

const names = (keys: readonly CountKeys[]): string[] => keys.map(({ field }) => field);

test('basketball scores by one, two and three, and counts fouls and time-outs', () => {
  const keys = keysOf(PACKS.get('basketball'));
  expect(keys.home.score).toMatchObject({ field: 'home.score', steps: [1, 2, 3] });
  expect(names(keys.away.counts)).toEqual(['away.fouls', 'away.timeouts']);
  expect(keys.period?.field).toBe('period');
  expect(keys.sides.map(({ field }) => field)).toEqual(['possession']);
  expect(keys).toMatchObject({ hasClock: true });
});

test('baseball counts balls, strikes and outs, and has no clock', () => {
  const keys = keysOf(PACKS.get('baseball'));
  expect(names(keys.counts)).toEqual(['outs', 'balls', 'strikes', 'pitchCount']);
  expect(keys.hasClock).toBe(false);
  expect(names(keys.home.counts)).toEqual(['home.hits', 'home.errors']);
});

test('tennis has its points as they are called, games and sets', () => {
  const { home } = keysOf(PACKS.get('tennis'));
  expect(home.score).toBeUndefined();
  expect(home.points).toMatchObject({ field: 'home.points', choices: ['0', '15', '30', '40', 'AD'] });
  expect(names(home.counts)).toEqual(['home.games', 'home.sets']);
});

test('a stream without a sport has a score, a period and a clock', () => {
  const keys = keysOf(undefined);
  expect(keys.away.score?.field).toBe('away.score');
  expect(keys).toMatchObject({ hasClock: true, period: { field: 'period' } });
});

test.each([...PACKS.keys()])('%s can be scored for both teams, and no row of keys is endless', (id) => {
  const keys = keysOf(PACKS.get(id));
  for (const team of [keys.home, keys.away]) {
    expect(team.score ?? team.points ?? team.counts[0]).toBeDefined();
    expect(team.counts.length).toBeLessThanOrEqual(8);
  }
  expect(keys.counts.length).toBeLessThanOrEqual(8);
});
