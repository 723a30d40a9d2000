/** The names under which parts of a layout are hidden, in the order in which they stand in its file; the whole graphic is no part of itself. */
export function layoutParts(layout: unknown): readonly string[] {
  const found = new Set<string>();
  collect(layout, found);
  found.delete('bug');
  return [...found];
}

function collect(node: unknown, found: Set<string>): void {
  if (Array.isArray(node)) {
    for (const one of node) collect(one, found);
  } else if (typeof node === 'object' && node !== null) {
    if ('part' in node && typeof node.part === 'string') found.add(node.part);
    if ('root' in node) collect(node.root, found);
    if ('children' in node) collect(node.children, found);
  }
}
