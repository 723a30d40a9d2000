import { expect, test } from 'vitest';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { de } from '#store/words/de/de.ts';
import { en } from '#store/words/en/en.ts';
import { fieldWords, layoutPartWords, ruleWords, sportWords } from './name-words.ts';

test('a field is called as the language calls it, else as its sport does, else by its name', () => {
  const hockey = PACKS.get('hockey');
  expect(fieldWords('home.score', hockey, de)).toBe('Heim: Punkte');
  expect(fieldWords('clock', undefined, en)).toBe('Game clock');
  expect(fieldWords('away.penalty1', hockey, en)).toMatch(/^Away: .*enalty/);
  expect(fieldWords('x_weather', hockey, en)).toBe('x_weather');
});

test('a field of which there are several is numbered', () => {
  expect(fieldWords('home.set2', undefined, de)).toBe('Heim: Satz 2');
  expect(fieldWords('away.penalty1.player', undefined, en)).toBe('Away: Penalty 1, player');
  expect(fieldWords('court2', undefined, de)).toBe('court2');
});

test('the catalogue has every sport that ships, and every field of theirs', () => {
  const packs = [...PACKS.values()];
  const fields = packs.flatMap((pack) => pack.fields.map(({ name }) => name));
  expect(fields.length).toBeGreaterThan(200);
  expect(packs.filter(({ id }) => sportWords({ id, name: '' }, de) === '')).toEqual([]);
  expect(fields.filter((name) => fieldWords(name, undefined, de) === name)).toEqual([]);
  expect(sportWords({ id: 'kubb', name: 'Kubb' }, de)).toBe('Kubb');
  expect(fieldWords('constructor', undefined, de)).toBe('constructor');
});

test('a part of the graphic is called as the field that it shows, unless it has a name of its own', () => {
  expect(layoutPartWords('home-fouls', undefined, de)).toBe('Heim: Fouls');
  expect(layoutPartWords('shot-clock', undefined, de)).toBe('Wurfuhr');
  expect(layoutPartWords('away-penalties', undefined, de)).toBe('Gast: Strafen');
  expect(layoutPartWords('my-corner', undefined, de)).toBe('my-corner');
});

test('rules are called as the language calls them, and every word of the catalogue is of rules that there are', () => {
  expect(ruleWords('handball', { id: 'ihf', name: '' }, de)).toBe('IHF, ab 16 Jahren (2 × 30)');
  expect(ruleWords('basketball', { id: 'fiba', name: 'FIBA' }, de)).toBe('FIBA');
  const there = new Map(
    [...PACKS.values()].flatMap((pack) => pack.rules.variants.map((one) => [`${pack.id}/${one.id}`, one.name])),
  );
  expect(Object.entries(en.rules).filter(([key, name]) => there.get(key) !== name)).toEqual([]);
});
