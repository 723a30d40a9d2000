/** Gives a sheet's node the size, place and plate that a variant has for it. */
import type { LayoutNode } from '../schema.ts';
import type { Size } from './measure.ts';

interface Fit {
  readonly width?: number;
  readonly height?: number;
  readonly pad?: number;
  readonly grow?: boolean;
  readonly align?: 'start' | 'center' | 'end';
  readonly plate?: NonNullable<LayoutNode['plate']>;
  readonly rounded?: 'all' | 'top';
  readonly size?: Size;
  readonly known?: string[];
}

/** The node with these properties; a size is passed by nodes without type, and a plate of its own (red, a team's) is kept. */
export function fit(node: LayoutNode, { size, plate, ...place }: Fit): LayoutNode {
  const placed: LayoutNode = { ...node, ...place };
  if (plate !== undefined && node.plate === undefined) placed.plate = plate;
  if (size !== undefined && 'size' in placed) placed.size = size;
  return placed;
}
