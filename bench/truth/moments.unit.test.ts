import { expect, test } from 'vitest';
import { film } from './camera.ts';
import type { TruthGame } from './game.ts';
import { measureMoments, sumOfMoments } from './moments.ts';
import { createNoGuard } from './rivals.ts';
import { change, lineOf, PERFECT } from './test-games.ts';

/** Two goals that stand and one that is waved off after so long. */
function game(wavedOffMs: number): TruthGame {
  const home = [
    change(0, '0'),
    change(20_000, '1'),
    change(60_000, '2'),
    change(60_000 + wavedOffMs, '1', 'undo'),
    change(120_000, '2'),
  ];
  const lines = [lineOf('home.score', 'score', home), lineOf('away.score', 'score', [change(0, '0')])];
  return { sport: 'hockey', duration: 150_000, lines };
}

const measured = (of: TruthGame, by = of) => measureMoments(of, film(by, PERFECT, 1), createNoGuard());

test('a perfect camera offers every goal, airs those that stood, and one that was taken back only if that took longer than the wait', () => {
  const stood = { goals: 2, offered: 2, aired: 2, takenBack: 1, falseOffered: 0, falseAired: 0 };
  expect(measured(game(2_000))).toMatchObject({ ...stood, takenBackAired: 0 });
  expect(measured(game(5_000))).toMatchObject({ ...stood, takenBackAired: 1 });
});

test('what the board never showed is told apart from what it did', () => {
  const { lines, ...rest } = game(2_000);
  const other = { ...rest, lines: [...lines.slice(1), lineOf('home.score', 'score', [change(0, '0')])] };
  expect(measured(other, game(2_000))).toMatchObject({ goals: 0, falseOffered: 3, falseAired: 2 });
});

test('several games are summed', () => {
  const one = measured(game(2_000));
  expect(sumOfMoments([one, one])).toMatchObject({ goals: 4, aired: 4, ms: 300_000 });
});
