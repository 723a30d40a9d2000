import type { ReactNode } from 'react';
import type { Shown } from '#layout/resolve.ts';
import type { PipsNode } from '#layout/schema.ts';
import { Cell } from './cell.tsx';

/** A count as marks. Only what is left is drawn: how many there were at first, no board says. */
export function PipsView({ node, shown }: { node: PipsNode; shown: Shown }): ReactNode {
  return (
    <Cell node={node} shown={shown}>
      {Array.from({ length: shown.count }, (_, index) => (
        <i key={index} className="bug-pip" />
      ))}
    </Cell>
  );
}
