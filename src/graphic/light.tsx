import type { ReactNode } from 'react';
import type { Shown } from '#layout/resolve.ts';
import type { LightNode } from '#layout/schema.ts';
import { drawCell } from './cell.tsx';

interface LightProps {
  readonly key?: number | undefined;
  readonly node: LightNode;
  readonly shown: Shown;
}

/** A lamp. It is there only while it is on; its place is there always. */
export function drawLight({ key, node, shown }: LightProps): ReactNode {
  const lamp = shown.count > 0 && (
    <span className="bug-lamp" data-shape={node.shape}>
      {node.shape === 'label' && shown.text}
    </span>
  );
  return drawCell({ key, node, shown, children: lamp });
}
