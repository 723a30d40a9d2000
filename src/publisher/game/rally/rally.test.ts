import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createGame } from '../game.ts';
import { createFaultList, field, looks } from '../test-looks.ts';

/** Whether a set or game may end like this: to so many, by two, or at the cap. */
function isLegal(pair: readonly number[], to: number, cap = Infinity): boolean {
  const [high, low] = [Math.max(...pair), Math.min(...pair)];
  if (high === cap) return low === cap - 1 || low === cap - 2;
  return high === to ? low <= to - 2 : high > to && high < cap && high - low === 2;
}

test.each([
  ['volleyball', 'set', 5, 25, 15, undefined],
  ['beach', 'set', 3, 21, 15, undefined],
  ['tabletennis', 'game', 5, 11, 11, undefined],
  ['badminton', 'game', 3, 21, 21, 30],
] as const)('%s: each %s ends by the rules, and the sets won are counted', (sport, unit, most, to, last, cap) => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const final = createGame(sport, seed).boardAt(Infinity);
      const won = [0, 0];
      for (let number = 1; number <= most; number += 1) {
        const pair = ['home', 'away'].map((team) => field(final, `${team}.${unit}${number}`));
        if (pair[0] === '') continue;
        const points = pair.map(Number);
        expect(isLegal(points, number === most ? last : to, cap) ? '' : points.join('-')).toBe('');
        const winner = (points[0] ?? 0) > (points[1] ?? 0) ? 0 : 1;
        won[winner] = (won[winner] ?? 0) + 1;
      }
      expect(won.map(String)).toEqual([field(final, `home.${unit}s`), field(final, `away.${unit}s`)]);
      expect(Math.max(...won)).toBe((most + 1) / 2);
    }),
    { numRuns: 60 },
  );
});

test.each(['volleyball', 'beach', 'badminton'] as const)('%s: who wins a rally serves', (sport) => {
  const { must, first } = createFaultList();
  for (const [before, now] of looks(createGame(sport, 4), 500)) {
    if (before['period'] !== now['period'] || field(now, 'status') !== '') continue;
    for (const team of ['home', 'away']) {
      const scored = Number(now[`${team}.score`]) === Number(before[`${team}.score`]) + 1;
      must(!scored || now['serve'] === team, () => JSON.stringify([before, now]));
    }
  }
  expect(first()).toEqual([]);
});

test('in table tennis the serve changes after two points each, and after one from ten all', () => {
  const { must, first } = createFaultList();
  for (let seed = 0; seed < 10; seed += 1) {
    const served = new Map<string, string>();
    for (const [, now] of looks(createGame('tabletennis', seed), 500)) {
      if (field(now, 'status') !== '') continue;
      const [home, away] = [Number(now['home.score']), Number(now['away.score'])];
      const played = home + away;
      const turn = played < 20 ? Math.floor(played / 2) : 10 + played - 20;
      const even = `${now['period']} ${turn % 2 === 0 ? 'first' : 'second'}`;
      if (home >= 11 || away >= 11 ? Math.abs(home - away) >= 2 : false) continue;
      must((served.get(even) ?? now['serve']) === now['serve'], () => JSON.stringify(now));
      served.set(even, field(now, 'serve'));
    }
  }
  expect(first()).toEqual([]);
});

test('tennis: points go by love, 15, 30, 40 and advantage, and nobody has 40 against an advantage of both', () => {
  const next: Readonly<Record<string, readonly string[]>> = {
    0: ['15'],
    15: ['30', '0'],
    30: ['40', '0'],
    40: ['AD', '0'],
    AD: ['40', '0'],
  };
  const { must, first } = createFaultList();
  for (let seed = 0; seed < 6; seed += 1) {
    for (const [before, now] of looks(createGame('tennis', seed), 500)) {
      const isTie = [before, now].some((board) => board['home.games'] === '6' && board['away.games'] === '6');
      if (isTie) continue;
      for (const team of ['home', 'away']) {
        const [was, is] = [field(before, `${team}.points`), field(now, `${team}.points`)];
        must(was === is || (next[was] ?? []).includes(is), () => `${was} to ${is}: ${JSON.stringify(now)}`);
      }
      const [home, away] = [now['home.points'], now['away.points']];
      must(home !== 'AD' || away === '40', () => JSON.stringify(now));
      must(away !== 'AD' || home === '40', () => JSON.stringify(now));
    }
  }
  expect(first()).toEqual([]);
});

test('tennis: sets end six to four or less, seven to five, or seven to six with a tie-break', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const final = createGame('tennis', seed).boardAt(Infinity);
      for (let set = 1; set <= 3; set += 1) {
        const [games, ties] = ['set', 'tie'].map((stem) =>
          ['home', 'away'].map((team) => field(final, `${team}.${stem}${set}`)),
        );
        if (games?.[0] === '') continue;
        const result = (games ?? [])
          .map(Number)
          .toSorted((one, two) => one - two)
          .join('-');
        expect(result).toMatch(/^([0-4]-6|[56]-7)$/);
        expect(ties?.[0] !== '').toBe(result === '6-7');
        expect(result !== '6-7' || isLegal((ties ?? []).map(Number), 7)).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});
