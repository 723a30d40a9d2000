import type { ReactNode } from 'react';
import { seriesMarks } from '#layout/elements/series.ts';
import type { Shown } from '#layout/resolve.ts';
import type { SeriesNode } from '#layout/rich-schema.ts';
import { Cell } from '../cell.tsx';
import { useResolved } from './use-resolved.ts';

/** A shoot-out's tries: full where it was scored, crossed where it was missed, hollow where it is to come. */
export function SeriesView({ node, shown }: { node: SeriesNode; shown: Shown }): ReactNode {
  const marks = useResolved(node, seriesMarks);
  return (
    <Cell node={node} shown={shown}>
      {marks.map((mark, place) => (
        // The places are what they are by their order.
        // oxlint-disable-next-line react/no-array-index-key
        <i key={place} className="bug-mark" data-mark={mark} />
      ))}
    </Cell>
  );
}
