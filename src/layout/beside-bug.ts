import type { Canvas } from './canvas.ts';
import type { Placement } from './placement.ts';
import type { Position } from './schema.ts';

/** Edges in design pixels. */
export interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Between the bug and what stands beside it. */
const GAP = 12;

/** Where something of this height stands, and how wide it may be in its own pixels. */
export interface Beside {
  readonly placement: Placement;
  readonly widthMax: number;
}

/**
 * The place above or below a bug for something as high as `height` of its own pixels: away from the edge that the bug is at, level with it, and
 * within the safe area. Without a bug it is in the middle at the bottom.
 */
export function besideBug(bug: Edges | undefined, height: number, scale: number, canvas: Canvas): Beside {
  const { width, height: full, safeX, safeY } = canvas;
  const widthMax = Math.floor((width - 2 * safeX) / scale);
  if (bug === undefined) return { placement: { position: 'bc', x: null, y: null, scale }, widthMax };
  const above = bug.top - GAP - safeY;
  const below = full - safeY - bug.bottom - GAP;
  const isLow = (bug.top + bug.bottom) / 2 > full / 2;
  const needed = height * scale;
  // Where its own side has no room the other one may; where neither has, it is where there is more.
  const [here, there] = isLow ? [above, below] : [below, above];
  const isAbove = isLow === (here >= needed || here >= there);
  const row = isAbove ? 'b' : 't';
  const y = isAbove ? full - bug.top + GAP : bug.bottom + GAP;
  const column = columnOf(bug, canvas);
  const position: Position = `${row}${column}`;
  const placement = { position, y: Math.round(Math.max(safeY, Math.min(y, full - safeY - needed))), scale };
  if (column === 'c') return { placement: { ...placement, x: 0 }, widthMax };
  const x = Math.round(Math.max(safeX, column === 'l' ? bug.left : width - bug.right));
  return { placement: { ...placement, x }, widthMax: Math.floor((width - safeX - x) / scale) };
}

/** Something as wide as half the picture is level with the middle. */
function columnOf({ left, right }: Edges, { width }: Canvas): 'l' | 'c' | 'r' {
  if (right - left > width / 2) return 'c';
  const middle = (left + right) / 2;
  return middle < width * 0.4 ? 'l' : middle > width * 0.6 ? 'r' : 'c';
}
