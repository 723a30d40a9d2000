// @vitest-environment happy-dom
import { act, Profiler, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { canvasOf } from '#layout/canvas.ts';
import type { Look } from '#layout/look.ts';
import { layoutSchema, type LayoutNode } from '#layout/schema.ts';
import { ScoreboardProvider } from '#store/react.tsx';
import { createScoreboardStore } from '#store/scoreboard-store.ts';
import { Graphic } from '../graphic.tsx';
import { loadRich } from '../load-rich.ts';
import { RichView } from './rich-view.tsx';

const NOBODY = { name: null, short: null, color: null, logo: null };
const LOOK: Look = { home: NOBODY, away: NOBODY, lang: 'en', hide: [] };
const PLACEMENT = { position: null, x: null, y: null, scale: 1 };
const THEME = { name: 'x', home: '#b3202c', away: '#1f4e9e', tokens: {} };
const PENALTIES: LayoutNode = {
  kind: 'penalties',
  part: 'it',
  fields: { clocks: ['p1', 'p2', 'p3'], players: ['n1', 'n2', 'n3'] },
  max: 2,
  flow: 'column',
  slots: 4,
  size: 'small',
};

interface Drawn {
  readonly put: (values: Readonly<Record<string, string>>) => void;
  readonly commits: () => number;
  readonly part: () => Element | null;
  readonly all: (selector: string) => readonly Element[];
}

function draw(
  node: LayoutNode,
  values: Readonly<Record<string, string>>,
  { look = LOOK, animate = true, rich = true }: { look?: Look; animate?: boolean; rich?: boolean } = {},
): Drawn {
  const layout = v.parse(layoutSchema, { name: 'x', position: 'tl', labels: { en: {} }, root: node });
  const store = createScoreboardStore();
  store.setState({ synced: true, values: { clock: '1:00', ...values } });
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  let commits = 0;
  const picture: ReactNode = (
    <Profiler id="graphic" onRender={() => (commits += 1)}>
      <ScoreboardProvider store={store}>
        <Graphic
          canvas={canvasOf(1920, 1080)}
          layout={layout}
          theme={THEME}
          look={look}
          placement={PLACEMENT}
          animate={animate}
          rich={rich ? RichView : undefined}
        />
      </ScoreboardProvider>
    </Profiler>
  );
  act(() => {
    createRoot(root).render(picture);
  });
  return {
    put: (next) => {
      act(() => {
        store.setState((state) => ({ values: { ...state.values, ...next } }));
      });
    },
    commits: () => commits,
    part: () => root.querySelector('[data-part="it"]'),
    all: (selector) => Array.from(root.querySelectorAll(selector)),
  };
}

function row(...children: readonly LayoutNode[]): LayoutNode {
  return { kind: 'row', children };
}

/** The pictures that are to be seen. */
function current(all: Drawn['all']): readonly (string | null)[] {
  return all('.bug-slide[data-current]').map((picture) => picture.getAttribute('src'));
}

function wait(seconds: number): void {
  act(() => {
    vi.advanceTimersByTime(seconds * 1_000);
  });
}

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('the chunk', () => {
  test('is fetched for a layout that holds a rich element anywhere, and for no other', async () => {
    expect(await loadRich(row(row(PENALTIES)))).toBe(RichView);
    expect(await loadRich(row({ kind: 'slides' }))).toBe(RichView);
    expect(await loadRich(row({ kind: 'shape', shape: 'rule', plate: 'lit' }))).toBeUndefined();
  });

  test('without it the rest of the layout is drawn', () => {
    const { part, all } = draw({ kind: 'row', children: [PENALTIES] }, { p1: '1:00' }, { rich: false });
    expect(part()).toBeNull();
    expect(all('.bug-row')).toHaveLength(1);
  });
});

describe('sets', () => {
  const SETS: LayoutNode = {
    kind: 'sets',
    part: 'it',
    fields: { own: ['a1', 'a2'], rivals: ['b1', 'b2'], ties: ['t1'], rivalTies: ['u1'], current: ['period'] },
    cell: 60,
    slots: 1,
    size: 'medium',
    show: 'all',
  };

  test('each has its cell, with its state, its winner and the tie-break', () => {
    const { all } = draw(SETS, { a1: '7', b1: '6', t1: '12', u1: '10', period: '2' });
    const cells = all('.bug-set');
    expect(cells.map((cell) => [cell.getAttribute('data-state'), cell.hasAttribute('data-won')])).toEqual([
      ['past', true],
      ['current', false],
    ]);
    expect(cells.map((cell) => cell.textContent)).toEqual(['710', '']);
    expect(all('.bug-tie')[0]?.textContent).toBe('10');
  });

  test('a score too long for its cell is narrower', () => {
    const { all } = draw(SETS, { a1: '25' });
    expect(all('.bug-set-score')[0]?.getAttribute('style')).toContain('scaleX(0.5)');
  });

  test('nothing renders while none of its fields changes', () => {
    const { put, commits } = draw(SETS, { a1: '1' });
    const before = commits();
    put({ clock: '0:59' });
    expect(commits()).toBe(before);
  });
});

test('the bases that are taken are lit', () => {
  const node: LayoutNode = { kind: 'bases', part: 'it', fields: { bases: ['b1', 'b2', 'b3'] } };
  const { put, all } = draw(node, { b1: '1', b2: '0', b3: '' });
  const lit = (): readonly boolean[] => all('.bug-base').map((base) => base.hasAttribute('data-lit'));
  expect(lit()).toEqual([true, false, false]);
  put({ b1: '0', b2: 'on', b3: '1' });
  expect(lit()).toEqual([false, true, true]);
});

describe('penalties', () => {
  test('tick into their text nodes without a render, the lowest first', () => {
    const { put, commits, all } = draw(PENALTIES, { p1: '1:34', n1: '7', p2: '0:31', n2: '12' });
    const texts = (): readonly string[] => all('.bug-penalty').map(({ textContent }) => textContent);
    expect(texts()).toEqual(['120:31', '71:34']);
    const before = commits();
    put({ p1: '1:33', p2: '0:30' });
    expect(texts()).toEqual(['120:30', '71:33']);
    expect(commits()).toBe(before);
  });

  test('only what runs has a plate, each its own, and at the right end they begin there', () => {
    const plated: LayoutNode = { ...PENALTIES, flow: 'row', align: 'end', plate: 'strip', pad: 12 };
    const { put, all, part } = draw(plated, { p1: '1:34', p2: '', p3: '' });
    const plates = (): readonly (string | null)[] =>
      [...all('.bug-penalty'), ...all('.bug-more')].map((place) => place.getAttribute('data-plate'));
    expect(plates()).toEqual(['strip', null, null]);
    put({ p2: '0:31', p3: '2:00' });
    expect(plates()).toEqual(['strip', 'strip', 'strip']);
    expect(part()?.hasAttribute('data-plate')).toBe(false);
    expect(part()?.getAttribute('style')).toContain('row-reverse');
  });

  test('every place stays where one ends, and those that have none are counted', () => {
    const { put, all } = draw(PENALTIES, { p1: '1:34', p2: '0:31', p3: '2:00' });
    expect(all('.bug-more').map(({ textContent }) => textContent)).toEqual(['+1']);
    put({ p1: '', p2: '' });
    expect(all('.bug-penalty').map((place) => [place.textContent, place.hasAttribute('data-on')])).toEqual([
      ['2:00', true],
      ['', false],
    ]);
    expect(all('.bug-more').map(({ textContent }) => textContent)).toEqual(['']);
  });

  test('one without a number has a place as wide, with the clock alone in it', () => {
    const places = draw(PENALTIES, { p1: '1:34', n1: '7', p2: '2:00' }).all('.bug-penalty');
    expect(places.map(({ children }) => children.length)).toEqual([2, 1]);
    for (const place of places) expect(place.getAttribute('style')).toContain('width: calc(3em + 12px)');
  });

  test('a longer text is narrower', () => {
    const { put, all } = draw(PENALTIES, { p1: '1:34' });
    put({ p1: '10:00.25' });
    expect(all('.bug-penalty-clock > .bug-digits')[0]?.getAttribute('style')).toContain('scaleX(0.5)');
  });
});

describe('an over', () => {
  const OVER: LayoutNode = { kind: 'over', part: 'it', fields: { balls: ['over'] }, cell: 36, size: 'small' };

  test('has its six places from the start', () => {
    const { all } = draw(OVER, { over: '1 . W' });
    expect(all('.bug-ball').map((ball) => ball.getAttribute('data-ball'))).toEqual([
      'runs',
      'dot',
      'wicket',
      'next',
      'next',
      'next',
    ]);
  });

  test('keeps its room with more balls than places', () => {
    const { put, all } = draw(OVER, { over: '1' });
    const room = all('.bug-over-room')[0]?.getAttribute('style');
    put({ over: '1 1 1 1wd 1 1 1nb 1' });
    expect(all('.bug-ball')).toHaveLength(8);
    expect(all('.bug-over-room')[0]?.getAttribute('style')).toBe(room);
    expect(all('.bug-balls')[0]?.getAttribute('style')).toMatch(/scaleX\(0\.7/);
  });
});

test('a bar follows its value without a render', () => {
  const node: LayoutNode = { kind: 'bar', part: 'it', fields: { value: ['c'] }, max: 20, fill: 'lit', width: 120 };
  const { put, commits, all } = draw(node, { c: '15' });
  const before = commits();
  expect(all('.bug-fill')[0]?.getAttribute('style')).toContain('scaleX(0.75)');
  put({ c: '0:05' });
  expect(all('.bug-fill')[0]?.getAttribute('style')).toContain('scaleX(0.25)');
  expect(commits()).toBe(before);
});

test('a series has its marks and the places to come', () => {
  const node: LayoutNode = { kind: 'series', part: 'it', fields: { marks: ['m'] }, places: 3 };
  const { all } = draw(node, { m: 'o x' });
  expect(all('.bug-mark').map((mark) => mark.getAttribute('data-mark'))).toEqual(['scored', 'missed', 'next']);
});

describe('slides', () => {
  const NODE: LayoutNode = { kind: 'slides', part: 'it', width: 240, height: 96 };
  const SPONSORS = { ...LOOK, sponsors: ['/a.svg', '/b.svg', '/c.svg'], sponsorSeconds: 5 };

  test('take their turns by one timer each', () => {
    vi.useFakeTimers();
    const { all } = draw(NODE, {}, { look: SPONSORS });
    expect(current(all)).toEqual(['/a.svg']);
    expect(vi.getTimerCount()).toBe(1);
    wait(4.9);
    expect(current(all)).toEqual(['/a.svg']);
    wait(0.1);
    expect(current(all)).toEqual(['/b.svg']);
    wait(5);
    wait(5);
    expect(current(all)).toEqual(['/a.svg']);
    expect(vi.getTimerCount()).toBe(1);
  });

  test('a broken one never has its turn, and all broken are nothing at all', () => {
    vi.useFakeTimers();
    const { all, part } = draw(NODE, {}, { look: SPONSORS });
    const fail = (path: string): void => {
      act(() => {
        all(`[src="${path}"]`)[0]?.dispatchEvent(new Event('error'));
      });
    };
    fail('/b.svg');
    wait(5);
    expect(current(all)).toEqual(['/c.svg']);
    fail('/c.svg');
    expect(current(all)).toEqual(['/a.svg']);
    expect(vi.getTimerCount()).toBe(0);
    fail('/a.svg');
    expect(part()).toBeNull();
  });

  test('a single one stays without a timer, and without any there is nothing', () => {
    vi.useFakeTimers();
    const { all } = draw(NODE, {}, { look: { ...SPONSORS, sponsors: ['/a.svg', '/a.svg'] } });
    expect(current(all)).toEqual(['/a.svg']);
    expect(vi.getTimerCount()).toBe(0);
    expect(draw(NODE, {}).part()).toBeNull();
  });

  test('cut where motion is not wanted', () => {
    const animated = [true, false].map((animate) => {
      const { all } = draw(NODE, {}, { look: SPONSORS, animate });
      return all('.bug-slides-room[data-animate]').length;
    });
    expect(animated).toEqual([1, 0]);
  });
});
