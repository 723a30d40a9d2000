import { expect, test } from 'vitest';
import { createGame } from '#publisher/game/game.ts';
import { runningFrom } from './demo.ts';

test('whatever the seed, the demo begins with a clock that runs for ten seconds', () => {
  for (let seed = 0; seed < 50; seed += 1) {
    const game = createGame('basketball', seed);
    const from = runningFrom(game, 480_000);
    const clocks = Array.from({ length: 11 }, (_, second) => game.boardAt(from + second * 1000)['time']);
    expect(new Set(clocks).size).toBe(11);
    expect(from).toBeLessThan(700_000);
  }
});
