import { expect, test } from 'vitest';
import { composeAll } from '../../../../vite.layout-plugin.ts';
import type { LayoutNode } from '../../schema.ts';

function nodesOf(node: LayoutNode): readonly LayoutNode[] {
  return [node, ...('children' in node ? node.children.flatMap(nodesOf) : [])];
}

const boards = (await composeAll()).filter(({ path }) => /\/led(?:-tall)?\.json$/.test(path));

test('there is a board for every sport in both rooms', () => {
  expect(boards.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['basketball/led.json', 'basketball/led-tall.json', 'generic/led.json']),
  );
});

test.each(boards)('the digits of $path end on the unlit segments under them', ({ layout }) => {
  const stacks = nodesOf(layout.root).flatMap((node) => (node.kind === 'stack' ? [node.children] : []));
  const pairs = stacks.filter(([under]) => under?.kind === 'unlit');
  expect(pairs.length).toBeGreaterThan(0);
  for (const [under, over] of pairs) {
    expect(over).toMatchObject({ width: under?.width, pad: under?.pad, align: 'end' });
    expect(over?.kind).toMatch(/^(number|clock|shot-clock)$/);
  }
});

test.each(boards)('what $path paints stands on the case, and digits in dark windows', ({ layout }) => {
  const parts = new Map(nodesOf(layout.root).flatMap((node) => (node.part === undefined ? [] : [[node.part, node]])));
  expect(parts.get('bar')).toMatchObject({ plate: 'strip', rounded: 'all' });
  expect(parts.get('home')?.width).toBe(parts.get('away')?.width);
});
