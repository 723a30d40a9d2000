import type { Canvas } from './canvas.ts';
import type { Position } from './schema.ts';

/** Where a graphic stands in the design, and how large; null where nobody said. */
export interface Placement {
  /** One of the nine places of the safe area; without it the layout's own. */
  readonly position: Position | null;
  /** Distance from the edge that the position names, in design pixels; from the centre, a shift to the right or down. */
  readonly x: number | null;
  readonly y: number | null;
  /** 1 is the design's size. */
  readonly scale: number;
}

/** The same as CSS properties of an absolutely placed box. */
export interface PlacedStyle {
  readonly left?: string;
  readonly right?: string;
  readonly top?: string;
  readonly bottom?: string;
  readonly transform: string;
  readonly transformOrigin: string;
}

/** Puts a box that hugs its content to its place; it grows away from the edge that it is anchored to. */
export function placedStyle(standard: Position, { x, y, scale, ...wish }: Placement, canvas: Canvas): PlacedStyle {
  const position = wish.position ?? standard;
  const column = position.endsWith('l') ? 'left' : position.endsWith('r') ? 'right' : 'center';
  const row = position.startsWith('t') ? 'top' : position.startsWith('b') ? 'bottom' : 'center';
  return {
    ...(column === 'center' ? { left: `calc(50% + ${x ?? 0}px)` } : { [column]: `${x ?? canvas.safeX}px` }),
    ...(row === 'center' ? { top: `calc(50% + ${y ?? 0}px)` } : { [row]: `${y ?? canvas.safeY}px` }),
    transform: `translate(${column === 'center' ? '-50%' : '0'}, ${row === 'center' ? '-50%' : '0'}) scale(${scale})`,
    transformOrigin: `${column} ${row}`,
  };
}
