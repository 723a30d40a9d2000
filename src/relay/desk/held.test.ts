import { expect, test } from 'vitest';
import { guardedGame as game } from '../testing/guarded-game.ts';
import { ocr } from '../testing/test-relay.ts';

test('[T3] what no rule explains is held with its reason; an operator airs it, or keeps it off', () => {
  const { feed, pass, say, outcome, onAir, held } = game();
  expect(outcome({ do: 'accept', field: 'home.score' })).toBe('refused');
  feed.say(ocr({ score_a: '51' }));
  pass(500);
  expect(held('home.score')).toMatchObject({ value: '51', reason: 'falls' });
  const view = say({ do: 'accept', field: 'home.score' });
  expect(onAir()['home.score']).toBe('51');
  expect(view.audit.at(-1)).toMatchObject({ command: { do: 'accept', field: 'home.score' } });
  expect(view.fields.find(({ field }) => field === 'home.score')).toMatchObject({ value: '51', state: 'live' });
  feed.say(ocr({ score_a: '99' }));
  pass(500);
  say({ do: 'refuse', field: 'home.score' });
  pass(10_000);
  expect([onAir()['home.score'], held('home.score')]).toEqual(['51', undefined]);
  feed.say(ocr({ score_a: '53' }));
  pass(400);
  expect(onAir()['home.score']).toBe('53');
});

test('[T3] a key that names another value than is held by now does nothing, and says so', () => {
  const { feed, pass, outcome, onAir, held } = game();
  feed.say(ocr({ score_a: '51' }));
  pass(500);
  expect(outcome({ do: 'accept', field: 'home.score', value: '31' })).toBe('refused');
  expect(outcome({ do: 'refuse', field: 'home.score', value: '31' })).toBe('refused');
  expect(onAir()['home.score']).toBe('64');
  expect(held('home.score')).toMatchObject({ value: '51' });
  expect(outcome({ do: 'accept', field: 'home.score', value: '51' })).toBe('done');
  expect(onAir()['home.score']).toBe('51');
});

test('[T3] and it is on air within three seconds if nobody says anything', () => {
  const { feed, pass, onAir } = game();
  feed.say(ocr({ score_a: '51' }));
  pass(2_900);
  expect(onAir()['home.score']).toBe('51');
});

test('[T5] what the rules reckon follows what is on air: a misread foul gives no bonus, an operator’s does', () => {
  const { feed, pass, say, relay } = game();
  const derived = () => relay.find('game')?.row().derived;
  feed.say(ocr({ fouls_b: '3' }));
  pass(1_000);
  expect(derived()).toMatchObject({ 'home.bonus': '0' });
  feed.say(ocr({ fouls_b: '5' }));
  pass(100);
  expect(derived()).toMatchObject({ 'home.bonus': '0' });
  feed.say(ocr({ fouls_b: '3' }));
  say({ do: 'override', field: 'away.fouls', value: '5' });
  expect(derived()).toMatchObject({ 'home.bonus': '1' });
  say({ do: 'override', field: 'home.bonus', value: '0' });
  expect(derived()).not.toHaveProperty(['home.bonus']);
  say({ do: 'release', field: 'home.bonus' });
  say({ do: 'sport', sport: 'soccer' });
  expect(derived()).not.toHaveProperty(['home.bonus']);
});

test('[T3] [K4] undo takes back what was accepted or refused, and then the step before it', () => {
  const { feed, pass, say, onAir, held } = game();
  say({ do: 'swap' });
  feed.say(ocr({ score_a: '51' }));
  pass(500);
  say({ do: 'accept', field: 'home.score' });
  expect(onAir()['home.score']).toBe('51');
  expect(say({ do: 'undo' })).toMatchObject({ undo: 1, state: { order: 'away' } });
  pass(10_000);
  expect([onAir()['home.score'], held('home.score')]).toEqual(['64', undefined]);
  feed.say(ocr({ score_a: '99' }));
  pass(500);
  say({ do: 'refuse', field: 'home.score' });
  expect(say({ do: 'undo' })).toMatchObject({ undo: 1 });
  expect(held('home.score')).toMatchObject({ value: '99' });
  pass(10_000);
  expect(onAir()['home.score']).toBe('99');
  expect(say({ do: 'undo' })).toMatchObject({ undo: 0, state: { order: null } });
  expect(onAir()['home.score']).toBe('99');
});
