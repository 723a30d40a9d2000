import type { Layout, LayoutNode } from './schema.ts';

/** Plates that are there for what stands on them. A team's own colour and the bar itself are not. */
const PLATES: ReadonlySet<unknown> = new Set(['clock', 'shot', 'lit']);

/**
 * The layout without the plates on which nothing is left to stand, and without the words painted beside what is hidden: they keep their room,
 * so that scores and names stay where they are, and what is behind them is seen instead. What is left on a plate keeps it.
 */
export function withPlatesClosed(layout: Layout, hide: readonly string[]): Layout {
  const root = hide.length === 0 ? layout.root : closed(layout.root, hide);
  return root === layout.root ? layout : { ...layout, root };
}

/** The very same node where nothing of it is hidden. */
function closed(node: LayoutNode, hide: readonly string[]): LayoutNode {
  if (!('children' in node) || !hasHidden(node, hide)) return node;
  if (isEmptied(node, hide)) return cleared(node);
  return { ...node, children: node.children.map((child) => closed(child, hide)) };
}

function isHidden({ part }: LayoutNode, hide: readonly string[]): boolean {
  return part !== undefined && hide.includes(part);
}

function hasHidden(node: LayoutNode, hide: readonly string[]): boolean {
  return isHidden(node, hide) || ('children' in node && node.children.some((child) => hasHidden(child, hide)));
}

/** Whether all that is left in a node are words painted beside something hidden. */
function isEmptied(node: LayoutNode, hide: readonly string[]): boolean {
  if (isHidden(node, hide) || isPainted(node)) return true;
  return 'children' in node && node.children.every((child) => isEmptied(child, hide));
}

/** A word of the layout that says the same whatever is on air. */
function isPainted(node: LayoutNode): boolean {
  return node.kind === 'text' && node.value.every((source) => 'label' in source && source.when === undefined);
}

/** Keeps its room, and shows nothing. */
function cleared(node: LayoutNode): LayoutNode {
  if (isPainted(node) && node.kind === 'text') return { ...node, value: [{ label: '' }] };
  if (!('children' in node)) return node;
  const { plate, rounded, ...rest } = node;
  const isPlain = plate === undefined || PLATES.has(plate);
  return {
    ...rest,
    ...(!isPlain && { plate, ...(rounded && { rounded }) }),
    children: node.children.map(cleared),
  };
}
