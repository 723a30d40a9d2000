/** Boxes of a fixed width that have no room for what is in them. */
import { isRecord, type Fault, type JsonPath } from './json-path.ts';

/** Reads raw JSON: what is no node takes no room, and is a fault of the schema's. */
export function roomFaults(node: unknown, path: JsonPath): readonly Fault[] {
  if (!isRecord(node) || !Array.isArray(node['children'])) return [];
  const { width } = node;
  const room = roomWithin(node);
  const own: readonly Fault[] =
    typeof width === 'number' && width < room
      ? [{ path: [...path, 'width'], expected: `${room} or more, which its children take`, got: String(width) }]
      : [];
  const inner = node['children'].flatMap((child: unknown, at) => roomFaults(child, [...path, 'children', at]));
  return [...own, ...inner];
}

/** What a box's children take at least, and its own clear room. */
function roomWithin(node: Readonly<Record<string, unknown>>): number {
  const children: readonly unknown[] = Array.isArray(node['children']) ? node['children'] : [];
  const pad = 2 * pixelsOf(node['pad']);
  if (node['kind'] !== 'row') return pad + Math.max(0, ...children.map(roomOf));
  const gaps = Math.max(0, children.length - 1) * pixelsOf(node['gap']);
  // What grows in a row also gives way in it.
  return children.reduce<number>((sum, child) => sum + (isGrowing(child) ? 0 : roomOf(child)), pad + gaps);
}

function roomOf(node: unknown): number {
  if (!isRecord(node)) return 0;
  return typeof node['width'] === 'number' ? node['width'] : roomWithin(node);
}

function isGrowing(node: unknown): boolean {
  return isRecord(node) && node['grow'] === true;
}

function pixelsOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
