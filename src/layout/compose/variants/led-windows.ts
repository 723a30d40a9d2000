/** The windows of the LED board: digits on their unlit segments, labels painted over them, round lamps. */
import { paired } from '../beside.ts';
import { column, fieldsIn, row, spacer, stack, type Room } from '../blocks.ts';
import { fieldsOf } from '../../binding.ts';
import { fit } from '../fit.ts';
import { roomFor, upToGrid } from '../measure.ts';
import { mirrored, type Sheet, type Team } from '../sheet.ts';
import type { BoxNode, LayoutNode, PipsNode } from '../../schema.ts';

/** Advance of a segment digit at the theme's sizes (`public/themes/led.json`): 0.498 em of 84 and 48 px, in whole pixels. */
export const DIGIT = { large: 42, medium: 24 } as const;
/** The theme's large size by that of the sheets: 84 to 66 px. */
const LARGER = 84 / 66;

/** Clear room between digits and the ends of their window, with the room that the segments have in their own cell. */
const CLEAR = 9;
/** A set's digit, and on each side of it the room of a tie-break and its distances (`.bug-tie` in rich.css), which are less where names need it. */
const SET = { wide: 90, tall: 72 } as const;
const LABEL = 30;
const DIGITS = 42;
const DOT = 18;
const GAP = 6;
const PAD = 12;

/** A window, the width that it needs, and the fields that it is there for. */
export interface Window {
  readonly node: BoxNode;
  readonly width: number;
  readonly fields: readonly string[];
}

/**
 * A number or a clock on its unlit segments, `places` of which are in the middle of its width; they end where the number ends. A number with
 * a sign before or behind it has none. Other nodes stay as they are.
 */
export function segments(node: LayoutNode, width: number, size: keyof typeof DIGIT, places?: number): LayoutNode {
  if (node.kind !== 'number' && node.kind !== 'clock' && node.kind !== 'shot-clock') return { ...node, width };
  const { slots, known } = node;
  const pad = Math.max(0, Math.floor((width - (places ?? slots) * DIGIT[size]) / 2));
  // A sign goes with its number: what stands at the start of its place to be next to another number stays there.
  if ('before' in node || 'after' in node) return { ...node, width, size, align: node.align ?? 'end', pad };
  const lit = { ...node, width, size, align: 'end' as const, pad };
  const value = fieldsOf(node.value);
  if (value.length === 0) return lit;
  const of = node.kind === 'number' ? 'number' : 'clock';
  const room = { width, size, align: 'end' as const, pad, ...(known !== undefined && { known }) };
  return stack({ width }, [{ kind: 'unlit', ...room, fields: { value: [...value] }, of, slots }, lit]);
}

/** The window of the deciding number; undefined for a sport without one. */
export function scoreOf(sheet: Sheet, team: Team): Window | undefined {
  const { score } = sheet[team];
  if (score === undefined) return undefined;
  const larger = enlarged(score);
  const width = larger.width ?? 0;
  return windowOf(row({ plate: 'clock', width, align: 'center' }, [larger]), width, []);
}

/** What is large in a sheet is larger on this board, and so are the boxes around it. */
function enlarged(node: LayoutNode): LayoutNode {
  const width = node.width === undefined ? {} : { width: upToGrid(node.width * LARGER) };
  if ('children' in node) return { ...node, ...width, children: node.children.map(enlarged) };
  if (!('size' in node) || node.size !== 'large') return node;
  return width.width === undefined ? node : segments(node, width.width, 'large');
}

/** The windows of the smaller numbers: sets, games, wickets. */
export function columnsOf(sheet: Sheet, team: Team, isWide: Room['isWide']): readonly Window[] {
  return paired(sheet, team, 'columns').map((node) => {
    const { known = [], ...shown } = withTies(node, isWide ? SET.wide : SET.tall);
    const slots = 'slots' in node ? (node.slots ?? 1) : 1;
    const isNumber = node.kind === 'number';
    const width = Math.max(shown.width ?? 0, isNumber ? upToGrid(slots * DIGIT.medium + 2 * CLEAR) : 0);
    const digits = isNumber ? segments(shown, width, 'medium') : fit(shown, { size: 'medium' });
    return windowOf(row({ plate: 'base', width, align: 'center', known: [...known] }, [digits]), width, known);
  });
}

/** The sets of a column, with clear room for a tie-break of two digits beside the digit in their middle, as have the boxes around them. */
function withTies(node: LayoutNode, cell: number): LayoutNode {
  if (node.kind === 'sets' && node.fields.ties !== undefined) return { ...node, cell, width: cell };
  if (!('children' in node)) return node;
  const children = node.children.map((child) => withTies(child, cell));
  const isWider = children.some((child, at) => child !== node.children[at] && child.width === cell);
  return isWider ? { ...node, width: cell, children } : node;
}

/** A window for each mark of a team, and one for its lamp. They share what room their line has. */
export function markCells(sheet: Sheet, team: Team): readonly Window[] {
  const { marks, lamp } = sheet[team];
  const cells = marks.map((mark) => markOf(team === 'home' ? mark : mirrored(mark), sheet.labels));
  if (lamp === undefined) return cells;
  const { width: widest = Infinity, ...free } = lamp;
  const width = Math.min(widest, upToGrid(roomFor(free, sheet.labels)) + 2 * PAD);
  return [...cells, cellOf(row({ align: 'center' }, [fit(lamp, { width, height: DIGITS })]), width, lamp)];
}

/** A mark as the board has it: pips as round lamps, a label with a number or pips as a painted label over digits or lamps. */
function markOf(mark: LayoutNode, labels: Sheet['labels']): Window {
  if (mark.kind === 'pips') {
    const width = upToGrid(mark.max * (DOT + GAP) - GAP);
    return cellOf({ ...mark, shape: 'dot', empty: true, align: 'center', width, height: DIGITS }, width, mark);
  }
  const [label, number] = 'children' in mark && mark.kind === 'row' ? mark.children : [];
  const isLabelled = 'children' in mark && mark.children.length === 2 && label?.kind === 'text';
  if (!isLabelled || (number?.kind !== 'number' && number?.kind !== 'pips')) {
    // A word stands in the middle of its window, which may be wider than the word's own place.
    const place = { height: DIGITS, ...(mark.kind === 'text' && { align: 'center' as const }) };
    return cellOf(fit(mark, place), roomFor(mark, labels), mark);
  }
  const { kind: _kind, gap: _gap, width: _width, children: _children, ...box } = mark;
  const digits = number.kind === 'pips' ? roomFor(number, labels) : upToGrid(number.slots * DIGIT.medium);
  const room = upToGrid(Math.max(digits, roomFor(label, labels)) + 2 * PAD);
  // In a line with its number a label may have a width and an end of its own; over it, it stands in the middle.
  const { width: _place, align: _end, ...word } = label;
  const content = column({ ...box, grow: true }, [
    row({ height: LABEL, plate: 'strip' }, [{ ...word, grow: true }]),
    row({ grow: true, height: DIGITS, align: 'center' }, [
      number.kind === 'pips' ? lampsOf(number) : segments(number, digits, 'medium'),
    ]),
  ]);
  return windowFor(content, room, mark);
}

/** Lamps in the middle of their window, all of which has their plate when it is red. */
function lampsOf({ width: _width, height: _height, pad: _pad, ...pips }: PipsNode): LayoutNode {
  return { ...pips, shape: 'dot', empty: true, align: 'center', grow: true };
}

/** A window with something in its middle. */
function cellOf(node: LayoutNode, width: number, mark: LayoutNode): Window {
  return windowFor(
    column({ grow: true }, [spacer(), row({ align: 'center' }, [node]), spacer()]),
    upToGrid(width + 2 * PAD),
    mark,
  );
}

function windowFor(content: LayoutNode, width: number, mark: LayoutNode): Window {
  const known = fieldsIn([mark]);
  return windowOf(row({ grow: true, width, plate: 'base', known }, [content]), width, known);
}

function windowOf(node: BoxNode, width: number, fields: readonly string[]): Window {
  return { node, width, fields };
}
