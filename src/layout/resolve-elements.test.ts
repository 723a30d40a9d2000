import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { Fields } from './binding.ts';
import { holds } from './condition.ts';
import { shareOf } from './elements/bar.ts';
import { ballsOf } from './elements/over.ts';
import { penaltyList } from './elements/penalties.ts';
import { seriesMarks } from './elements/series.ts';
import { setCells } from './elements/sets.ts';
import { fieldsOfBox, fieldsRead, resolve, resolveNode, type Shown } from './resolve.ts';
import {
  layoutSchema,
  type ClockNode,
  type Layout,
  type LayoutNode,
  type NumberNode,
  type PeriodNode,
} from './schema.ts';
import { looksLikeLayout } from './shape.ts';

const NOBODY = { name: null, short: null, color: null, logo: null };
const LOOK = { home: NOBODY, away: NOBODY, lang: 'de', hide: [] };
const NUMBER: NumberNode = { kind: 'number', value: [{ field: ['n'] }], slots: 3, size: 'small' };
const PERIOD: Omit<PeriodNode, 'format'> = { kind: 'period', value: [{ field: ['period'] }], count: 2, size: 'small' };

/** A layout of one of each kind that is new, every one with its fields. */
const EVERY_KIND = {
  name: 'Every kind',
  position: 'tl',
  labels: { en: { set: 'SET' }, de: { set: 'SATZ' } },
  root: {
    kind: 'column',
    children: [
      { kind: 'shot-clock', value: [{ field: ['shotClock'] }], slots: 4, size: 'medium' },
      { ...NUMBER, before: '+', after: "'", tones: [{ when: { field: 'n', gte: 5 }, tone: 'urgent' }] },
      { ...PERIOD, format: 'word', word: 'set' },
      { ...PERIOD, format: 'inning', half: 'half' },
      { kind: 'light', on: { side: 'serve', team: 'home' }, shape: 'dot', size: 'small' },
      { kind: 'pips', value: [{ field: ['outs'] }], max: 3, shape: 'dot', empty: true, reverse: true },
      { kind: 'shape', shape: 'rule', plate: 'lit' },
      {
        kind: 'sets',
        fields: { own: ['a1', 'a2'], rivals: ['b1', 'b2'], ties: ['t1', 't2'], current: ['period'] },
        cell: 48,
        slots: 2,
        size: 'medium',
        show: 'played',
      },
      { kind: 'bases', fields: { bases: ['base1', 'base2', 'base3'] } },
      {
        kind: 'penalties',
        fields: { clocks: ['p1', 'p2'], players: ['n1'] },
        max: 1,
        flow: 'column',
        size: 'small',
      },
      { kind: 'over', fields: { balls: ['over'] }, cell: 36, size: 'small' },
      { kind: 'bar', fields: { value: ['p1'], of: ['p2'] }, fill: 'home', max: 120 },
      { kind: 'series', fields: { marks: ['shootout'] } },
      { kind: 'slides', width: 240, height: 96 },
    ],
  },
};
const layout: Layout = v.parse(layoutSchema, EVERY_KIND);

function show(node: LayoutNode, fields: Fields): Shown {
  return resolveNode(node, fields, { layout, look: LOOK });
}

/** How many elements take room. */
function rooms(fields: Fields): number {
  return resolve(layout.root, fields, { layout, look: LOOK })?.children.length ?? 0;
}

/** Whether a side is read as home's and as away's. */
function sides(s: string): readonly boolean[] {
  return (['home', 'away'] as const).map((team) => holds({ side: 's', team }, { s }));
}

/** How much a rich element shows, of 1 as the most that it has room for. */
function fullness(node: LayoutNode, fields: Fields): number {
  if (node.kind === 'sets') return setCells(node, fields).length / 2;
  if (node.kind === 'penalties') return penaltyList(node, fields).length / 2;
  if (node.kind === 'over') return ballsOf(fields['over'] ?? '').length / 12;
  if (node.kind === 'series') return seriesMarks(node, fields).length / 5;
  return node.kind === 'bar' ? shareOf(node, fields) : 0;
}

test('the page takes a layout of every kind, and not one of a kind that it does not know', () => {
  expect(looksLikeLayout(EVERY_KIND)).toBe(true);
  expect(looksLikeLayout({ ...EVERY_KIND, root: { kind: 'column', children: [{ kind: 'ticker' }] } })).toBe(false);
});

test('an element is asked again for every field that it shows, follows or is marked by', () => {
  const children = 'children' in layout.root ? layout.root.children : [];
  const read = Object.fromEntries(children.map((node) => [node.kind, fieldsRead(node)]));
  expect(read['number']).toEqual(['n', 'n']);
  expect(read['period']).toEqual(['period', 'half']);
  expect(read['light']).toEqual(['serve']);
  expect(read['sets']).toEqual(['a1', 'a2', 'b1', 'b2', 't1', 't2', 'period']);
  expect(read['penalties']).toEqual(['p1', 'p2', 'n1']);
  expect([read['shape'], read['slides']]).toEqual([[], []]);
});

test('the box of a clock follows its text only where it turns red by it', () => {
  const clock: ClockNode = {
    kind: 'clock',
    value: [{ field: ['clock'] }],
    slots: 5,
    size: 'large',
    when: { field: 'x', blank: false },
  };
  expect(fieldsOfBox(clock)).toEqual({ texts: ['x'], presence: ['clock'] });
  expect(fieldsOfBox({ ...clock, urgentAt: 60 })).toEqual({ texts: ['clock', 'x'], presence: [] });
  expect(fieldsOfBox({ ...clock, kind: 'shot-clock' })).toEqual({ texts: ['clock', 'x'], presence: [] });
});

test('a rich element takes room once one of its fields has held something', () => {
  // What shows no field at all, the rule and the slides, always has its room.
  expect([rooms({}), rooms({ over: '1' }), rooms({ over: '' })]).toEqual([2, 3, 2]);
});

test('a shot clock is urgent from five seconds, unless the layout says otherwise', () => {
  const node: LayoutNode = { kind: 'shot-clock', value: [{ field: ['s'] }], slots: 4, size: 'medium' };
  expect(['6', '5', '4.9', '0', '', '--'].map((s) => show(node, { s }).tone)).toEqual([
    'plain',
    'urgent',
    'urgent',
    'urgent',
    'plain',
    'plain',
  ]);
  expect(show({ ...node, urgentAt: 10 }, { s: '9' }).tone).toBe('urgent');
});

describe('tones', () => {
  const node: LayoutNode = {
    ...NUMBER,
    tones: [
      { when: { field: 'n', gte: 5 }, tone: 'urgent' },
      { when: { field: 'n', gte: 4 }, tone: 'lit' },
      { when: { field: 'over', lit: true }, tone: 'dim' },
    ],
  };

  test('the first that holds marks the element', () => {
    expect(['3', '4', '5'].map((n) => show(node, { n }).tone)).toEqual(['plain', 'lit', 'urgent']);
    expect(show(node, { n: '3', over: '1' }).tone).toBe('dim');
  });

  test('they go before a clock of few seconds, and hold for boxes as well', () => {
    const clock: LayoutNode = { kind: 'shot-clock', value: [{ field: ['s'] }], slots: 4, size: 'medium' };
    const tones = [{ when: { field: 'stopped', lit: true }, tone: 'dim' as const }];
    expect(show({ ...clock, tones }, { s: '3', stopped: '1' }).tone).toBe('dim');
    expect(show({ ...clock, tones }, { s: '3' }).tone).toBe('urgent');
    expect(show({ kind: 'row', children: [], tones }, { stopped: '1' }).tone).toBe('dim');
  });
});

test('what stands before and behind a count is only there with it', () => {
  const node: LayoutNode = { ...NUMBER, before: '+', after: "'" };
  expect([show(node, { n: '03' }).text, show(node, { n: '' }).text, show(node, { n: '0' }).text]).toEqual([
    "+3'",
    '',
    "+0'",
  ]);
});

test('the half of an inning is there only beside its number', () => {
  const node: LayoutNode = { ...PERIOD, format: 'inning', half: 'half', count: 9 };
  const halves = ['top', 'B', '▼', '', 'middle'].map((half) => show(node, { period: '7', half }).count);
  expect(halves).toEqual([1, 2, 2, 3, 3]);
  expect(show(node, { period: 'FINAL', half: 'top' })).toMatchObject({ text: 'FINAL', count: 0 });
});

test('how many rounds there are stands behind the number of one, which goes without where there is no room', () => {
  const node: LayoutNode = { ...PERIOD, format: 'round', of: 'rounds' };
  expect(show(node, { period: '3', rounds: '12' })).toMatchObject({ text: 'R3/12', short: 'R3' });
  expect(show(node, { period: '3', rounds: '' })).toMatchObject({ text: 'R3', short: '' });
  expect(show(node, { period: 'FINAL', rounds: '12' }).text).toBe('FINAL');
});

test('the word before a number is in the language of the page', () => {
  expect(show({ ...PERIOD, format: 'word', word: 'set' }, { period: '2' }).text).toBe('SATZ 2');
});

describe('sides', () => {
  test.each(['home', 'HOME', 'h', 'a', 'A', '1', 'left', '<', '◀', '←', 'true'])('%s is home', (side) => {
    expect(sides(side)).toEqual([true, false]);
  });

  test.each(['away', 'Visitor', 'guest', 'v', 'b', 'B', '2', 'right', '>', '▶', '→'])('%s is away', (side) => {
    expect(sides(side)).toEqual([false, true]);
  });

  test.each(['', '0', 'x', 'homeaway', 'none', '3'])('%j is neither', (side) => {
    expect(sides(side)).toEqual([false, false]);
  });

  test('a field that is not there is neither', () => {
    expect(holds({ side: 's', team: 'home' }, {})).toBe(false);
  });
});

test('no text makes any of them throw', () => {
  const names = [...new Set('children' in layout.root ? layout.root.children.flatMap(fieldsRead) : [])];
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 256 }),
    fc.constantFrom('', '0', '7', '99', '1:05', 'top', 'AD', '__proto__', '1 . 4 W 2nb', 'oxox', '9'.repeat(256)),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names, 'toString'), text), (fields) => {
      resolve(layout.root, fields, { layout, look: LOOK });
      for (const node of 'children' in layout.root ? layout.root.children : []) {
        expect(fullness(node, fields)).toBeGreaterThanOrEqual(0);
        expect(fullness(node, fields)).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 500 },
  );
});
