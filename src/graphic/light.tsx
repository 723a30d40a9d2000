import type { ReactNode } from 'react';
import type { LightNode } from '#layout/schema.ts';
import { drawCell, type DrawProps } from './cell.tsx';

/** A lamp. It is there only while it is on; its place is there always. */
export function drawLight({ key, node, shown }: DrawProps<LightNode>): ReactNode {
  const lamp = shown.count > 0 && (
    <span className="bug-lamp" data-shape={node.shape}>
      {node.shape === 'label' && shown.text}
    </span>
  );
  return drawCell({ key, node, shown, children: lamp });
}
