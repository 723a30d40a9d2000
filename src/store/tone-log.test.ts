import { expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { createScoreboardStore } from './scoreboard-store.ts';
import { createToneLog } from './tone-log.ts';

function setUp() {
  const time = createManualTime(10_000);
  const store = createScoreboardStore();
  const log = createToneLog(store, time);
  return { time, store, log };
}

test('what the page joins with has no beginning; a later change has', () => {
  const { time, store, log } = setUp();
  expect(log.seen().tone).toBe('connecting');
  store.setState({ link: 'live', synced: true, source: { status: 'live', age: 100 } });
  expect(log.seen()).toMatchObject({ tone: 'live', since: undefined, lastHeard: 9900 });
  time.advance(5000);
  store.setState({ source: { status: 'stale', age: 4000 } });
  expect(log.seen()).toMatchObject({ tone: 'stale', since: 15_000, lastHeard: 11_000 });
});

test("the page's own link is lost and comes back, and the publisher grows no younger by it", () => {
  const { time, store, log } = setUp();
  store.setState({ link: 'live', synced: true, source: { status: 'stale', age: 4000 } });
  time.advance(2000);
  store.setState({ link: 'waiting' });
  expect(log.seen()).toMatchObject({ tone: 'lost', since: 12_000, lastHeard: 6000 });
  time.advance(2000);
  store.setState({ link: 'stale' });
  expect(log.seen()).toMatchObject({ tone: 'lost', since: 12_000 });
  store.setState({ link: 'live' });
  expect(log.seen()).toMatchObject({ tone: 'stale', lastHeard: 6000 });
});

test('a first link that is refused stays lost through every attempt, since the first', () => {
  const { time, store, log } = setUp();
  store.setState({ link: 'waiting' });
  time.advance(1000);
  store.setState({ link: 'connecting' });
  expect(log.seen()).toMatchObject({ tone: 'lost', since: 10_000 });
  store.setState({ link: 'live', synced: true });
  expect(log.seen().tone).toBe('none');
  store.setState({ source: { status: 'none', restored: true } });
  expect(log.seen().tone).toBe('restored');
});

test('values tell nobody', () => {
  const { store, log } = setUp();
  let told = 0;
  log.subscribe(() => (told += 1));
  const seen = log.seen();
  store.setState({ values: { clock: '1' } });
  expect(log.seen()).toBe(seen);
  expect(told).toBe(0);
  store.setState({ source: { status: 'live', demo: true } });
  expect(log.seen().demo).toBe(true);
  log.stop();
  store.setState({ source: { status: 'none' } });
  expect(told).toBe(1);
});
