/** Reckons the room of nodes that do not say theirs, and makes them smaller where a variant has little. */
import type { LayoutNode, PipsNode } from '../schema.ts';
import { GRID } from './blocks.ts';
import type { Sheet } from './sheet.ts';

/** Font sizes in design pixels, as docs/THEMING.md has them. A digit of the bug's face is at most half an em wide. */
const EM = { huge: 96, large: 66, medium: 44, small: 24 } as const;
export type Size = keyof typeof EM;

/** Clear room between the ink of a number and the ends of its plate. */
const CLEAR = 12;

/** Letters that a text of a field is given where nothing says how long it gets. */
const LETTERS = 4;

/** The next edge of the grid at or behind this one. */
export function upToGrid(pixels: number): number {
  return Math.ceil(pixels / GRID) * GRID;
}

/** The next even number of the grid's steps: a width whose half is on the grid too, so that what is centred has both its edges there. */
export function upToEven(pixels: number): number {
  return Math.ceil(pixels / (2 * GRID)) * 2 * GRID;
}

/** The width of a plate for this many digits. */
export function digitsWidth(slots: number, size: Size): number {
  return upToGrid((slots * EM[size]) / 2 + 2 * CLEAR);
}

/** The width of a node: its own, that of its digits, or that of its widest word in any language, in half ems. */
export function roomFor(node: LayoutNode, labels: Sheet['labels']): number {
  if (node.width !== undefined) return node.width;
  const pad = 2 * (node.pad ?? 0);
  if ('children' in node) {
    const widths = node.children.map((child) => roomFor(child, labels));
    const gaps = Math.max(0, widths.length - 1) * (node.gap ?? 0);
    return pad + (node.kind === 'row' ? widths.reduce((sum, width) => sum + width, gaps) : Math.max(0, ...widths));
  }
  if (!('size' in node)) return pad;
  return pad + (lettersOf(node, labels) * EM[node.size]) / 2;
}

function lettersOf(node: LayoutNode, labels: Sheet['labels']): number {
  if ('slots' in node) return node.slots;
  const sources = 'value' in node ? node.value : node.kind === 'light' ? (node.label ?? []) : [];
  const words = sources.flatMap((source) =>
    'label' in source ? Object.values(labels).map((list) => list[source.label] ?? '') : ['x'.repeat(LETTERS)],
  );
  return Math.max(0, ...words.map((word) => word.length));
}

/** The same number in the size below: what was large is medium, its plates as wide as that takes. */
export function smaller(node: LayoutNode): LayoutNode {
  return resized(node, 'medium');
}

/** The same number in another size: what was large has it, its plates as wide as that takes. */
export function resized(node: LayoutNode, size: Size): LayoutNode {
  if ('children' in node) {
    const children = node.children.map((child) => resized(child, size));
    const before = sumOf(node.children);
    const after = sumOf(children);
    if (node.kind !== 'row' || node.width === undefined || before === undefined || after === undefined)
      return { ...node, children };
    return { ...node, children, width: upToGrid(node.width - before + after) };
  }
  if (!('size' in node) || node.size !== 'large') return node;
  if (!('slots' in node))
    return { ...node, size, ...(node.width !== undefined && { width: scaled(node.width, size) }) };
  return { ...node, size, width: digitsWidth(node.slots, size) };
}

/** The room of a word that is large and gets another size; no smaller than it was, since its letters are not known. */
function scaled(width: number, size: Size): number {
  return Math.max(width, upToGrid(((width - 2 * CLEAR) * EM[size]) / EM.large + 2 * CLEAR));
}

function sumOf(nodes: readonly LayoutNode[]): number | undefined {
  let sum = 0;
  for (const { width } of nodes) {
    if (width === undefined) return undefined;
    sum += width;
  }
  return sum;
}

/** Marks that are half as wide as usual, for lines with little room; `drawPips` shares a width among all that may come. */
export function slimMark(node: LayoutNode, pip = 12): LayoutNode {
  return node.kind === 'pips' && node.shape !== 'dot' ? slimPips(node, pip) : node;
}

function slimPips(node: PipsNode, pip: number): PipsNode {
  const width = node.max * (pip + GRID) - GRID;
  return node.width === undefined || node.width <= width ? node : { ...node, width };
}

/** The room of these marks in one line. */
export function marksRoom(marks: readonly LayoutNode[], gap: number, labels: Sheet['labels']): number {
  return marks.reduce((sum, node) => sum + roomFor(node, labels) + gap, marks.length === 0 ? 0 : -gap);
}

/** The marks, as wide as they can be in a line of this room. */
export function marksWithin(
  marks: readonly LayoutNode[],
  room: number,
  gap: number,
  labels: Sheet['labels'],
): readonly LayoutNode[] {
  for (const pip of [24, 18]) {
    const nodes = marks.map((node) => slimMark(node, pip));
    if (marksRoom(nodes, gap, labels) <= room) return nodes;
  }
  return marks.map((node) => slimMark(node));
}
