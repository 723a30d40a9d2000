import { CANONICAL_FIELDS } from './canonical.ts';

const BOARD_ORDER: ReadonlyMap<string, number> = new Map(CANONICAL_FIELDS.map((name, index) => [name, index]));

function rank(name: string): number {
  return BOARD_ORDER.get(name) ?? BOARD_ORDER.size;
}

/** Canonical fields as people read a board, then all others by name, numbers in them by size. */
export function inBoardOrder(names: readonly string[]): readonly string[] {
  return [...names].sort((a, b) => rank(a) - rank(b) || a.localeCompare(b, 'en', { numeric: true }));
}
