import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { Values } from '#protocol/fields.ts';
import { addDerived } from './derived-fields.ts';
import { createScoreboardStore } from './scoreboard-store.ts';

/** Bonus at five fouls of the others, as a pack would reckon it. */
const reckon = (values: Readonly<Record<string, string>>): Record<string, string> =>
  values['home.bonus'] === undefined && values['away.fouls'] !== undefined
    ? { 'home.bonus': Number(values['away.fouls']) >= 5 ? '1' : '0' }
    : {};

test('what is reckoned stands beside what came, follows it, and goes with it', () => {
  const store = createScoreboardStore();
  const derived = addDerived(store, reckon);
  store.setState({ values: { 'away.fouls': '4' } });
  expect(store.getState().values).toEqual({ 'away.fouls': '4', 'home.bonus': '0' });
  store.setState({ values: { ...store.getState().values, 'away.fouls': '5' } });
  expect(store.getState().values).toEqual({ 'away.fouls': '5', 'home.bonus': '1' });
  store.setState({ values: { clock: '1:00' } });
  expect(store.getState().values).toEqual({ clock: '1:00' });
  store.setState({ values: { 'away.fouls': '5' } });
  derived.stop();
  expect(store.getState().values).toEqual({ 'away.fouls': '5' });
  store.setState({ values: { 'away.fouls': '6' } });
  expect(store.getState().values).toEqual({ 'away.fouls': '6' });
});

test('another pack takes the place of the first in one change, with nothing left of that', () => {
  const store = createScoreboardStore();
  store.setState({ values: { 'away.fouls': '5', 'Guest F': '2' } });
  const derived = addDerived(store, reckon, () => new Map([['away.extra', 'Guest F']]));
  expect(store.getState().values).toEqual({
    'away.fouls': '5',
    'Guest F': '2',
    'away.extra': '2',
    'home.bonus': '1',
  });
  const told = vi.fn<() => void>();
  store.subscribe(told);
  derived.change(({ 'away.fouls': fouls = '' }) => ({ winner: fouls }));
  expect(store.getState().values).toEqual({ 'away.fouls': '5', 'Guest F': '2', winner: '5' });
  expect(told).toHaveBeenCalledOnce();
  store.setState({ values: { ...store.getState().values, 'away.fouls': '6' } });
  expect(store.getState().values).toMatchObject({ winner: '6' });
});

test('what the source sends itself stands, also when it begins to later', () => {
  const store = createScoreboardStore();
  store.setState({ values: { 'away.fouls': '5' } });
  addDerived(store, reckon);
  expect(store.getState().values['home.bonus']).toBe('1');
  store.setState({ values: { ...store.getState().values, 'home.bonus': '0' } });
  expect(store.getState().values['home.bonus']).toBe('0');
  store.setState({ values: { ...store.getState().values, 'away.fouls': '6' } });
  expect(store.getState().values['home.bonus']).toBe('0');
});

test('a change that leaves the reckoned as it was is one change of the store', () => {
  const store = createScoreboardStore();
  addDerived(store, reckon);
  store.setState({ values: { 'away.fouls': '2' } });
  const told = vi.fn<() => void>();
  store.subscribe(told);
  store.setState({ values: { ...store.getState().values, clock: '0:59' } });
  expect(told).toHaveBeenCalledOnce();
});

test('a change of what it does not ask for is not reckoned again', () => {
  const store = createScoreboardStore();
  const seen = vi.fn<typeof reckon>(reckon);
  addDerived(store, seen);
  store.setState({ values: { 'away.fouls': '2', clock: '1:00' } });
  const before = seen.mock.calls.length;
  store.setState({ values: { ...store.getState().values, clock: '0:59' } });
  expect(seen.mock.calls).toHaveLength(before);
  store.setState({ values: { ...store.getState().values, 'away.fouls': '5' } });
  expect(store.getState().values['home.bonus']).toBe('1');
});

/** Asks in every way that there is: by name, whether it is there, and for all names. */
const curious = (values: Values): Values => ({
  ...('a' in values ? { first: `${values['b'] ?? ''}!` } : {}),
  ...(Object.hasOwn(values, 'c') ? { second: String(Object.keys(values).length) } : {}),
});

test('whatever changes, what stands is what would be reckoned anew', () => {
  const texts = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('', '1', '2'));
  fc.assert(
    fc.property(fc.array(fc.record({ texts, whole: fc.boolean() }), { maxLength: 12 }), (steps) => {
      const store = createScoreboardStore();
      addDerived(store, curious);
      let own: Values = {};
      for (const { texts: changes, whole } of steps) {
        own = whole ? changes : { ...own, ...changes };
        store.setState({ values: whole ? changes : { ...store.getState().values, ...changes } });
        expect(store.getState().values).toEqual({ ...own, ...curious(own) });
      }
    }),
  );
});

test('a field under another name stands under its own too, follows it, and is reckoned with', () => {
  const store = createScoreboardStore();
  addDerived(store, reckon, (names) => new Map(names.includes('Guest F') ? [['away.fouls', 'Guest F']] : []));
  store.setState({ values: { clock: '1:00' } });
  store.setState({ values: { ...store.getState().values, 'Guest F': '4' } });
  expect(store.getState().values).toEqual({ clock: '1:00', 'Guest F': '4', 'away.fouls': '4', 'home.bonus': '0' });
  store.setState({ values: { ...store.getState().values, 'Guest F': '5' } });
  expect(store.getState().values).toMatchObject({ 'away.fouls': '5', 'home.bonus': '1' });
  store.setState({ values: { clock: '0:59' } });
  expect(store.getState().values).toEqual({ clock: '0:59' });
});

test('names are looked through again only when there is another one', () => {
  const store = createScoreboardStore();
  const find = vi.fn<(names: readonly string[]) => ReadonlyMap<string, string>>(() => new Map([['away.fouls', 'gf']]));
  store.setState({ values: { clock: '1:00', gf: '2' } });
  addDerived(store, reckon, find);
  find.mockClear();
  store.setState({ values: { ...store.getState().values, clock: '0:59' } });
  expect(find).not.toHaveBeenCalled();
  store.setState({ values: { ...store.getState().values, crowd: '12' } });
  expect(find).toHaveBeenCalledOnce();
});
