import { expect, test, vi } from 'vitest';
import { createFieldWatch, type FieldListener } from './field-watch.ts';
import { createScoreboardStore } from './scoreboard-store.ts';

test('a change wakes only what follows its field, with the state before and after', () => {
  const store = createScoreboardStore();
  const watch = createFieldWatch(store);
  const clock = vi.fn<FieldListener>();
  const score = vi.fn<FieldListener>();
  watch.on(['clock'], clock);
  watch.on(['home.score', 'away.score'], score);
  const before = store.getState();
  store.setState({ values: { clock: '9:59' } });
  expect(clock).toHaveBeenCalledExactlyOnceWith(store.getState(), before);
  expect(score).not.toHaveBeenCalled();
  store.setState({ link: 'stale' });
  store.setState({ values: { clock: '9:59', 'away.score': '2' } });
  expect(clock).toHaveBeenCalledOnce();
  expect(score).toHaveBeenCalledOnce();
});

test('a field that goes is a change', () => {
  const store = createScoreboardStore();
  const run = vi.fn<FieldListener>();
  store.setState({ values: { clock: '1' } });
  createFieldWatch(store).on(['clock'], run);
  store.setState({ values: {} });
  expect(run).toHaveBeenCalledOnce();
});

test('it listens to the store only while somebody listens to it', () => {
  const store = createScoreboardStore();
  const watch = createFieldWatch(store);
  const subscribe = vi.spyOn(store, 'subscribe');
  watch.on([], vi.fn());
  expect(subscribe).not.toHaveBeenCalled();
  const run = vi.fn<FieldListener>();
  const offs = [watch.on(['clock'], run), watch.on(['clock', 'period'], run)];
  expect(subscribe).toHaveBeenCalledOnce();
  for (const off of offs) off();
  store.setState({ values: { clock: '2' } });
  expect(run).not.toHaveBeenCalled();
  watch.on(['clock'], run);
  expect(subscribe).toHaveBeenCalledTimes(2);
  store.setState({ values: { clock: '3' } });
  expect(run).toHaveBeenCalledOnce();
});

test('who follows only whether a field holds a text hears of its coming, going and turning blank', () => {
  const store = createScoreboardStore();
  const watch = createFieldWatch(store);
  const run = vi.fn<FieldListener>();
  const off = watch.on(['period'], run, ['clock']);
  for (const [values, calls] of [
    [{ clock: '9:59' }, 1],
    [{ clock: '9:58' }, 1],
    [{ clock: '' }, 2],
    [{ clock: '' }, 2],
    [{}, 3],
    [{ clock: '9:57' }, 4],
    [{ clock: '9:57', period: '1' }, 5],
    [{ clock: '9:57', period: '2' }, 6],
  ] as const) {
    store.setState({ values });
    expect(run).toHaveBeenCalledTimes(calls);
  }
  off();
  store.setState({ values: {} });
  expect(run).toHaveBeenCalledTimes(6);
});
