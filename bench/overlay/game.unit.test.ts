import { expect, test } from 'vitest';
import { changesOf, clockText, START_VALUES } from './game.ts';

test('the clock starts as the snapshot says and tells every message from every other for 60,000 of them', () => {
  expect(clockText(0)).toBe(START_VALUES['clock']);
  expect(new Set(Array.from({ length: 60_000 }, (_, step) => clockText(step))).size).toBe(60_000);
});

test('a message changes the clock always, other fields now and then, and only fields that are drawn', () => {
  const drawn = new Set(Object.keys(START_VALUES));
  for (let step = 1; step <= 6000; step += 1) {
    const names = Object.keys(changesOf(step));
    expect(names[0]).toBe('clock');
    expect(names.every((name) => drawn.has(name))).toBe(true);
  }
  expect(Object.keys(changesOf(6000))).toEqual(['clock', 'shotClock', 'home.score', 'home.fouls', 'period']);
});

function stateAt(from: number): Record<string, string> {
  const state: Record<string, string> = {};
  for (let step = from - 6000; step <= from; step += 1) Object.assign(state, changesOf(step));
  return { ...state, clock: '' };
}

test('36,000 messages lead back to the same state, the clock aside', () => {
  for (const from of [6000, 14_001, 20_500]) expect(stateAt(from + 36_000)).toEqual(stateAt(from));
});
