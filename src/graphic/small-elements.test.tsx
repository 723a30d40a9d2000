// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import * as v from 'valibot';
import { beforeEach, expect, test } from 'vitest';
import { canvasOf } from '#layout/canvas.ts';
import { layoutSchema, type LayoutNode } from '#layout/schema.ts';
import { ScoreboardProvider } from '#store/react.tsx';
import { createScoreboardStore } from '#store/scoreboard-store.ts';
import { Graphic } from './graphic.tsx';

const NOBODY = { name: null, short: null, color: null, logo: null };
const THEME = { name: 'x', home: '#b3202c', away: '#1f4e9e', tokens: {} };

interface Drawn {
  readonly put: (values: Readonly<Record<string, string>>) => void;
  readonly all: (selector: string) => readonly Element[];
}

function draw(node: LayoutNode, values: Readonly<Record<string, string>>): Drawn {
  const layout = v.parse(layoutSchema, { name: 'x', position: 'tl', labels: { en: {} }, root: node });
  const store = createScoreboardStore();
  store.setState({ synced: true, values });
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  act(() => {
    createRoot(root).render(
      <ScoreboardProvider store={store}>
        <Graphic
          canvas={canvasOf(1920, 1080)}
          layout={layout}
          theme={THEME}
          look={{ home: NOBODY, away: NOBODY, lang: 'en', hide: [] }}
          placement={{ position: null, x: null, y: null, scale: 1 }}
        />
      </ScoreboardProvider>,
    );
  });
  return {
    put: (next) => {
      act(() => {
        store.setState((state) => ({ values: { ...state.values, ...next } }));
      });
    },
    all: (selector) => Array.from(root.querySelectorAll(selector)),
  };
}

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
});

test.each([
  [{}, [null, null]],
  [{ empty: true }, [null, null, 'true']],
  [{ empty: true, reverse: true }, ['true', null, null]],
  [{ reverse: true }, [null, null]],
])('two marks of three with %j', (how, marks) => {
  const { all } = draw({ kind: 'pips', value: [{ field: ['outs'] }], max: 3, shape: 'dot', ...how }, { outs: '2' });
  expect(all('.bug-pip').map((pip) => pip.getAttribute('data-empty'))).toEqual(marks);
  expect(all('.bug-pip[data-shape="dot"]')).toHaveLength(marks.length);
});

test('a shot clock is written like a clock, and turns urgent by itself', () => {
  const { put, all } = draw({ kind: 'shot-clock', value: [{ field: ['s'] }], slots: 4, size: 'medium' }, { s: '6' });
  put({ s: '4.9' });
  const [clock] = all('.bug-shot-clock');
  expect([clock?.textContent, clock?.getAttribute('data-tone')]).toEqual(['4.9', 'urgent']);
});

test('a count is marked while its condition holds', () => {
  const tones = [{ when: { field: 'n', gte: 5 }, tone: 'urgent' as const }];
  const node: LayoutNode = { kind: 'number', value: [{ field: ['n'] }], slots: 3, size: 'small', before: '+', tones };
  const { put, all } = draw(node, { n: '4' });
  const tone = (): string | null | undefined => all('.bug-number')[0]?.getAttribute('data-tone');
  expect(tone()).toBeNull();
  put({ n: '5' });
  expect([tone(), all('.bug-number')[0]?.textContent]).toEqual(['urgent', '+5']);
});

test('an inning says its half, and is none in a word', () => {
  const node: LayoutNode = {
    kind: 'period',
    value: [{ field: ['period'] }],
    format: 'inning',
    half: 'half',
    count: 9,
    size: 'small',
  };
  const { put, all } = draw(node, { period: '7', half: 'top' });
  const half = (): string | null | undefined => all('.bug-period')[0]?.getAttribute('data-half');
  expect(half()).toBe('top');
  put({ half: '' });
  expect(half()).toBe('none');
  put({ period: 'FINAL' });
  expect(half()).toBeNull();
});

test('a lamp of a side follows it, whatever it is called', () => {
  const on = { side: 'serve', team: 'away' } as const;
  const { put, all } = draw({ kind: 'light', on, shape: 'card-red', size: 'small' }, { serve: 'HOME' });
  expect(all('.bug-lamp')).toHaveLength(0);
  put({ serve: '→' });
  expect(all('.bug-lamp[data-shape="card-red"]')).toHaveLength(1);
});

test('a rule and a block are there with their plates', () => {
  const { all } = draw(
    {
      kind: 'row',
      children: [
        { kind: 'shape', shape: 'rule', plate: 'lit' },
        { kind: 'shape', shape: 'block', plate: 'home', width: 12, height: 60 },
      ],
    },
    { clock: '1:00' },
  );
  expect(all('.bug-shape').map((s) => [s.getAttribute('data-shape'), s.getAttribute('data-plate')])).toEqual([
    ['rule', 'lit'],
    ['block', 'home'],
  ]);
});
