import { describe, expect, test } from 'vitest';
import { createFeedRig as setUp, LIVE } from './feed-rig.ts';
import { statusOf } from './scoreboard-store.ts';

const control = (looks: string) => ({ kind: 'patch', rev: 8, heardAt: 0, values: {}, control: { looks } }) as const;

describe('the operator’s word on looks', () => {
  test('[L6] is there before the first state counts as one, and later by itself', () => {
    const { emit, snapshot, store, states } = setUp();
    emit({ kind: 'snapshot', rev: 7, values: { clock: '3:12' }, control: { looks: 'a' }, source: LIVE });
    expect(states.map(({ looks, synced }) => [looks, synced])).toEqual([
      ['a', false],
      ['a', true],
    ]);
    emit(control('b'));
    expect(store.getState()).toMatchObject({ looks: 'b', values: { clock: '3:12' } });
    emit(control('b'));
    expect(states).toHaveLength(3);
    snapshot({ clock: '3:12' });
    expect(store.getState().looks).toBe('b');
  });
});

describe('a whole state', () => {
  test('[G2] goes in by one change of the store, which is then synced, live and redrawn', () => {
    const { snapshot, states, painted, time } = setUp();
    snapshot({ clock: '3:12' });
    expect(states).toHaveLength(1);
    expect(states[0]).toEqual({
      values: { clock: '3:12' },
      changedAt: time.now(),
      source: LIVE,
      link: 'live',
      synced: true,
      redraw: 1,
      control: {},
    });
    expect(painted).toEqual([7]);
  });

  test('[V13] replaces everything, and calls off what waited for a frame', () => {
    const { snapshot, patch, drawFrame, store, states } = setUp();
    snapshot({ clock: '3:12', period: '2' });
    patch({ clock: '3:11' });
    snapshot({ clock: '10:00' });
    drawFrame();
    expect(store.getState()).toMatchObject({ values: { clock: '10:00' }, redraw: 2 });
    expect(states).toHaveLength(2);
  });

  test('that is what is shown already changes nothing', () => {
    const { snapshot, states } = setUp();
    snapshot({ clock: '3:12' });
    snapshot({ clock: '3:12' }, { status: 'live', age: 4_000 });
    expect(states).toHaveLength(1);
  });

  test.each(['none', 'live', 'quiet', 'stale'] as const)(
    '[G4] [V13] without anything in it, of a source that is %s, takes nothing off the air',
    (status) => {
      const { snapshot, patch, store } = setUp();
      snapshot({ clock: '3:12', period: '2' });
      snapshot({}, { status });
      expect(store.getState()).toMatchObject({ values: { clock: '3:12', period: '2' }, source: { status } });
      patch({ period: null });
      patch({ clock: '10:00' });
      expect(store.getState()).toMatchObject({ values: { clock: '10:00' }, redraw: 2 });
    },
  );

  test('[F1] [V13] that was restored goes on air with its first change, or after a while: it may be older than what is shown', () => {
    const restored = { status: 'none', restored: true } as const;
    const { snapshot, patch, store, time } = setUp();
    snapshot({ clock: '3:12', 'home.score': '43' });
    snapshot({ clock: '3:12', 'home.score': '42', period: '2' }, restored);
    expect(store.getState()).toMatchObject({
      values: { clock: '3:12', 'home.score': '43' },
      source: restored,
      redraw: 1,
    });
    patch({ 'home.score': '43', clock: '3:11' });
    expect(store.getState()).toMatchObject({ values: { clock: '3:11', 'home.score': '43', period: '2' }, redraw: 2 });
    expect(time.pending()).toBe(0);
    snapshot({ clock: '3:12', 'home.score': '42' }, restored);
    time.advance(5_000);
    expect(store.getState().values).toEqual({ clock: '3:12', 'home.score': '42' });
  });

  test('[F1] that was restored is there at once where nothing was shown', () => {
    const { snapshot, store, time } = setUp();
    snapshot({ clock: '3:12' }, { status: 'none', restored: true });
    expect(store.getState().values).toEqual({ clock: '3:12' });
    expect(time.pending()).toBe(0);
  });

  test('[G4] a lost link changes the status and no value', () => {
    const { snapshot, emit, store } = setUp();
    snapshot({ clock: '3:12' });
    for (const link of ['stale', 'waiting', 'stale'] as const) {
      emit({ kind: 'link', link });
      expect(statusOf(store.getState())).toBe('stale');
      expect(store.getState().values).toEqual({ clock: '3:12' });
    }
    emit({ kind: 'resumed', rev: 7, source: LIVE });
    expect(statusOf(store.getState())).toBe('live');
  });
});

describe('changes', () => {
  test('a change 4 ms or more after the last goes in at once', () => {
    const { snapshot, patch, time, clock, page, painted } = setUp();
    snapshot({ clock: '3:12' });
    time.advance(4);
    const rev = patch({ clock: '3:11' });
    expect(clock()).toBe('3:11');
    expect(page.asked).toBe(0);
    expect(painted.at(-1)).toBe(rev);
  });

  test('changes closer together are one change in the next frame, and acknowledged only then', () => {
    const { snapshot, patch, time, clock, page, states, drawFrame, painted } = setUp();
    snapshot({ clock: '3:12' });
    time.advance(1);
    for (let tenth = 9; tenth >= 0; tenth -= 1) patch({ clock: `3:11.${tenth}` });
    const rev = patch({ 'home.score': '2' });
    expect(clock()).toBe('3:12');
    expect(page.asked).toBe(1);
    expect(painted).toEqual([7]);
    drawFrame();
    expect(states).toHaveLength(2);
    expect(states[1]?.values).toEqual({ clock: '3:11.0', 'home.score': '2' });
    expect(painted).toEqual([7, rev]);
  });

  test('values that did not change cause no frame and no change of the store', () => {
    const { snapshot, patch, time, page, states, painted } = setUp();
    snapshot({ clock: '3:12', period: '2' });
    let rev = 7;
    for (let message = 0; message < 60; message += 1) {
      time.advance(message % 3);
      rev = patch({ clock: '3:12', period: '2', 'home.score': null });
    }
    patch(undefined);
    expect(states).toHaveLength(1);
    expect(page.asked).toBe(0);
    expect(painted.at(-1)).toBe(rev + 1);
  });

  test('a change taken back before its frame causes none', () => {
    const { snapshot, patch, time, states, drawFrame } = setUp();
    snapshot({ clock: '3:12' });
    time.advance(1);
    patch({ clock: '3:11' });
    patch({ clock: '3:12' });
    drawFrame();
    expect(states).toHaveLength(1);
  });

  test('a hidden page is changed at once, and what waited goes in when it turns hidden', () => {
    const { snapshot, patch, clock, hide, page } = setUp();
    snapshot({ clock: '3:12' });
    patch({ clock: '3:11' });
    expect(clock()).toBe('3:12');
    hide();
    expect(clock()).toBe('3:11');
    patch({ clock: '3:10' });
    expect(clock()).toBe('3:10');
    expect(page.asked).toBe(1);
  });

  test('a page that gets no frames is caught up by the changes themselves', () => {
    const { snapshot, patch, clock, time } = setUp();
    snapshot({ clock: '3:12' });
    patch({ clock: '3:11' });
    time.advance(249);
    patch({ clock: '3:10' });
    expect(clock()).toBe('3:12');
    time.advance(1);
    patch({ clock: '3:09' });
    expect(clock()).toBe('3:09');
  });

  test('[V12] the first values of a server that sends no snapshot make the store synced', () => {
    const { patch, store } = setUp();
    patch({ clock: '3:12' });
    expect(store.getState()).toMatchObject({ synced: true, redraw: 1, values: { clock: '3:12' } });
  });
});

test('[W5] a page that joins after a restart knows that what stands there is from before it', () => {
  const { store, snapshot, emit } = setUp();
  snapshot({ clock: '3:12' }, { status: 'none', restored: true });
  expect(store.getState().source.restored).toBe(true);
  emit({ kind: 'source', source: { status: 'none' } });
  expect(store.getState().source.restored).toBeUndefined();
});

test('a heartbeat that only makes the source older changes nothing', () => {
  const { snapshot, emit, states, store } = setUp();
  snapshot({ clock: '3:12' });
  for (let age = 0; age < 5; age += 1) emit({ kind: 'source', source: { status: 'live', age } });
  expect(states).toHaveLength(1);
  emit({ kind: 'source', source: { status: 'quiet', age: 11_000 } });
  expect(store.getState().source.status).toBe('quiet');
});

test('what waits for a frame is shown before the feed ends', () => {
  const { snapshot, patch, disconnect, clock } = setUp();
  snapshot({ clock: '3:12' });
  patch({ clock: '3:11' });
  disconnect();
  patch({ clock: '0:01' });
  expect(clock()).toBe('3:11');
});

test.each(['name', 'score', 'points', 'games', 'sets'])(
  'teams that change sides are drawn anew as a whole: each has the %s that the other had',
  (field) => {
    const { snapshot, patch, store, time } = setUp();
    snapshot({ [`home.${field}`]: '14', [`away.${field}`]: '7', clock: '1:00' });
    const { redraw } = store.getState();
    time.advance(100);
    patch({ [`home.${field}`]: '7', [`away.${field}`]: '14', clock: '0:59' });
    expect(store.getState()).toMatchObject({ redraw: redraw + 1, values: { [`home.${field}`]: '7' } });
  },
);

test('a score that rises to the other’s is a score', () => {
  const { snapshot, patch, store, time } = setUp();
  snapshot({ 'home.score': '13', 'away.score': '14', 'home.possession': '1', 'away.possession': '0' });
  const { redraw } = store.getState();
  time.advance(100);
  patch({ 'home.score': '14', 'home.possession': '0', 'away.possession': '1' });
  expect(store.getState().redraw).toBe(redraw);
});
