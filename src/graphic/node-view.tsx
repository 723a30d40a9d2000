import type { ReactNode } from 'react';
import { fieldsRead, isLeftOut, resolveNode, type Shown } from '#layout/resolve.ts';
import type { LayoutNode } from '#layout/schema.ts';
import { drawCell } from './cell.tsx';
import { HotView } from './hot-view.tsx';
import { ImageView } from './image-view.tsx';
import { drawLight } from './light.tsx';
import { drawPips } from './pips.tsx';
import { useScene, type GraphicScene } from './scene.tsx';
import { TextView } from './text-view.tsx';
import { useShown } from './use-shown.ts';

/**
 * One node of a layout on the screen, if it takes room. What no field ever changes, as are most boxes, is drawn at once, without a component
 * that waits for one: the first picture has fewer of them to make.
 */
export function drawNode(node: LayoutNode, scene: GraphicScene, key?: number): ReactNode {
  if (fieldsRead(node).length > 0) return <NodeView key={key} node={node} />;
  return isLeftOut(node, scene) ? null : drawShown(node, resolveNode(node, {}, scene), scene, key);
}

function NodeView({ node }: { node: LayoutNode }): ReactNode {
  const shown = useShown(node);
  const scene = useScene();
  return shown && drawShown(node, shown, scene);
}

function drawShown(node: LayoutNode, shown: Shown, scene: GraphicScene, key?: number): ReactNode {
  switch (node.kind) {
    case 'row':
    case 'column':
    case 'stack':
      return drawCell({
        key,
        node,
        shown,
        style: { gap: node.gap },
        // A layout's children never change their order: a place is a name for one.
        children: node.children.map((child, place) => drawNode(child, scene, place)),
      });
    case 'text':
    case 'period':
      return <TextView key={key} node={node} shown={shown} />;
    case 'number':
    case 'clock':
    case 'shot-clock':
      return <HotView key={key} node={node} shown={shown} />;
    case 'image':
      return <ImageView key={key} node={node} shown={shown} />;
    case 'pips':
      return drawPips({ key, node, shown });
    case 'light':
      return drawLight({ key, node, shown });
    case 'shape':
      return drawCell({ key, node, shown });
    default:
      return scene.Rich && <scene.Rich key={key} node={node} shown={shown} />;
  }
}
