import type { LayoutNode } from '#layout/schema.ts';
import type { RichComponent } from './scene.tsx';

/**
 * Fetches what draws the rich elements of a layout, if it holds any, for `<Graphic rich>`. Undefined where it holds none, and where the
 * chunk cannot be had: the rest of the layout is then on air without them, which is better than nothing at all.
 */
export async function loadRich(root: LayoutNode): Promise<RichComponent | undefined> {
  if (!holdsRich(root)) return undefined;
  return import('./rich/rich-view.tsx').then(
    ({ RichView }) => RichView,
    () => undefined,
  );
}

function holdsRich(node: LayoutNode): boolean {
  return 'children' in node ? node.children.some(holdsRich) : 'fields' in node || node.kind === 'slides';
}
