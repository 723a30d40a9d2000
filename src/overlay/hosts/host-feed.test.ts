import { expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { createScoreboardStore } from '#store/scoreboard-store.ts';
import { createEchoMap } from '../echo-map.ts';
import { createHostFeed } from './host-feed.ts';

function setUp() {
  const time = createManualTime();
  const store = createScoreboardStore();
  const map = createEchoMap();
  const frames = { request: () => () => undefined, hidden: () => true, onHidden: () => () => undefined };
  const feed = createHostFeed(store, { time, frames, map });
  return { store, feed, values: () => store.getState().values };
}

test('[Q4] a template is ready to draw, with nothing, before its host has spoken', () => {
  const { store } = setUp();
  expect(store.getState()).toMatchObject({ synced: true, values: {}, source: { status: 'none' } });
});

test('[Q4] fields come under the names that layouts know, whatever the host calls them, and stay', () => {
  const { store, feed, values } = setUp();
  feed.take({ 'home.score': '7', Time: ' 3:12 ' });
  feed.take({ score_b: '9' });
  expect(values()).toEqual({ 'home.score': '7', clock: '3:12', 'away.score': '9' });
  expect(store.getState().source.status).toBe('live');
});

test('[Q4] what was never filled in is not there; what is blank by now is blank', () => {
  const { feed, values } = setUp();
  feed.take({ clock: '', period: '2' });
  expect(values()).toEqual({ period: '2' });
  feed.take({ clock: '3:12', period: '' });
  expect(values()).toEqual({ clock: '3:12', period: '' });
});

test('[Q4] names that every object has, and texts beyond measure, are left out', () => {
  const { feed, values } = setUp();
  feed.take(JSON.parse('{"__proto__":"x","constructor":"y","period":"2"}'));
  feed.take({ clock: 'x'.repeat(300) });
  expect(values()).toEqual({ period: '2' });
});

test('[Q5] while a relay tells the game, the host’s is kept and not shown', () => {
  const { store, feed, values } = setUp();
  feed.take({ 'home.score': '7' });
  feed.show(false);
  store.setState({ values: { 'home.score': '50' } });
  feed.take({ 'home.score': '8' });
  expect(values()).toEqual({ 'home.score': '50' });
  feed.show(true);
  expect(values()).toEqual({ 'home.score': '8' });
});
