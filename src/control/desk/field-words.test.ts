import { expect, test } from 'vitest';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { de } from '#store/words/de/de.ts';
import { en } from '#store/words/en/en.ts';
import { fieldWords } from './field-words.ts';

test('a field is called as the language calls it, else as its sport does, else by its name', () => {
  const hockey = PACKS.get('hockey');
  expect(fieldWords('home.score', hockey, de)).toBe('Heim: Punkte');
  expect(fieldWords('clock', undefined, en)).toBe('Game clock');
  expect(fieldWords('away.penalty1', hockey, en)).toMatch(/^Away: .*enalty/);
  expect(fieldWords('x_weather', hockey, en)).toBe('x_weather');
});
