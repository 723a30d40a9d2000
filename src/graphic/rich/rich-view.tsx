import type { ReactNode } from 'react';
import type { Shown } from '#layout/resolve.ts';
import type { RichNode } from '#layout/rich-schema.ts';
import { BarView } from './bar-view.tsx';
import { BasesView } from './bases-view.tsx';
import { OverView } from './over-view.tsx';
import { PenaltiesView } from './penalties-view.tsx';
import { SeriesView } from './series-view.tsx';
import { SetsView } from './sets-view.tsx';
import { SlidesView } from './slides-view.tsx';
import { UnlitView } from './unlit-view.tsx';
import './rich.css';

/** One of the elements that most layouts have none of. This file's chunk is fetched for a layout that holds one. */
export function RichView({ node, shown }: { node: RichNode; shown: Shown }): ReactNode {
  switch (node.kind) {
    case 'sets':
      return <SetsView node={node} shown={shown} />;
    case 'bases':
      return <BasesView node={node} shown={shown} />;
    case 'penalties':
      return <PenaltiesView node={node} shown={shown} />;
    case 'over':
      return <OverView node={node} shown={shown} />;
    case 'bar':
      return <BarView node={node} shown={shown} />;
    case 'series':
      return <SeriesView node={node} shown={shown} />;
    case 'slides':
      return <SlidesView node={node} shown={shown} />;
    case 'unlit':
      return <UnlitView node={node} shown={shown} />;
    default:
      return node satisfies never;
  }
}
