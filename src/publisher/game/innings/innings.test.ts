import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createGame, type Board } from '../game.ts';
import { createFaultList, field, looks } from '../test-looks.ts';

function sumOf(board: Board, team: string, stem: string): number {
  return Object.entries(board)
    .filter(([name]) => name.startsWith(`${team}.${stem}`))
    .reduce((sum, [, text]) => sum + Number(text), 0);
}

test.each([
  ['baseball', 9],
  ['softball', 7],
] as const)('%s: the line score adds up, and the home team does not bat when it need not', (sport, innings) => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const final = createGame(sport, seed).boardAt(Infinity);
      const [home, away] = [Number(final['home.score']), Number(final['away.score'])];
      expect(home).not.toBe(away);
      const sums = [sumOf(final, 'home', 'inning'), sumOf(final, 'away', 'inning')];
      expect(sums).toEqual([home, away]);
      expect(final['half'] === 'bottom' || home > away).toBe(true);
      expect(Number(final['period']) >= innings || Math.abs(home - away) >= 7).toBe(true);
    }),
    { numRuns: 80 },
  );
});

test('a half has each number of outs in turn, and a count begins anew with each batter', () => {
  const { must, first } = createFaultList();
  for (let seed = 0; seed < 3; seed += 1) {
    for (const [before, now] of looks(createGame('baseball', seed), 500)) {
      if (before['half'] !== now['half']) continue;
      const out = Number(now['outs']) - Number(before['outs']);
      must(out >= 0 ? out <= 2 : now['outs'] === '0', () => JSON.stringify([before, now]));
      for (const name of ['balls', 'strikes']) {
        const step = Number(now[name]) - Number(before[name]);
        must(step === 0 || step === 1 || now[name] === '0', () => `${name}: ${JSON.stringify([before, now])}`);
      }
    }
  }
  expect(first()).toEqual([]);
});

test('cricket: six balls an over, no more than ten wickets, the chase ends when the target is reached', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const game = createGame('cricket', seed);
      const { must, first } = createFaultList();
      for (const [before, now] of looks(game, 1000)) {
        const side = field(now, 'batting');
        if (side === '' || before['batting'] !== side) continue;
        const [was, is] = [before, now].map((board) => {
          const [overs = '0', balls = '0'] = field(board, `${side}.overs`).split('.');
          return Number(overs) * 6 + Number(balls);
        });
        must((is ?? 0) - (was ?? 0) <= 1 && (is ?? 0) >= (was ?? 0), () => JSON.stringify([before, now]));
        must((is ?? 0) <= 120, () => JSON.stringify(now));
        const bowled = field(now, 'over')
          .split(' ')
          .filter((ball) => ball !== '' && !/wd|nb/.test(ball));
        must(bowled.length <= 6, () => JSON.stringify(now));
        must(Number(now[`${side}.wickets`]) <= 10, () => JSON.stringify(now));
      }
      expect(first()).toEqual([]);
      const final = game.boardAt(game.duration);
      const chased = field(final, `${field(final, 'batting')}.score`);
      const all = final[`${field(final, 'batting')}.wickets`] === '10';
      const over = final[`${field(final, 'batting')}.overs`] === '20.0';
      const isReached = Number(chased) >= Number(final['target']);
      expect(isReached || all || over).toBe(true);
    }),
    { numRuns: 8 },
  );
});

test('curling: one side scores in an end, the hammer goes to the other, and a blank end keeps it', () => {
  const { must, first } = createFaultList();
  for (let seed = 0; seed < 20; seed += 1) {
    const game = createGame('curling', seed);
    for (const [before, now] of looks(game, 1000)) {
      if (before['period'] === now['period']) continue;
      const end = Number(before['period']);
      const [home, away] = ['home', 'away'].map((team) => Number(now[`${team}.end${end}`] ?? '0'));
      must(home === 0 || away === 0, () => JSON.stringify(now));
      const hammer = home === away ? before['hammer'] : (home ?? 0) > 0 ? 'away' : 'home';
      must(now['hammer'] === hammer, () => JSON.stringify([before, now]));
    }
    const final = game.boardAt(game.duration);
    must(sumOf(final, 'home', 'end') === Number(final['home.score']), () => JSON.stringify(final));
    must(final['home.score'] !== final['away.score'], () => JSON.stringify(final));
  }
  expect(first()).toEqual([]);
});
