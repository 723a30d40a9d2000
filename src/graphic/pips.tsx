import type { ReactNode } from 'react';
import type { PipsNode } from '#layout/schema.ts';
import { drawCell, type DrawProps } from './cell.tsx';

/** A count as marks. Unless the layout wants hollow ones, only what is left is drawn: how many there were at first, no board says. */
export function drawPips({ key, node, shown }: DrawProps<PipsNode>): ReactNode {
  const total = node.empty === true ? node.max : shown.count;
  const pips = Array.from({ length: total }, (_, index) => (
    <i
      key={index}
      className="bug-pip"
      data-shape={node.shape}
      data-empty={(node.reverse === true ? total - 1 - index : index) >= shown.count || undefined}
      style={{ maxWidth: shareOf(node) }}
    />
  ));
  return drawCell({ key, node, shown, children: pips });
}

/** Pixels that one bar may take so that all of them have room; their gaps are 6 px, as in graphic.css. Dots stay round. */
function shareOf({ shape, width, max }: PipsNode): number | undefined {
  return width === undefined || shape === 'dot' ? undefined : (width + 6) / max - 6;
}
