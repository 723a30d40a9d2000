import { describe, expect, test } from 'vitest';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { composeAll } from '../../../../vite.layout-plugin.ts';
import { holds } from '../../condition.ts';
import { fieldsRead } from '../../resolve.ts';
import type { LayoutNode } from '../../schema.ts';
import { roomFor } from '../measure.ts';

const cards = (await composeAll()).filter(({ isCard }) => isCard);
const boards = cards.filter(({ path }) => /\/(break|final)(-tall)?\.json$/.test(path));
const SPORTS = [...new Set(cards.map(({ path }) => path.split('/', 1)[0] ?? ''))];

function nodesOf(node: LayoutNode): readonly LayoutNode[] {
  return [node, ...('children' in node ? node.children.flatMap(nodesOf) : [])];
}

function partOf(root: LayoutNode, part: string): LayoutNode | undefined {
  return nodesOf(root).find((node) => node.part === part);
}

/** The least that a node can take once every column of its board is there: what grows gives way, names down to nothing. */
function leastOf(node: LayoutNode, labels: Parameters<typeof roomFor>[1]): number {
  if (node.width !== undefined) return node.width;
  if (node.kind === 'sets') return node.cell * Math.min(node.upTo ?? Infinity, node.fields.own.length);
  if (!('children' in node)) return node.grow === true ? 0 : roomFor(node, labels);
  const widths = node.children.map((child) => leastOf(child, labels));
  const sum = widths.reduce((all, width) => all + width, Math.max(0, widths.length - 1) * (node.gap ?? 0));
  return 2 * (node.pad ?? 0) + (node.kind === 'row' ? sum : Math.max(0, ...widths));
}

test.each(SPORTS)('%s has every card for both rooms', (sport) => {
  const wanted = ['pregame', 'break', 'final', 'strap', 'sponsor'].flatMap((show) => [
    `${sport}/${show}.json`,
    `${sport}/${show}-tall.json`,
  ]);
  expect(cards.map(({ path }) => path)).toEqual(expect.arrayContaining(wanted));
});

describe.each(cards)('$path', ({ path, layout: { root, labels } }) => {
  const room = path.endsWith('-tall.json') ? 972 : 1728;

  test('stays within the safe area, and every line within its card', () => {
    expect(leastOf(root, labels)).toBeLessThanOrEqual(room);
    const lines = nodesOf(root).filter(({ kind, width }) => kind === 'row' && width === undefined);
    expect(lines.filter((line) => leastOf(line, labels) > room).map(({ part }) => part)).toEqual([]);
  });

  test('has its edges on the grid of 6 px', () => {
    const off = nodesOf(root).filter((node) => {
      const cell = node.kind === 'sets' ? node.cell : 0;
      // A small number in a sheet's own cell has no plate to be seen.
      return (node.plate !== undefined || cell > 0) && [node.width ?? 0, node.height ?? 0, cell].some((px) => px % 6);
    });
    expect(off).toEqual([]);
  });

  test('has no more than three sizes of type, and none of the smallest', () => {
    const sizes = new Set(nodesOf(root).flatMap((node) => ('size' in node ? node.size : [])));
    expect(sizes.size).toBeLessThanOrEqual(3);
    expect(sizes).not.toContain('small');
  });

  test('gives both teams the same plates', () => {
    const [home, away] = ['home', 'away'].map((team) => partOf(root, team));
    expect([away?.width, away?.height]).toEqual([home?.width, home?.height]);
  });
});

describe.each(boards)('the board of $path', ({ path, layout: { root, labels } }) => {
  const lines = ['heads', 'home', 'away'].map((line) => partOf(root, `${line}-periods`));

  test('has the columns of both teams and of the heads under one another', () => {
    const columns = lines.map((line) =>
      line?.kind === 'sets' ? [line.cell, line.fields.own.length, line.upTo, line.show, line.regular] : 'none',
    );
    expect(new Set(columns.map(String)).size).toBe(1);
    // What stands to their right is as wide in each line.
    const behind = lines.map((line) => {
      const row = nodesOf(root).find((node) => 'children' in node && node.children.some((child) => child === line));
      if (line === undefined || row === undefined || !('children' in row)) return 0;
      return row.children.slice(row.children.indexOf(line) + 1).reduce((sum, child) => sum + leastOf(child, labels), 0);
    });
    expect(new Set(behind).size).toBe(1);
  });

  test('reads only fields that the pack of the sport has', () => {
    const pack = PACKS.get(path.split('/', 1)[0] ?? '');
    const known = new Set(['status', 'home.score', 'away.score', 'home.name', 'away.name', 'home.short', 'away.short']);
    for (const field of pack?.fields ?? [])
      for (const name of 'team' in field ? ['home', 'away'].map((team) => `${team}.${field.name}`) : [field.name])
        known.add(name);
    const unknown = new Set(
      nodesOf(root)
        .flatMap(fieldsRead)
        .filter((field) => !known.has(field)),
    );
    expect(pack === undefined ? new Set() : unknown).toEqual(new Set());
  });
});

describe('what a break’s board is called', () => {
  const TITLES = ['status', 'ended', 'half-time', 'pause', 'own-word', 'going-on'];

  /** Which of its titles is to be seen. */
  function titleOf(sport: string, fields: Record<string, string>): readonly string[] {
    const root = cards.find(({ path }) => path === `${sport}/break.json`)?.layout.root;
    if (root === undefined) throw new Error(`no break of ${sport}`);
    return TITLES.filter((part) => {
      const node = partOf(root, part);
      return node !== undefined && (node.when === undefined || holds(node.when, fields));
    });
  }

  test.each([
    ['basketball', { period: '2', clock: '0:00' }, 'half-time'],
    ['basketball', { period: '1', clock: '0:00' }, 'ended'],
    ['basketball', { period: '3', clock: '' }, 'ended'],
    ['basketball', { period: '2', clock: '12:30' }, 'going-on'],
    ['basketball', { clock: '' }, 'going-on'],
    ['basketball', { period: 'Half', clock: '0:00' }, 'own-word'],
    ['basketball', { period: '2', clock: '0:00', status: 'TIME-OUT' }, 'status'],
    ['soccer', { period: '1', clock: '' }, 'half-time'],
    ['hockey', { period: '1', clock: '0:00' }, 'ended'],
  ])('%s, %j: %s', (sport, fields, title) => {
    expect(titleOf(sport, fields)).toEqual([title]);
  });
});

describe.each(boards.filter(({ path }) => path.includes('/final')))(
  'who has won, on $path',
  ({ path, layout: { root } }) => {
    const sport = path.split('/', 1)[0] ?? '';
    function marked(fields: Record<string, string>): readonly string[] {
      return ['home', 'away'].filter((team) => {
        const sign = partOf(root, `${team}-won`);
        return sign?.kind === 'light' && holds(sign.on, fields);
      });
    }
    const totals = Object.fromEntries(
      ['score', 'sets', 'games'].flatMap((word) => [
        [`home.${word}`, '3'],
        [`away.${word}`, '1'],
      ]),
    );

    test('is who is named, whatever the totals say', () => {
      expect(marked({ ...totals, winner: 'away' })).toEqual(['away']);
      expect(marked({ ...totals, winner: 'home' })).toEqual(['home']);
      expect(marked({ ...totals, winner: 'none' })).toEqual([]);
    });

    test('is told by the totals alone only where they decide', () => {
      expect(marked(totals)).toEqual(['boxing', 'cricket', 'wrestling'].includes(sport) ? [] : ['home']);
      expect(marked({ winner: '' })).toEqual([]);
      if (sport !== 'soccer') return;
      expect(marked({ ...totals, 'home.shootout': 'x' })).toEqual([]);
      expect(marked({ ...totals, 'away.aggregate': '3' })).toEqual([]);
    });
  },
);
