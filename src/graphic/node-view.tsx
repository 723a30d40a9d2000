import type { ReactNode } from 'react';
import type { LayoutNode } from '#layout/schema.ts';
import { drawCell } from './cell.tsx';
import { HotView } from './hot-view.tsx';
import { ImageView } from './image-view.tsx';
import { drawLight } from './light.tsx';
import { drawPips } from './pips.tsx';
import { useScene } from './scene.tsx';
import { TextView } from './text-view.tsx';
import { useShown } from './use-shown.ts';

/** One node of a layout on the screen, if it takes room. */
export function NodeView({ node }: { node: LayoutNode }): ReactNode {
  const shown = useShown(node);
  const { Rich } = useScene();
  if (shown === undefined) return null;
  switch (node.kind) {
    case 'row':
    case 'column':
    case 'stack':
      return drawCell({
        node,
        shown,
        style: { gap: node.gap },
        // A layout's children never change their order.
        // oxlint-disable-next-line react/no-array-index-key
        children: node.children.map((child, index) => <NodeView key={index} node={child} />),
      });
    case 'text':
    case 'period':
      return <TextView node={node} shown={shown} />;
    case 'number':
    case 'clock':
    case 'shot-clock':
      return <HotView node={node} shown={shown} />;
    case 'image':
      return <ImageView node={node} shown={shown} />;
    case 'pips':
      return drawPips({ node, shown });
    case 'light':
      return drawLight({ node, shown });
    case 'shape':
      return drawCell({ node, shown });
    default:
      return Rich && <Rich node={node} shown={shown} />;
  }
}
