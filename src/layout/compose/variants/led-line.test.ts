import { describe, expect, test } from 'vitest';
import { row } from '../blocks.ts';
import { upToEven } from '../measure.ts';
import { linedAny, linedBefore, lineWidth } from './led-line.ts';
import type { LayoutNode } from '../../schema.ts';
import type { Window } from './led-windows.ts';

const GAP = 6;

const windowOf = (width: number, at: number): Window => {
  const fields = [`field${at}`];
  return { node: row({ width, known: fields }, []), width, fields };
};

/** The widths of all windows in a line, as a page shares them, while the fields of these are known. */
function drawn(nodes: readonly LayoutNode[], width: number, known: ReadonlySet<string>): readonly number[] {
  const there = nodes.filter((node) => node.known?.some((field) => known.has(field)) ?? true);
  const least = there.reduce((sum, node) => sum + (node.width ?? 0), (there.length - 1) * GAP);
  const growing = there.filter(({ grow }) => grow === true).length;
  return there.flatMap((node) => {
    const own = (node.width ?? 0) + (node.grow === true ? (width - least) / growing : 0);
    return 'children' in node && node.children.length > 0 ? drawn(node.children, own, known) : [own];
  });
}

const subsetsOf = (fields: readonly string[]): readonly ReadonlySet<string>[] =>
  Array.from({ length: 2 ** fields.length }, (_, of) => new Set(fields.filter((_field, at) => (of >> at) % 2 === 1)));

const sum = (widths: readonly number[]): number => widths.reduce((all, width) => all + width + GAP, -GAP);

describe.each([[[0, 0]], [[0, 0, 0]], [[72, 84, 96]], [[48, 48, 90, 102]]])('windows of %j', (widths) => {
  const windows = widths.map(windowOf);
  const fields = windows.flatMap((window) => window.fields);
  const room = lineWidth(windows) + 228;

  test.each([room, room + 6, room + 12])('fill a line of %i px in whole steps, whichever are known', (width) => {
    for (const isTurned of [false, true])
      for (const known of subsetsOf(fields).filter(({ size }) => size > 0)) {
        const got = drawn(linedAny(windows, width, isTurned), width, known);
        expect(got.filter((own) => own % 6 !== 0 || own < 0)).toEqual([]);
        expect(got).toHaveLength(known.size);
        expect(sum(got)).toBe(width);
      }
  });

  test('before one that is always there keep their width, and that one has what is left', () => {
    const last: Window = { node: row({ width: 120 }, []), width: 120, fields: [] };
    const width = room + 126;
    const all = drawn(linedBefore(windows, last, width), width, new Set(fields));
    const first = drawn(linedBefore(windows, last, width), width, new Set(fields.slice(0, 1)));
    expect(sum(all)).toBe(width);
    expect(first).toEqual([all[0], width - GAP - (all[0] ?? 0)]);
    expect([...all, ...first].filter((own) => own % 6 !== 0)).toEqual([]);
  });
});

test('half of an even number of steps is on the grid', () => {
  expect([0, 6, 12, 366].map(upToEven)).toEqual([0, 12, 12, 372]);
});
