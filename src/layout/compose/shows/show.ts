/** What all cards of a show are built with. */
import type { LayoutNode, Position, TextNode } from '../../schema.ts';
import { column, row, type Room } from '../blocks.ts';
import type { Sheet } from '../sheet.ts';

/** A card of one sport. `always`: it is drawn on a stream that has no field yet. */
export type Show = (
  sheet: Sheet,
  room: Room,
) => { readonly root: LayoutNode; readonly position: Position; readonly always?: boolean };

/** Clear room between words and the ends of their plates: a card is read from further away than a bug's edge. */
export const PAD = 24;
/** Height of a line of words. */
export const LINE = 66;
const FOOT = 78;

/**
 * A card: its lines one under the other on one opaque plate. It stands in a row, since a column at the root is turned over at the top of
 * the picture, as a bug is.
 */
export function card(part: string, width: number, lines: Parameters<typeof column>[1]): LayoutNode {
  return row({ part }, [column({ width, plate: 'base', rounded: 'all' }, lines)]);
}

/** A line of the words of an option; without them there is none. */
export function lineOf(option: 'title' | 'subtitle', props: Partial<Omit<TextNode, 'kind' | 'value'>> = {}): TextNode {
  return { kind: 'text', part: option, height: LINE, pad: PAD, value: [{ option }], size: 'medium', ...props };
}

/** The last line: time and place, and the sponsors' pictures in turns. What is not there leaves its room, both of them the whole line. */
export function foot(): LayoutNode {
  return row({ part: 'foot', plate: 'strip' }, [
    row({ grow: true }, [lineOf('subtitle', { height: FOOT, grow: true, align: 'start' })]),
    { kind: 'slides', part: 'sponsors', width: 264, height: FOOT },
  ]);
}
