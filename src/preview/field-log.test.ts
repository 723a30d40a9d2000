import { expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { createScoreboardStore } from '#store/scoreboard-store.ts';
import { createFieldLog } from './field-log.ts';

function setUp() {
  const time = createManualTime(1000);
  const store = createScoreboardStore();
  const log = createFieldLog(store, time);
  store.setState({ synced: true, redraw: 1, values: { clock: '3:12', 'home.score': '56' } });
  return { time, store, log };
}

test('what was there when the page joined has no time; a change gets one, its neighbours do not', () => {
  const { time, store, log } = setUp();
  expect(log.changedAt('clock')).toBeUndefined();
  expect(log.lastChange()).toBeUndefined();
  time.advance(500);
  store.setState({ values: { clock: '3:11', 'home.score': '56' } });
  expect(log.changedAt('clock')).toBe(1500);
  expect(log.changedAt('home.score')).toBeUndefined();
  expect(log.lastChange()).toBe(1500);
});

test('a whole state after an outage marks only what differs', () => {
  const { time, store, log } = setUp();
  time.advance(9000);
  store.setState({ redraw: 2, values: { clock: '3:12', 'home.score': '58' } });
  expect(log.changedAt('clock')).toBeUndefined();
  expect(log.changedAt('home.score')).toBe(10_000);
});

test('the list of names is told when one comes or goes, and stays the same object otherwise', () => {
  const { store, log } = setUp();
  let told = 0;
  log.onNames(() => (told += 1));
  const names = log.names();
  store.setState({ values: { clock: '3:11', 'home.score': '56' } });
  expect(log.names()).toBe(names);
  store.setState({ values: { clock: '3:11', Horn: '1' } });
  expect(log.names()).toEqual(['clock', 'Horn']);
  expect(told).toBe(1);
});

test('after it is stopped it notes nothing', () => {
  const { store, log } = setUp();
  log.stop();
  store.setState({ values: { clock: '3:10' } });
  expect(log.changedAt('clock')).toBeUndefined();
});
