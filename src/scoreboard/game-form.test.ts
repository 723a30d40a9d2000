import { expect, test } from 'vitest';
import { ANY_GAME } from './desk.ts';
import { gameFormOf } from './game-form.ts';
import { PACKS } from './packs/packs.ts';

test('a game has the clock of its sport’s own rules', () => {
  expect(gameFormOf(undefined)).toBe(ANY_GAME);
  expect(gameFormOf(PACKS.get('basketball'))).toEqual({
    clock: { unit: 'minutes', tenthsUnder: 60, round: 'down' },
    direction: 'down',
    periods: 4,
  });
  expect(gameFormOf(PACKS.get('soccer'))).toMatchObject({ clock: { round: 'down' }, direction: 'up', periods: 2 });
  expect(gameFormOf(PACKS.get('volleyball'))).toEqual({ ...ANY_GAME, periods: 5 });
});
