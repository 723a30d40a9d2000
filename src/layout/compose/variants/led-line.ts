/**
 * Lines of windows that fill their room. A board stands in the middle of its picture, and what comes into a line takes room from the others:
 * shares are whole steps of the grid whichever of the windows are known, so that no edge stands between two pixels.
 */
import { GRID, onGrid, row } from '../blocks.ts';
import type { BoxNode, LayoutNode } from '../../schema.ts';
import type { Window } from './led-windows.ts';

const GAP = 6;

/** The width of these windows in a line, with the frame between them. */
export function lineWidth(windows: readonly Window[]): number {
  return windows.reduce((sum, { width }) => sum + width + GAP, windows.length === 0 ? 0 : -GAP);
}

/** What each window gets of the room that they leave in a line of this width. */
function shareOf(windows: readonly Window[], width: number): number {
  return Math.max(0, width - lineWidth(windows)) / windows.length;
}

/** Windows before one that is always there: each has its share, and that one has what is left. */
export function linedBefore(windows: readonly Window[], last: Window, width: number): readonly LayoutNode[] {
  const share = onGrid(shareOf([...windows, last], width));
  return [
    ...windows.map(({ node, width: own }) => {
      const { grow: _, ...fixed } = node;
      return { ...fixed, width: own + share };
    }),
    { ...last.node, grow: true },
  ];
}

/**
 * Windows of which any may be missing. The first stands beside a box of all others, which share it in the same way; where both are there,
 * they are as wide as they say. A box that gets room is halved as often as there are windows in it: so what comes and goes with the first
 * is a number of steps that can be.
 */
export function linedAny(windows: readonly Window[], width: number, isTurned = false): readonly BoxNode[] {
  const [first, ...others] = windows;
  if (first === undefined) return [];
  if (others.length === 0) return [{ ...first.node, width, grow: true }];
  const whole = GRID * 2 ** (others.length - 1);
  const wish = first.width + shareOf(windows, width);
  const nearest = Math.round((wish + GAP) / whole) * whole - GAP;
  const most = width - GAP - lineWidth(others);
  const fitting = [nearest, nearest - whole, nearest + whole].find((own) => own >= first.width && own <= most);
  const own = fitting ?? onGrid(wish);
  const known = others.flatMap(({ fields }) => [...fields]);
  const rest = linedAny(others, width - GAP - own, isTurned);
  const line = [
    { ...first.node, width: own, grow: true },
    ...(rest.length === 1 ? rest : [row({ width: width - GAP - own, grow: true, gap: GAP, known }, rest)]),
  ];
  return isTurned ? line.toReversed() : line;
}
