// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import type { Layout } from '#layout/schema.ts';
import { lookOf } from '#store/look-options.ts';
import { createScoreboardStore } from '#store/scoreboard-store.ts';
import { readOptions, type OverlayOptions } from '#store/url-options.ts';
import { canvasOf } from '#layout/canvas.ts';
import type { Drawn } from './air.ts';
import { followAir } from './follow-air.tsx';
import { createPlayout, type Playout } from './hosts/playout.ts';

const LAYOUT: Layout = {
  name: 'Bug',
  position: 'bc',
  labels: { en: {} },
  root: {
    kind: 'row',
    children: [
      { kind: 'clock', value: [{ field: ['clock'] }], slots: 5, size: 'medium' },
      { kind: 'period', value: [{ field: ['period'] }], format: 'quarter', count: 4, size: 'small' },
    ],
  },
};
const CANVAS = canvasOf(1920, 1080);

function drawnOf(options: OverlayOptions, faults: readonly string[] = []): Drawn {
  return {
    layout: LAYOUT,
    theme: { name: options.theme ?? 'classic', home: '#b3202a', away: '#1d4e9e', tokens: {} },
    pack: undefined,
    paths: ['/layouts/basketball/bar.json', '/themes/classic.json'],
    faults,
    options,
    canvas: CANVAS,
    look: lookOf(options),
    rich: undefined,
    sport: undefined,
  };
}

/** What a page with a sport has of it, over a store that completes nothing; `completed` says by what it was asked to. */
function sportCode(completed: unknown[]): NonNullable<Drawn['sport']> {
  return {
    layoutByRules: (layout) => layout,
    completeFields(_store, pack, rules) {
      completed.push([pack, rules]);
      return { change: () => undefined, stop: () => completed.push('stopped') };
    },
  };
}

beforeEach(() => {
  Object.defineProperty(document, 'fonts', { value: { load: async () => [] }, configurable: true });
  Object.assign(window, { innerWidth: 1920, innerHeight: 1080 });
});

/** A page that has drawn its URL's picture; its files come when the test says. */
function setUp(search = '', first: Readonly<Record<string, unknown>> = {}, playout?: Playout) {
  const { options } = readOptions(search);
  const store = createScoreboardStore();
  store.setState({ control: first, synced: true });
  const drawn: Drawn[] = [];
  const loads: {
    readonly options: OverlayOptions;
    readonly answer: (faults?: readonly string[], part?: Partial<Drawn>) => void;
  }[] = [];
  const root = document.createElement('div');
  const following = followAir(
    {
      root,
      ...(playout && { playout }),
      store,
      options,
      load: (wished) =>
        new Promise((resolve) => {
          loads.push({ options: wished, answer: (faults, part) => resolve({ ...drawnOf(wished, faults), ...part }) });
        }),
      draw: (next) => drawn.push(next),
    },
    drawnOf(options),
    first,
  );
  return {
    drawn,
    loads,
    following,
    last: () => drawn.at(-1),
    isOff: () => root.dataset['offAir'] !== undefined,
    say: (control: Readonly<Record<string, unknown>>) => {
      store.setState({ control });
    },
  };
}

test('[V15] a name is drawn by the files that are there', async () => {
  const { say, last, loads, following } = setUp('?homeName=Lions');
  await following;
  say({ teams: { home: { name: 'Wolves' } } });
  await vi.waitFor(() => expect(last()?.look.home.name).toBe('Wolves'));
  expect(loads).toEqual([]);
});

test('[V15] words that change nothing of the picture draw nothing', async () => {
  const { say, drawn, last, following } = setUp();
  await following;
  const look = last()?.look;
  const before = drawn.length;
  say({ cues: [{ id: 'a', kind: 'text', text: 'Hi', at: 0, ms: 1_000 }], hidden: true });
  say({ phase: 'live', teams: { home: { name: 'Wolves' } } });
  await vi.waitFor(() => expect(last()?.look.home.name).toBe('Wolves'));
  expect(drawn).toHaveLength(before + 1);
  say({ phase: 'break', teams: { home: { name: 'Wolves' } }, theme: 'led' });
  expect(drawn).toHaveLength(before + 1);
  expect(look).toBeDefined();
});

test('[V15] of two looks that are asked for the later is drawn, whichever comes first', async () => {
  const { say, loads, drawn, last, following } = setUp();
  await following;
  const before = drawn.length;
  say({ theme: 'slim' });
  say({ theme: 'led' });
  expect(loads.map(({ options }) => options.theme)).toEqual(['slim', 'led']);
  loads[1]?.answer();
  await vi.waitFor(() => expect(last()?.theme.name).toBe('led'));
  loads[0]?.answer();
  say({ theme: 'led', order: 'away' });
  await vi.waitFor(() => expect(last()?.options.order).toBe('away'));
  expect(last()?.theme.name).toBe('led');
  expect(drawn).toHaveLength(before + 2);
});

test('[V15] a look that cannot be had leaves what is shown, and what is said beside it counts', async () => {
  const { say, loads, last, following } = setUp();
  await following;
  say({ theme: 'gone', teams: { away: { color: '#123456' } } });
  loads[0]?.answer(['/themes/gone.json: not there']);
  await vi.waitFor(() => expect(last()?.look.away.color).toBe('#123456'));
  expect(last()?.theme.name).toBe('classic');
});

test('[V15] what is said at first is all there in the first picture', async () => {
  const { loads, drawn, following } = setUp('?theme=slim', {
    layout: 'bold',
    teams: { home: { name: 'Wolves' } },
  });
  expect(drawn).toEqual([]);
  loads[0]?.answer();
  await following;
  expect(drawn.map(({ look, options }) => [look.home.name, options.layout, options.theme])).toEqual([
    ['Wolves', 'bold', 'slim'],
  ]);
});

test('[V15] in a break a page that shows the bug says so, and its own layout comes back', async () => {
  const { say, last, following } = setUp('?show=bug');
  await following;
  say({ phase: 'break' });
  await vi.waitFor(() => expect(JSON.stringify(last()?.layout.root)).toContain('onBreak'));
  say({ phase: 'live' });
  await vi.waitFor(() => expect(last()?.layout).toBe(LAYOUT));
});

test('[K12] another sport is drawn once all of it is there, and its fields are completed with it', async () => {
  const completed: unknown[] = [];
  const { say, drawn, last, loads, following } = setUp('', { sport: 'basketball' });
  await vi.waitFor(() => expect(loads).toHaveLength(1));
  loads[0]?.answer();
  await following;
  await vi.waitFor(() => expect(drawn).toHaveLength(1));
  say({ sport: 'waterpolo', rules: 'nfhs' });
  await vi.waitFor(() => expect(loads).toHaveLength(2));
  expect([loads[1]?.options.sport, drawn.length]).toEqual(['waterpolo', 1]);
  loads[1]?.answer([], { pack: { id: 'waterpolo' }, sport: sportCode(completed) });
  await vi.waitFor(() => expect(drawn).toHaveLength(2));
  expect([last()?.options.rules, completed]).toEqual(['nfhs', [[{ id: 'waterpolo' }, 'nfhs']]]);
  say({});
  await vi.waitFor(() => expect(loads).toHaveLength(3));
  loads[2]?.answer();
  await vi.waitFor(() => expect(drawn).toHaveLength(3));
  expect(completed.at(-1)).toBe('stopped');
});

test('[K12] a URL that names its sport keeps it, and takes other rules only of that', async () => {
  const { say, last, loads, following } = setUp('?sport=basketball');
  await following;
  say({ sport: 'waterpolo', rules: 'nfhs', teams: { home: { name: 'Wolves' } } });
  await vi.waitFor(() => expect(last()?.look.home.name).toBe('Wolves'));
  expect([loads.length, last()?.options]).toMatchObject([0, { sport: 'basketball', rules: null }]);
  say({ sport: 'basketball', rules: 'nba' });
  await vi.waitFor(() => expect(last()?.options).toMatchObject({ sport: 'basketball', rules: 'nba' }));
});

/** A page whose host has called these before it began. */
function played(calls: readonly (readonly ['play' | 'stop' | 'next' | 'update', string?])[], first = {}) {
  const playout = createPlayout();
  for (const call of calls) playout.call(...call);
  return { playout, ...setUp('?animate=0', first, playout) };
}

test('[Q1] a page with a host that has not spoken is the relay’s', async () => {
  const { following, say, isOff } = played([]);
  await following;
  say({ hidden: true });
  expect(isOff()).toBe(true);
  say({});
  expect(isOff()).toBe(false);
});

test('[Q2] what was only updated is drawn and not to be seen; play brings it, stop takes it, whatever the relay says', async () => {
  const { following, playout, say, isOff, last } = played([['update', '{"homeName":"Wolves"}']]);
  await following;
  expect([isOff(), last()?.look.home.name]).toEqual([true, 'Wolves']);
  playout.call('play');
  await vi.waitFor(() => expect(isOff()).toBe(false));
  say({ hidden: true });
  expect(isOff()).toBe(false);
  playout.call('stop');
  await vi.waitFor(() => expect(isOff()).toBe(true));
  say({ hidden: false });
  expect(isOff()).toBe(true);
});

test('[Q2] what was played at once is on air with its first picture, also where the desk hid it', async () => {
  const { following, isOff, drawn } = played([['update', '{}'], ['play']], { hidden: true });
  await following;
  expect([isOff(), drawn.length > 0]).toEqual([false, true]);
});

test('[Q2] a play brings what the update before it said of the look, once that is there', async () => {
  const { following, playout, isOff, last, loads } = played([['update', '{}']]);
  await following;
  playout.call('update', '{"theme":"led"}');
  playout.call('play');
  await vi.waitFor(() => expect(loads).toHaveLength(1));
  expect(isOff()).toBe(true);
  loads[0]?.answer();
  await vi.waitFor(() => expect([isOff(), last()?.theme.name]).toEqual([false, 'led']));
});

test('[Q2] an update that a play follows at once takes nothing off the air', async () => {
  const { following, playout, isOff } = played([]);
  await following;
  playout.call('update', '{}');
  playout.call('play');
  await Promise.resolve();
  expect(isOff()).toBe(false);
});
