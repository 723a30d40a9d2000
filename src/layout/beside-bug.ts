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

/** The side that a bug is anchored to: left, centre, right. */
export type Column = 'l' | 'c' | 'r';

/** Between the bug and what stands beside it. */
const GAP = 12;

/** Where something of this height stands, and how wide it may be in its own pixels. */
export interface Beside {
  readonly placement: Placement;
  readonly widthMax: number;
}

/**
 * The place above or below a bug for something as high as `height` of its own pixels: away from the edge that the bug is at, level with the side
 * that it is anchored to, and within the safe area. Without a bug it is in the middle at the bottom.
 */
export function besideBug(
  bug: (Edges & { readonly column: Column }) | undefined,
  height: number,
  scale: number,
  canvas: Canvas,
): Beside {
  const { width, height: full, safeX, safeY } = canvas;
  if (bug === undefined) {
    const widthMax = Math.floor((width - 2 * safeX) / scale);
    return { placement: { position: 'bc', x: null, y: null, scale }, widthMax };
  }
  const above = bug.top - GAP - safeY;
  const below = full - safeY - bug.bottom - GAP;
  const isLow = (bug.top + bug.bottom) / 2 > full / 2;
  const needed = height * scale;
  // Where its own side has no room the other one may; where neither has, it is where there is more.
  const [here, there] = isLow ? [above, below] : [below, above];
  const isAbove = isLow === (here >= needed || here >= there);
  const y = isAbove ? full - bug.top + GAP : bug.bottom + GAP;
  const position: Position = `${isAbove ? 'b' : 't'}${bug.column}`;
  const { x, room } = across(bug, canvas);
  const inside = Math.max(safeY, Math.min(y, full - safeY - needed));
  return {
    placement: { position, x: Math.round(x), y: Math.round(inside), scale },
    widthMax: Math.floor(room / scale),
  };
}

/** The distance from the bug's own side, as a placement has it, and the room from there to the other end of the safe area. */
function across(
  { left, right, column }: Edges & { readonly column: Column },
  { width, safeX }: Canvas,
): { readonly x: number; readonly room: number } {
  if (column === 'c') {
    const x = (left + right - width) / 2;
    return { x, room: Math.max(0, width - 2 * safeX - 2 * Math.abs(x)) };
  }
  const x = Math.max(safeX, column === 'l' ? left : width - right);
  return { x, room: Math.max(0, width - safeX - x) };
}
