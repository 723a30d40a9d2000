import { expect, test } from 'vitest';
import { demoOf, SPORTS } from '#scoreboard/packs/demos/demos.ts';
import { createGame } from '../game.ts';
import { createFaultList, field, looks } from '../test-looks.ts';

/** Sports whose level games a shoot-out decides, with what the period says then. */
const cases = SPORTS.flatMap((sport) => {
  const demo = demoOf(sport);
  return demo.engine === 'timed' && demo.shootout !== undefined ? [{ sport, label: demo.shootout.label }] : [];
});

test('five sports have one', () => {
  expect(cases.map(({ sport }) => sport)).toEqual(['hockey', 'soccer', 'futsal', 'waterpolo', 'floorball']);
});

test.each(cases)(
  'in a shoot-out of $sport no clock stands on the board, nor the time added to a half',
  ({ sport, label }) => {
    const { must, first } = createFaultList();
    let seen = 0;
    for (let seed = 0; seed < 60 && seen < 4; seed += 1) {
      const game = createGame(sport, seed);
      if (game.boardAt(game.duration)['period'] !== label) continue;
      seen += 1;
      for (const [, now] of looks(game, 1000)) {
        if (field(now, 'period') !== label) continue;
        const standing = Object.keys(now).filter(
          (name) => /^(time|clock|shotClock|addedTime)$|\.(penalty|exclusion|sentOff)/.test(name) && now[name] !== '',
        );
        must(standing.length === 0, () => `${standing.join()}: ${JSON.stringify(now)}`);
      }
    }
    expect(seen).toBeGreaterThan(0);
    expect(first()).toEqual([]);
  },
);
