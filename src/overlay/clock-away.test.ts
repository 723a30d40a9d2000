// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { FEED_CLOCK } from '#protocol/feed-clock.ts';
import { createScoreboardStore, type ScoreboardState } from '#store/scoreboard-store.ts';
import { watchClock } from './clock-away.ts';

/** A page whose clock ran for three seconds, and stands since `stoodMs`. */
function page({ stoodMs = 0, control = {}, isHidden = false }: Partial<Facts> = {}) {
  const time = createManualTime();
  const store = createScoreboardStore();
  const root = document.createElement('div');
  const set = (part: Partial<ScoreboardState>): void => {
    store.setState(part);
  };
  set({ link: 'live', synced: true, control, values: { clock: '5:00', 'home.score': '1' } });
  watchClock(root, store, { time, hidden: () => isHidden });
  for (const clock of ['4:59', '4:58', '4:57']) {
    time.advance(1_000);
    set({ values: { clock, 'home.score': '1' } });
  }
  time.advance(stoodMs);
  return { time, set, store, isAway: () => root.dataset['clockAway'] !== undefined };
}

interface Facts {
  readonly stoodMs: number;
  readonly control: ScoreboardState['control'];
  readonly isHidden: boolean;
}

test('[C3] a clock that ran when the page lost the relay leaves ten seconds after it moved last, and is back with the link', () => {
  const { time, set, store, isAway } = page({ stoodMs: 400 });
  set({ link: 'waiting' });
  time.advance(5_000);
  set({ link: 'stale' });
  time.advance((FEED_CLOCK.away ?? 0) - 5_401);
  expect(isAway()).toBe(false);
  time.advance(1);
  expect(isAway()).toBe(true);
  expect(store.getState().values).toEqual({ clock: '4:57', 'home.score': '1' });
  set({ link: 'waiting' });
  time.advance(60_000);
  expect(isAway()).toBe(true);
  set({ link: 'live' });
  expect(isAway()).toBe(false);
});

test('[C3] it stays where the link is back in time, and where it stood', () => {
  const ran = page();
  ran.set({ link: 'waiting' });
  ran.time.advance(9_000);
  ran.set({ link: 'live' });
  ran.time.advance(60_000);
  expect(ran.isAway()).toBe(false);
  const stood = page({ stoodMs: 1_501 });
  stood.set({ link: 'waiting' });
  stood.time.advance(60_000);
  expect(stood.isAway()).toBe(false);
});

test('[C3] a link that merely went silent was lost when it was heard last', () => {
  const seen = page({ stoodMs: 6_300 });
  seen.set({ link: 'stale' });
  seen.time.advance(3_700);
  expect(seen.isAway()).toBe(true);
  const hidden = page({ stoodMs: 70_300, isHidden: true });
  hidden.set({ link: 'stale' });
  hidden.time.advance(0);
  expect(hidden.isAway()).toBe(true);
  const stood = page({ stoodMs: 20_000 });
  stood.set({ link: 'stale' });
  stood.time.advance(60_000);
  expect(stood.isAway()).toBe(false);
});

test('[C3] after how long, or that it stays, is the stream’s word', () => {
  const soon = page({ control: { clockAway: 3_000 } });
  soon.set({ link: 'waiting' });
  soon.time.advance(3_000);
  expect(soon.isAway()).toBe(true);
  const never = page({ control: { clockAway: 0 } });
  never.set({ link: 'waiting' });
  never.time.advance(600_000);
  expect(never.isAway()).toBe(false);
});

test('[C3] the source’s own status takes nothing off: that is the relay’s to judge', () => {
  const { time, set, isAway } = page();
  set({ source: { status: 'stale' } });
  time.advance(60_000);
  expect(isAway()).toBe(false);
});
