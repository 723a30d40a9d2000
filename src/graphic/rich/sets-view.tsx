import type { ReactNode } from 'react';
import { setCells } from '#layout/elements/sets.ts';
import type { Shown } from '#layout/resolve.ts';
import type { SetsNode } from '#layout/rich-schema.ts';
import { Cell } from '../cell.tsx';
import { squeezed } from '../squeezed.ts';
import { useResolved } from './use-resolved.ts';

/** Digits of a tie-break that have their full width; the next one makes them narrower. */
const TIE_SLOTS = 1.5;

/** A team's scores by set. Each cell is drawn for its number, so that one that comes does not redraw the others. */
export function SetsView({ node, shown }: { node: SetsNode; shown: Shown }): ReactNode {
  const cells = useResolved(node, setCells);
  return (
    <Cell node={node} shown={shown}>
      {cells.map(({ number, text, tie, state, won }) => (
        <span
          key={number}
          className="bug-set"
          data-state={state}
          data-won={won || undefined}
          style={{ width: node.cell }}
        >
          <span className="bug-set-score" style={squeezed(text, node.slots)}>
            {text}
            {tie !== '' && (
              <sup className="bug-tie" style={squeezed(tie, TIE_SLOTS)}>
                {tie}
              </sup>
            )}
          </span>
        </span>
      ))}
    </Cell>
  );
}
