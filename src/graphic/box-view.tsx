import type { ReactNode } from 'react';
import type { Shown } from '#layout/resolve.ts';
import type { BoxNode } from '#layout/schema.ts';
import { Cell } from './cell.tsx';

/** Nodes side by side, one under the other, or one on top of the other. */
export function BoxView({ node, shown, children }: { node: BoxNode; shown: Shown; children: ReactNode }): ReactNode {
  return (
    <Cell node={node} shown={shown} style={{ gap: node.gap }}>
      {children}
    </Cell>
  );
}
