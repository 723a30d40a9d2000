import { expect, test } from 'vitest';
import { composeAll } from '../../vite.layout-plugin.ts';
import { withPlatesClosed } from './closed-plates.ts';
import type { Layout, LayoutNode } from './schema.ts';

const files = await composeAll();
const layoutOf = (path: string): Layout => files.find((file) => file.path === path)?.layout ?? fail(path);
const nodesOf = (node: LayoutNode): readonly LayoutNode[] => [
  node,
  ...('children' in node ? node.children.flatMap(nodesOf) : []),
];
const TIME = ['clock', 'period', 'shot-clock'];

/** What a node takes in room: all that it says but plates, corners and words. */
const roomOf = ({ root }: Layout): readonly unknown[] =>
  nodesOf(root).map(({ kind, part, width, height, grow, pad, known }) => [kind, part, width, height, grow, pad, known]);
const platesOf = ({ root }: Layout): number =>
  nodesOf(root).filter((node) => 'children' in node && node.plate === 'clock').length;

test.each(['basketball/strip.json', 'basketball/stack.json', 'basketball/bold.json'])(
  'the plate of the time in %s goes with the last of what stands on it, and all keeps its room',
  (path) => {
    const layout = layoutOf(path);
    const closed = withPlatesClosed(layout, TIME);
    expect(platesOf(layout)).toBeGreaterThan(0);
    expect(platesOf(closed)).toBe(0);
    expect(roomOf(closed)).toEqual(roomOf(layout));
    expect(platesOf(withPlatesClosed(layout, ['clock']))).toBeGreaterThan(0);
  },
);

test('a word that is painted over what is hidden goes with it', () => {
  const board = layoutOf('basketball/led.json');
  const words = (hide: readonly string[]) => JSON.stringify(withPlatesClosed(board, hide).root);
  expect([words([]).includes('"quarter"'), words(['clock']).includes('"quarter"')]).toEqual([true, true]);
  expect(words(['period'])).not.toContain('"quarter"');
  expect(words(['period'])).toContain('"fouls"');
});

test('teams keep their colours and the bar stays, whatever is hidden', () => {
  const layout = layoutOf('basketball/bar.json');
  const plates = ({ root }: Layout) => nodesOf(root).flatMap(({ plate }) => plate?.match(/^(home|away|base)/) ?? []);
  const all = nodesOf(layout.root).flatMap(({ part }) => (part === undefined || part === 'bug' ? [] : [part]));
  expect(plates(withPlatesClosed(layout, all))).toEqual(plates(layout));
});

test('what hides nothing of a layout leaves it as it is', () => {
  for (const { layout } of files) expect(withPlatesClosed(layout, ['no-such-part'])).toBe(layout);
});

function fail(path: string): never {
  throw new Error(`there is no ${path}`);
}
