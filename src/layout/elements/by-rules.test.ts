import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { composeAll } from '../../../vite.layout-plugin.ts';
import { formatPeriod } from '#scoreboard/period-text.ts';
import type { SetsNode } from '../rich-schema.ts';
import { layoutSchema, type Layout, type LayoutNode, type PeriodNode, type PipsNode } from '../schema.ts';
import { layoutByRules } from './by-rules.ts';
import { setCells } from './sets.ts';

const files = await composeAll();

function packOf(path: string): unknown {
  return PACKS.get(path.split(/[./]/, 1)[0] ?? '');
}

function ruled(path: string, rules: string | null): Layout {
  const file = files.find((one) => one.path === path);
  if (file === undefined) throw new Error(`there is no ${path}`);
  return layoutByRules(file.layout, packOf(path), rules);
}

function nodesOf(node: LayoutNode): readonly LayoutNode[] {
  return [node, ...('children' in node ? node.children.flatMap(nodesOf) : [])];
}

function periodOf({ root }: Layout): PeriodNode {
  const node = nodesOf(root).find((one) => one.kind === 'period');
  if (node?.kind !== 'period') throw new Error('no period');
  return node;
}

function headsOf({ root }: Layout): SetsNode {
  const node = nodesOf(root).find((one) => one.part === 'heads-periods');
  if (node?.kind !== 'sets') throw new Error('no heads');
  return node;
}

/** The places of the pips that show theirs empty. */
function emptyPlaces({ root }: Layout): readonly number[] {
  return nodesOf(root)
    .filter((node): node is PipsNode => node.kind === 'pips' && node.empty === true)
    .map(({ max }) => max);
}

/** The words that a layout has of its own list. */
function paintedBy(rules: string): readonly string[] {
  return nodesOf(ruled('basketball/led.json', rules).root).flatMap((node) =>
    node.kind === 'text' ? node.value.flatMap((source) => ('label' in source ? source.label : [])) : [],
  );
}

function columnsBy(path: string, rules: string | null, fields: Record<string, string>): readonly string[] {
  return setCells(headsOf(ruled(path, rules)), fields).map(({ text }) => text);
}

describe('the period', () => {
  test.each([
    ['basketball/bar.json', null, '1', 'Q1'],
    ['basketball/bar.json', 'fiba', '5', 'OT'],
    ['basketball/bar.json', 'ncaa-men', '1', '1H'],
    ['basketball/bar.json', 'ncaa-men', '2', '2H'],
    ['basketball/bar.json', 'ncaa-men', '3', 'OT'],
    ['basketball/bar.json', 'ncaa-men', '4', '2OT'],
    ['basketball/break.json', 'ncaa-men', '1', '1H'],
    ['basketball/bar.json', 'ncaa-women', '3', 'Q3'],
    ['basketball/bar.json', 'nobody', '3', 'Q3'],
    ['hockey/bar.json', 'iihf', '2', 'P2'],
    ['hockey/bar.json', 'nhl', '2', '2ND'],
    ['hockey/bar.json', 'nhl', '4', 'OT'],
    ['hockey/strip-tall.json', 'nhl-playoffs', '5', '2OT'],
    ['wrestling/bar.json', 'ncaa', '3', 'P3'],
    ['wrestling/bar.json', 'ncaa', '4', 'OT'],
    ['rugby/bar.json', 'sevens', '3', 'ET1'],
  ])('of %s by %s: %s is %s', (path, rules, text, shown) => {
    expect(formatPeriod(text, periodOf(ruled(path, rules)), () => '')).toBe(shown);
  });

  test('has its word painted over it on the LED board', () => {
    expect(paintedBy('nba')).toContain('quarter');
    expect(paintedBy('ncaa-men')).toContain('half');
    expect(paintedBy('ncaa-men')).not.toContain('quarter');
  });
});

describe('the columns of a card', () => {
  test.each([
    ['baseball/break.json', null, 9],
    ['baseball/break.json', 'nfhs', 7],
    ['baseball/final-tall.json', 'little-league', 6],
    ['softball/final.json', 'little-league', 6],
    ['curling/break.json', 'eight-ends', 8],
    ['basketball/break.json', 'ncaa-men', 2],
  ])('of %s by %s are %s from the start', (path, rules, count) => {
    expect(columnsBy(path, rules, { period: '1' })).toHaveLength(count);
  });

  test('go on after regular time', () => {
    expect(columnsBy('baseball/break.json', 'nfhs', { period: '8' })).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    expect(columnsBy('basketball/final.json', 'ncaa-men', { period: '4' })).toEqual(['1', '2', 'OT', '2OT']);
  });
});

test('mixed doubles have five stones', () => {
  expect(emptyPlaces(ruled('curling/bar.json', null))).toEqual([8, 8]);
  expect(emptyPlaces(ruled('curling/bar.json', 'eight-ends'))).toEqual([8, 8]);
  expect(emptyPlaces(ruled('curling/bar.json', 'mixed-doubles'))).toEqual([5, 5]);
});

test('what an author has otherwise than the usual rules stays as it is', () => {
  const own: Layout = {
    name: 'Own',
    position: 'tl',
    labels: { en: {} },
    root: {
      kind: 'row',
      children: [
        { kind: 'period', value: [{ field: ['period'] }], format: 'ordinal', count: 8, size: 'small' },
        { kind: 'pips', value: [{ field: ['home.timeouts'] }], max: 3 },
        { kind: 'text', value: [{ label: 'quarter' }], size: 'small' },
      ],
    },
  };
  expect(layoutByRules(own, PACKS.get('basketball'), 'ncaa-men')).toEqual(own);
});

test('what is no pack, and the usual rules, change nothing', () => {
  const layout = ruled('basketball/bar.json', null);
  for (const pack of [undefined, null, {}, { rules: { variants: [] }, derived: [] }])
    expect(layoutByRules(layout, pack, 'nba')).toBe(layout);
  expect(layoutByRules(layout, PACKS.get('basketball'), 'fiba')).toBe(layout);
});

test.each([...PACKS])('every layout of %s is one by every variant of its rules', (sport, pack) => {
  const own = files.filter(({ path }) => path.startsWith(`${sport}/`) || path === `${sport}.json`);
  expect(own.length).toBeGreaterThan(20);
  for (const { path, layout } of own) {
    for (const { id, periods } of pack.rules.variants) {
      const changed = layoutByRules(layout, pack, id);
      expect({ path, id, issues: v.safeParse(layoutSchema, changed).issues }).toEqual({ path, id, issues: undefined });
      expect(nodesOf(changed.root).map(({ kind, part }) => [kind, part])).toEqual(
        nodesOf(layout.root).map(({ kind, part }) => [kind, part]),
      );
      // The columns that are there from the start are the regular periods, all of them.
      const starts = nodesOf(changed.root).filter((node) => node.kind === 'sets' && node.regular !== undefined);
      expect(starts.filter((node) => node.kind === 'sets' && node.regular !== periods)).toEqual([]);
      expect(starts.filter((node) => node.kind === 'sets' && node.fields.own.length < periods)).toEqual([]);
    }
  }
});
