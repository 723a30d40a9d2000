import { expect, test } from 'vitest';
import { EMPTY_DESK, type Command } from '#protocol/desk.ts';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { createTestRelay } from '../testing/test-relay.ts';
import type { Kept } from '../snapshots/snapshot-store.ts';
import { restoredAt } from './old-state.ts';

const HOUR_MS = 3_600_000;

/** A relay that finds this. */
function start(kept: Kept): {
  say: (...commands: Command[]) => void;
  kept: () => Kept;
  score: () => string | undefined;
  values: () => Readonly<Record<string, string>>;
} {
  const { relay } = createTestRelay({ kept: new Map([['game', kept]]) });
  return {
    say: (...commands) => commands.forEach((command) => relay.desk('game')?.run({ command })),
    kept: () => structuredClone(relay.find('game')?.kept() ?? { values: {} }),
    score: () => relay.find('game')?.values()['home.score'],
    values: () => relay.find('game')?.values() ?? {},
  };
}

test('[K11] [K3] what is said while old values wait holds over the next restart', () => {
  const first = start({ values: { 'home.score': '58' }, savedAt: 0 });
  expect(first.score()).toBe('');
  first.say({ do: 'override', field: 'home.score', value: '7' });
  const second = start(first.kept());
  expect(second.score()).toBe('7');
  second.say({ do: 'release', field: 'home.score' }, { do: 'restore' });
  expect(second.score()).toBe('58');
});

test('[K11] no step that is taken back puts an old game on air', () => {
  const first = start({ values: {} });
  first.say({ do: 'override', field: 'home.score', value: '58' }, { do: 'swap' });
  const second = start({ ...first.kept(), savedAt: 0 });
  second.say({ do: 'undo' });
  expect(second.score() ?? '').toBe('');
});

test('[K11] nor does one that let a blank of that game on air', () => {
  const judged = { field: 'home.fouls', did: 'accept', value: '', before: '4' } as const;
  const desk = { rev: 1, state: EMPTY_DESK, undo: [{ state: EMPTY_DESK, judged }], audit: [] };
  const game = createTestRelay({
    kept: new Map([['game', { values: { 'home.fouls': '' }, desk, savedAt: 0 }]]),
    sportOf: () => PACKS.get('basketball'),
    guard: 'normal',
  });
  expect(game.relay.desk('game')?.run({ command: { do: 'undo' } }).outcome).toBe('done');
  expect(game.relay.find('game')?.values()).toEqual({ 'home.fouls': '' });
});

test('[K11] what waits once more waits with all that came to it', () => {
  const now = 10 * HOUR_MS;
  const old = { savedAt: HOUR_MS, values: { a: '1', b: '2' }, overrides: {}, frozen: null };
  const waits = { values: { a: '', b: '' }, old, savedAt: 2 * HOUR_MS };
  expect(restoredAt(waits, now).old).toEqual(old);
  expect(restoredAt({ ...waits, values: { a: '', b: '3' } }, now)).toEqual({
    kept: { values: { a: '', b: '' } },
    old: { ...old, savedAt: 2 * HOUR_MS, values: { a: '1', b: '3' } },
  });
});

test('[K11] the teams’ names that the board or an operator’s hand said are there at once, whatever was done since', () => {
  const names = { 'home.name': 'Lions', 'away.name': 'Bears' };
  const first = start({ values: { ...names, 'home.score': '58' } });
  first.say({ do: 'override', field: 'away.name', value: 'Polar Bears' });
  first.say({ do: 'override', field: 'home.score', value: '59' }, { do: 'swap' });
  const shown = { 'home.name': 'Lions', 'away.name': 'Polar Bears', 'home.score': '' };
  const second = start({ ...first.kept(), savedAt: 0 });
  expect(second.values()).toEqual(shown);
  second.say({ do: 'undo' });
  expect(second.values()).toEqual(shown);
  second.say({ do: 'restore' });
  expect(second.values()).toEqual({ ...shown, 'home.score': '59' });
  second.say({ do: 'undo' });
  expect(second.values()).toEqual(shown);
});

test('[K11] names that stood there all along say nothing of when the values that wait are from', () => {
  const now = 10 * HOUR_MS;
  const old = { savedAt: HOUR_MS, values: { 'home.score': '1' }, overrides: {}, frozen: null };
  const waits = { values: { 'home.name': 'Lions', 'home.score': '' }, old, savedAt: 2 * HOUR_MS };
  expect(restoredAt(waits, now)).toEqual({ kept: { values: waits.values }, old });
});
