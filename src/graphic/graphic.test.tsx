// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { act, Profiler } from 'react';
import { createRoot } from 'react-dom/client';
import * as v from 'valibot';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Look } from '#layout/look.ts';
import { canvasOf } from '#layout/canvas.ts';
import { layoutSchema, type Layout } from '#layout/schema.ts';
import { themeSchema } from '#layout/theme/theme-schema.ts';
import { ScoreboardProvider } from '#store/react.tsx';
import { createScoreboardStore, type ScoreboardStore } from '#store/scoreboard-store.ts';
import { composeAll } from '../../vite.layout-plugin.ts';
import { Graphic } from './graphic.tsx';

let layout: Layout;
beforeAll(async () => {
  const file = (await composeAll()).find(({ path }) => path === 'basketball/bar.json');
  layout = v.parse(layoutSchema, file?.layout);
});
const theme = v.parse(themeSchema, read('themes/classic.json'));
const NOBODY = { name: null, short: null, color: null, logo: null };
const LOOK: Look = { home: { ...NOBODY, name: 'Lions' }, away: NOBODY, lang: 'en', hide: [] };
const PLACEMENT = { position: null, x: null, y: null, scale: 1 };
const GAME = { 'home.score': '56', 'away.score': '61', clock: '7:12', period: '3', shotClock: '14' };

const animate = vi.fn<Element['animate']>();
const reducedMotion = vi.fn<() => boolean>();
const hidden = vi.fn<() => boolean>();

function read(path: string): unknown {
  return JSON.parse(readFileSync(join('public', path), 'utf8'));
}

/** What happy-dom does not have; all of it is Chromium 103's. */
function completeDom(): void {
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
  Object.defineProperty(document, 'hidden', { get: hidden, configurable: true });
  Object.defineProperty(Element.prototype, 'animate', { value: animate, configurable: true });
  Object.defineProperty(window, 'matchMedia', { value: () => ({ matches: reducedMotion() }), configurable: true });
}

interface Shown {
  readonly store: ScoreboardStore;
  readonly commits: () => number;
  readonly field: (name: string) => Element | null;
  readonly part: (name: string) => Element | null;
  /** Values come as a change; `whole` makes them a whole state. */
  readonly put: (values: Readonly<Record<string, string>>, whole?: boolean) => void;
}

function show(values: Readonly<Record<string, string>>, props: { animate?: boolean; look?: Look } = {}): Shown {
  const store = createScoreboardStore();
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  let commits = 0;
  const put: Shown['put'] = (next, whole = false) => {
    act(() => {
      const state = store.getState();
      const redraw = state.redraw + (whole ? 1 : 0);
      store.setState({ synced: true, values: whole ? next : { ...state.values, ...next }, redraw });
    });
  };
  act(() => {
    createRoot(root).render(
      <Profiler id="graphic" onRender={() => (commits += 1)}>
        <ScoreboardProvider store={store}>
          <Graphic
            canvas={canvasOf(1920, 1080)}
            layout={layout}
            theme={theme}
            look={LOOK}
            placement={PLACEMENT}
            {...props}
          />
        </ScoreboardProvider>
      </Profiler>,
    );
  });
  expect(root.querySelector('.bug')).toBeNull();
  put(values, true);
  return {
    store,
    put,
    commits: () => commits,
    field: (name) => root.querySelector(`[data-field="${name}"]`),
    part: (name) => root.querySelector(`[data-part="${name}"]`),
  };
}

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  for (const mock of [animate, reducedMotion, hidden]) mock.mockReset();
  animate.mockImplementation(() => new EventTarget() as Animation);
  completeDom();
});

describe('hot texts', () => {
  test('clock, shot clock and scores are written without a render', () => {
    const { put, commits, field } = show(GAME);
    const before = commits();
    put({ clock: '7:11', shotClock: '13', 'home.score': '58' });
    expect(['clock', 'shotClock', 'home.score'].map((name) => field(name)?.textContent)).toEqual(['7:11', '13', '58']);
    expect(commits()).toBe(before);
  });

  test('the text node stays the same one', () => {
    const { put, field } = show(GAME);
    const node = field('clock')?.firstElementChild?.firstChild;
    put({ clock: '59.9' });
    expect(field('clock')?.firstElementChild?.firstChild).toBe(node);
    expect(node?.textContent).toBe('59.9');
  });

  test('what has more characters than there are slots is squeezed into them, and no other', () => {
    const { field, put } = show({ ...GAME, 'home.score': '1000' });
    const squeeze = (): string | undefined =>
      field('home.score')?.querySelector<HTMLElement>('.bug-digits')?.style.transform;
    expect(squeeze()).toBe('scaleX(0.75)');
    put({ ...GAME, 'home.score': '100' });
    expect(squeeze()).toBe('');
    put({ ...GAME, 'home.score': '1001' }, true);
    expect(squeeze()).toBe('scaleX(0.75)');
  });

  test('a shot clock turns urgent, and blank it shows nothing but keeps its place', () => {
    const { put, field } = show(GAME);
    put({ shotClock: '4.9' });
    expect(field('shotClock')?.getAttribute('data-tone')).toBe('urgent');
    put({ shotClock: '' });
    expect(field('shotClock')?.textContent).toBe('');
    expect(field('shotClock')?.hasAttribute('data-blank')).toBe(true);
    expect(field('shotClock')?.hasAttribute('data-tone')).toBe(false);
  });
});

describe('room', () => {
  test('a field that is absent or blank at first takes none', () => {
    const { part } = show({ ...GAME, shotClock: '' });
    expect(part('shot-clock')).toBeNull();
    expect(part('home-strip')).toBeNull();
  });

  test('a field that is gone gives its room up', () => {
    const { put, part } = show(GAME);
    expect(part('shot-clock')).not.toBeNull();
    put({ 'home.score': '56' }, true);
    expect(part('shot-clock')).toBeNull();
  });

  test('a logo that cannot be loaded leaves no hole', () => {
    const look = { ...LOOK, home: { ...NOBODY, logo: '/logos/none.svg' } };
    const { part } = show(GAME, { look });
    const image = part('home-logo')?.querySelector('img');
    expect(image?.getAttribute('src')).toBe('/logos/none.svg');
    act(() => {
      image?.dispatchEvent(new Event('error'));
    });
    expect(part('home-logo')).toBeNull();
    expect(part('away-logo')).toBeNull();
  });
});

describe('the score moves', () => {
  test('once when it rises', () => {
    const { put, field } = show(GAME);
    put({ 'home.score': '58' });
    expect(animate).toHaveBeenCalledOnce();
    // Of 56 and 58 the last digit alone moves.
    expect(animate.mock.contexts[0]).toHaveProperty('textContent', '8');
    expect(field('home.score')?.textContent).toBe('58');
    const [, options] = animate.mock.calls[0] ?? [];
    expect(options).toMatchObject({ duration: 280 });
  });

  test('as a whole when it gets longer, and the next change finds one text again', () => {
    const { put, field } = show({ ...GAME, 'home.score': '97' });
    put({ 'home.score': '99' });
    put({ 'home.score': '101' });
    expect(animate.mock.contexts[1]).toHaveProperty('textContent', '101');
    put({ 'home.score': '103' });
    put({ 'home.score': '102' });
    expect(field('home.score')?.querySelector('.bug-tail')).toBeNull();
    expect(field('home.score')?.textContent).toBe('102');
  });

  test.each<[string, Readonly<Record<string, string>>, boolean]>([
    ['when it drops', { 'home.score': '54' }, false],
    ['when it goes blank', { 'home.score': '' }, false],
    ['with a whole state', { ...GAME, 'home.score': '58' }, true],
    ['when only the clock changes', { clock: '7:11', shotClock: '13' }, false],
  ])('not %s', (_when, values, whole) => {
    const { put } = show(GAME);
    put(values, whole);
    expect(animate).not.toHaveBeenCalled();
  });

  test('not at first sight', () => {
    show(GAME);
    expect(animate).not.toHaveBeenCalled();
  });

  test('not while the page is hidden, nor later for it', () => {
    hidden.mockReturnValue(true);
    const { put } = show(GAME);
    put({ 'home.score': '58' });
    hidden.mockReturnValue(false);
    put({ clock: '7:10' });
    expect(animate).not.toHaveBeenCalled();
  });

  test('not where motion is not wanted', () => {
    show(GAME, { animate: false }).put({ 'home.score': '58' });
    reducedMotion.mockReturnValue(true);
    show(GAME).put({ 'home.score': '58' });
    expect(animate).not.toHaveBeenCalled();
  });
});

test('the tokens stand on the graphic itself, where custom CSS finds them', () => {
  show(GAME);
  const bug = document.querySelector<HTMLElement>('.bug');
  expect(bug?.style.getPropertyValue('--bug-home-color')).toBe(theme.home);
  expect(bug?.style.getPropertyValue('--bug-base')).toBe(theme.tokens['base']);
});
