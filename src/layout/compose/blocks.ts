/** What all variants build with: names, logos, scores, and reckoning of widths on the grid. */
import type { BoxNode, LayoutNode, Position, TextNode } from '../schema.ts';
import { fieldsRead } from '../resolve.ts';
import type { Sheet, Team } from './sheet.ts';

/** What a variant is told: how much room its picture has. */
export interface Room {
  /** Width of the title-safe area in design pixels: 1728 in 16:9, 972 in 9:16 and 1:1 (5 % margins, EBU R95). */
  readonly width: number;
  /** Whether the picture is wider than high. */
  readonly isWide: boolean;
}

/** A sport's parts put together in one way. `position` is where it stands unless the page is told otherwise. */
export type Variant = (sheet: Sheet, room: Room) => { readonly root: LayoutNode; readonly position: Position };

/** Edges stand on a grid of 6 px, so that they are whole pixels at 1280 × 720 too. */
export const GRID = 6;

export function onGrid(pixels: number): number {
  return Math.floor(pixels / GRID) * GRID;
}

/** Box kinds are written so often that they have short makers; `undefined` and `false` children are left out. */
type Child = LayoutNode | undefined | false;
type BoxProps = Omit<BoxNode, 'kind' | 'children'>;

export function row(props: BoxProps, children: readonly Child[]): BoxNode {
  return { kind: 'row', ...props, children: present(children) };
}

export function column(props: BoxProps, children: readonly Child[]): BoxNode {
  return { kind: 'column', ...props, children: present(children) };
}

export function stack(props: BoxProps, children: readonly Child[]): BoxNode {
  return { kind: 'stack', ...props, children: present(children) };
}

function present(children: readonly Child[]): LayoutNode[] {
  return children.filter((child): child is LayoutNode => child !== undefined && child !== false);
}

/** A team's name: what the page was told, else what the feed says, else the word for its side. */
export function nameOf(team: Team, props: Partial<Omit<TextNode, 'kind' | 'value' | 'short'>> = {}): TextNode {
  return {
    kind: 'text',
    part: `${team}-name`,
    value: [{ team, name: 'full' }, { field: [`${team}.name`] }, { team, name: 'short' }, { label: team }],
    short: [{ team, name: 'short' }],
    size: 'medium',
    ...props,
  };
}

/** The short name first: for variants with room for three or four letters. */
export function shortNameOf(team: Team, props: Partial<Omit<TextNode, 'kind' | 'value' | 'short'>> = {}): TextNode {
  return {
    kind: 'text',
    part: `${team}-name`,
    value: [
      { team, name: 'short' },
      { field: [`${team}.short`] },
      { team, name: 'full' },
      { field: [`${team}.name`] },
      { label: team },
    ],
    size: 'medium',
    ...props,
  };
}

export function logoOf(team: Team, width: number, height?: number): LayoutNode {
  return {
    kind: 'image',
    part: `${team}-logo`,
    width,
    ...(height !== undefined && { height }),
    value: [{ team, name: 'logo' }],
  };
}

/** Takes the room that is left. */
export function spacer(): LayoutNode {
  return row({ grow: true }, []);
}

/** The width of nodes that say theirs; throws for one that does not, since nothing could be reckoned with it. */
export function widthOf(nodes: readonly (LayoutNode | undefined)[], gap = 0): number {
  let sum = 0;
  let count = 0;
  for (const node of nodes) {
    if (node === undefined) continue;
    if (node.width === undefined) throw new Error(`${node.part ?? node.kind}: a node here must say its width`);
    sum += node.width;
    count += 1;
  }
  return sum + Math.max(0, count - 1) * gap;
}

/** Every field that these nodes and all in them show or ask for: what a box around them must know of. */
export function fieldsIn(nodes: readonly (LayoutNode | undefined)[]): string[] {
  const found = new Set<string>();
  for (const node of nodes) {
    if (node === undefined) continue;
    for (const field of fieldsRead(node)) found.add(field);
    if ('children' in node) for (const field of fieldsIn(node.children)) found.add(field);
  }
  return [...found];
}
