import type { ReactNode } from 'react';
import type { Shown } from '#layout/resolve.ts';
import type { LightNode } from '#layout/schema.ts';
import { drawCell } from './cell.tsx';

/** A lamp. It is there only while it is on; its place is there always. */
export function drawLight({ node, shown }: { node: LightNode; shown: Shown }): ReactNode {
  const lamp = shown.count > 0 && (
    <span className="bug-lamp" data-shape={node.shape}>
      {node.shape === 'label' && shown.text}
    </span>
  );
  return drawCell({ node, shown, children: lamp });
}
