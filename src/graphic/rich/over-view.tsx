import type { ReactNode } from 'react';
import type { Fields } from '#layout/binding.ts';
import { ballsOf, type Ball } from '#layout/elements/over.ts';
import type { Shown } from '#layout/resolve.ts';
import type { OverNode } from '#layout/rich-schema.ts';
import { Cell } from '../cell.tsx';
import { squeezed } from '../squeezed.ts';
import { useResolved } from './use-resolved.ts';

/** Balls of an over without extras (MCC Laws of Cricket, Law 17.1). */
const PLACES = 6;
/** Between two balls, in design pixels. */
const GAP = 6;
/** Letters of an extra, of which `w` is the widest, that fill a ball in the size of the others; `2nb` is narrower. */
const EXTRA_SLOTS = 2.4;

/** The balls of the over that is being bowled, from the left. The places to come are there, hollow; more balls than places are narrower. */
export function OverView({ node, shown }: { node: OverNode; shown: Shown }): ReactNode {
  const balls = useResolved(node, ballsIn);
  const places = node.places ?? PLACES;
  const width = widthOf(places, node.cell);
  const total = Math.max(places, balls.length);
  const share = width / widthOf(total, node.cell);
  return (
    <Cell node={node} shown={shown}>
      <span className="bug-over-room" style={{ width }}>
        <span className="bug-balls" style={{ gap: GAP, transform: share < 1 ? `scaleX(${share})` : undefined }}>
          {Array.from({ length: total }, (_, index) => {
            const { text, kind } = balls[index] ?? { text: '', kind: 'next' };
            return (
              <span key={index} className="bug-ball" data-ball={kind} style={{ width: node.cell }}>
                {text !== '' && <span style={squeezed(text, kind === 'extra' ? EXTRA_SLOTS : 2)}>{text}</span>}
              </span>
            );
          })}
        </span>
      </span>
    </Cell>
  );
}

function widthOf(places: number, cell: number): number {
  return places * (cell + GAP) - GAP;
}

function ballsIn(node: OverNode, fields: Fields): readonly Ball[] {
  return ballsOf(node.fields.balls.map((name) => fields[name] ?? '').find((text) => text !== '') ?? '');
}
