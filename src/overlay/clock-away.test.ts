// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import type { Values } from '#protocol/fields.ts';
import { FEED_CLOCK } from '#protocol/feed-clock.ts';
import { createScoreboardStore, type ScoreboardState } from '#store/scoreboard-store.ts';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { clocksOf, watchClock } from './clock-away.ts';

/** A page whose clock ran for three seconds, and stands since `stoodMs`; beside it these fields, each with what it says second by second. */
function page({ stoodMs = 0, control = {}, isHidden = false, beside = {}, sport = '' }: Partial<Facts> = {}) {
  const time = createManualTime();
  const store = createScoreboardStore();
  const root = document.createElement('div');
  const set = (part: Partial<ScoreboardState>): void => {
    store.setState({ changedAt: time.now(), ...part });
  };
  const clocks = clocksOf(PACKS.get(sport));
  const valuesAt = (second: number): Values => ({
    'home.score': '1',
    clock: ['5:00', '4:59', '4:58', '4:57'][second] ?? '',
    ...Object.fromEntries(Object.entries(beside).map(([name, texts]) => [name, texts[second] ?? ''])),
  });
  set({ link: 'live', synced: true, control, values: valuesAt(0) });
  watchClock(root, store, { time, hidden: () => isHidden, clocks: () => clocks });
  for (const second of [1, 2, 3]) {
    time.advance(1_000);
    set({ values: valuesAt(second) });
  }
  time.advance(stoodMs);
  const away = (): string | undefined => root.dataset['clockAway'];
  return { time, set, store, root, away, isAway: () => away() !== undefined };
}

interface Facts {
  readonly stoodMs: number;
  readonly control: ScoreboardState['control'];
  readonly isHidden: boolean;
  readonly beside: Readonly<Record<string, readonly string[]>>;
  readonly sport: string;
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

test('[C3] the clocks beside it leave as well, where they ran and the sport says that they are clocks', () => {
  const beside = {
    'home.penalty1': ['1:04', '1:03', '1:02', '1:01'],
    'away.penalty1': ['2:00', '2:00', '2:00', '2:00'],
    'home.shots': ['7', '8', '9', '10'],
  };
  const { time, set, away } = page({ sport: 'hockey', beside });
  set({ link: 'waiting' });
  time.advance(10_000);
  expect(away()).toBe('clock home.penalty1');
  expect(document.adoptedStyleSheets.at(-1)?.cssRules[0]?.cssText).toContain(
    '.bug-penalties[data-field^="home.penalty"]',
  );
  set({ link: 'live' });
  expect(away()).toBeUndefined();
  // What it was meant to hide then it does not hide now.
  set({ values: { clock: '4:57', 'home.penalty1': '1:00', 'away.penalty1': '2:00' } });
  time.advance(1_000);
  set({ values: { clock: '4:57', 'home.penalty1': '0:59', 'away.penalty1': '2:00' } });
  set({ link: 'waiting' });
  time.advance(10_000);
  expect(away()).toBe('home.penalty1');
});

test('[C3] a clock that was set before it ran on counts as running', () => {
  const { time, set, away } = page({ beside: { shotClock: ['14', '13', '24', '23'] } });
  set({ link: 'waiting' });
  time.advance(10_000);
  expect(away()).toBe('clock shotClock');
});

test('a pack of a form that nobody knows has the clocks that all sports know', () => {
  for (const pack of [undefined, null, 'no', { fields: 'no' }, { fields: [null, { format: 'clock', name: 'a]b' }] }])
    expect(clocksOf(pack)).toEqual(['clock', 'shotClock']);
  expect(clocksOf(PACKS.get('curling'))).toContain('away.clock');
});

test('[C3] a box that is there for such a clock alone goes with it, and no other', () => {
  const { time, set, root } = page();
  root.innerHTML = `<div data-fades id="own"><i>SHOT</i><b data-field="clock"></b></div>
    <div data-fades id="both"><b data-field="clock"></b><b data-field="period"></b></div>`;
  const gone = (): readonly string[] => Array.from(root.querySelectorAll('[data-clock-gone]'), ({ id }) => id);
  set({ link: 'waiting' });
  time.advance(10_000);
  expect(gone()).toEqual(['own']);
  set({ link: 'live' });
  expect(gone()).toEqual([]);
});
