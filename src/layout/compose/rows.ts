/** The two teams as lines, one under the other: names, signs, columns and scores stand under their like. */
import type { BoxNode, LayoutNode } from '../schema.ts';
import { paired } from './beside.ts';
import { column, fieldsIn, logoOf, nameOf, row, shortNameOf, spacer, widthOf } from './blocks.ts';
import { fit } from './fit.ts';
import { marksRoom, resized, roomFor, slimMark, upToGrid, type Size } from './measure.ts';
import { mirrored, TEAMS, type Sheet, type Team } from './sheet.ts';

const MARKS = 36;
const PAD = 12;
const GAP = 18;

/** How a variant draws its lines. Lengths are design pixels. */
export interface RowsStyle {
  readonly height: number;
  /** Between the lines; with one, each line is a plate of its own. */
  readonly gap: number;
  readonly score: Size;
  /** Names of three or four letters go before full ones. */
  readonly isShort: boolean;
  /** Where time-outs, fouls and lamps stand: behind the score, or on a line of their own under it. */
  readonly marks: 'end' | 'under';
}

/** The width of all that is not a name: a line is as wide as this and its name. */
export function restOfRow(sheet: Sheet, { score, marks }: RowsStyle): number {
  const { signs, columns } = sheet.home;
  return widthOf([...signs, ...columns]) + scoreWidth(sheet, score) + (marks === 'end' ? marksWidth(sheet) : 0);
}

export function scoreWidth({ home: { score } }: Sheet, size: Size): number {
  return score === undefined ? 0 : widthOf([resized(score, size)]);
}

/** The room that a team's marks and its lamp need in one line, as narrow as they get; 0 where a sport has none. */
export function marksWidth(sheet: Sheet, place: RowsStyle['marks'] = 'end'): number {
  const marks = sheet.home.marks.map((node) => slimMark(node));
  const ends = marks.length === 0 ? 0 : 2 * padOf(place);
  return upToGrid(marksRoom(marks, GAP, sheet.labels) + ends) + lampWidth(sheet);
}

/** Under the name, they begin where it does. */
function padOf(place: RowsStyle['marks'] = 'end'): number {
  return place === 'under' ? GAP : PAD;
}

function lampWidth({ home: { lamp }, labels }: Sheet): number {
  if (lamp === undefined) return 0;
  const { width, ...free } = lamp;
  return Math.min(width ?? Infinity, upToGrid(roomFor(free, labels)) + 2 * PAD);
}

/** Both teams' lines, `width` wide. */
export function teamRows(sheet: Sheet, width: number, style: RowsStyle): BoxNode {
  const hasMarks = marksWidth(sheet) > 0;
  const plate = style.gap > 0 ? ({ plate: 'base', rounded: 'all' } as const) : {};
  return column(
    { part: 'teams', width, gap: style.gap },
    TEAMS.map((team) =>
      column({ part: team, ...plate }, [
        row({ height: style.height }, [
          ...lineOf(sheet, team, style),
          hasMarks && style.marks === 'end' && marksOf(sheet, team, { width: marksWidth(sheet) }),
        ]),
        hasMarks && style.marks === 'under' && marksOf(sheet, team, { height: MARKS, place: 'under' }),
      ]),
    ),
  );
}

/** Signs stand behind the name of both teams, so the away team's point as the home team's do. */
function lineOf(sheet: Sheet, team: Team, style: RowsStyle): readonly LayoutNode[] {
  const { score } = sheet[team];
  const name = style.isShort ? shortNameOf : nameOf;
  return [
    row({ grow: true, plate: team }, [
      logoOf(team, style.height),
      name(team, { grow: true, pad: GAP, align: 'start' }),
      ...paired(sheet, team, 'signs'),
    ]),
    ...paired(sheet, team, 'columns').map((node) => fit(node, { plate: `${team}-shade`, size: 'medium' })),
    ...(score === undefined ? [] : [fit(resized(score, style.score), { plate: `${team}-shade` })]),
  ];
}

/** The marks of one team, the outer one first, its lamp at the end; the other way round where `isTurned`. */
export function marksOf(
  sheet: Sheet,
  team: Team,
  { place, ...size }: { readonly width?: number; readonly height?: number; readonly place?: RowsStyle['marks'] },
  isTurned = false,
): BoxNode {
  const { marks, lamp } = sheet[team];
  const inOrder = <T>(nodes: readonly T[]): readonly T[] => (isTurned ? nodes.toReversed() : nodes);
  const [first, ...others] = marks.map((node) => slimMark(isTurned ? mirrored(node) : node));
  const inner = [first, spacer(), others.length > 0 && row({ gap: GAP }, inOrder(others))];
  return row(
    { part: `${team}-strip`, plate: 'strip', ...size, known: marksFields(sheet) },
    inOrder([row({ grow: true, pad: padOf(place) }, inOrder(inner)), lamp && fit(lamp, { width: lampWidth(sheet) })]),
  );
}

/** All marks are there or none: nothing is lopsided then. */
function marksFields({ home, away }: Sheet): string[] {
  return fieldsIn([...home.marks, home.lamp, ...away.marks, away.lamp]);
}
