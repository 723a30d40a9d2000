/**
 * Bold: a block of colour for each team, its short name over a very large score, and the time on a block of its own between them. Sports whose
 * teams are rows by habit have their blocks one over the other. There is video between the blocks: nothing is behind all of them.
 */
import { bannerWidth, bothTabsWidth, overlines, paired, tabsWidth } from '../beside.ts';
import { column, fieldsIn, logoOf, onGrid, row, shortNameOf, widthOf, type Room, type Variant } from '../blocks.ts';
import { fit } from '../fit.ts';
import { resized, upToGrid } from '../measure.ts';
import { marksOf, marksWidth, restOfRow, scoreWidth, teamRows, type RowsStyle } from '../rows.ts';
import { mirrored, TEAMS, type Sheet, type Team } from '../sheet.ts';
import { timeLine, timeLineWidths, widgetCells } from '../time-line.ts';
import type { BoxNode, LayoutNode } from '../../schema.ts';

const NAME_LINE = 54;
const SCORE_LINE = 108;
/** Of a shot clock with a line above and below it: what is left of a block's height, shared by two or three of them, is whole steps of the grid. */
const SHOT_LINE = 42;
const ROW = 96;
const MARKS = 36;
const GAP = 12;
const PAD = 12;
const TIME = 180;
const SHOT = 90;
/** Of a clock with minutes. */
const SHOT_MINUTES = 96;
const LOGO = 108;
const TEAM = 276;
const NAME_MIN = 126;
const ROW_NAME = 288;
const ROW_NAME_MIN = 180;

const ROWS: RowsStyle = { height: ROW, gap: GAP, score: 'huge', isShort: true, marks: 'end' };

interface Dims {
  /** Of one team's block. */
  readonly team: number;
  readonly time: number;
  /** The time has a line under the teams where there is no room between them. */
  readonly isWrapped: boolean;
}

export const bold: Variant = (sheet, room) => {
  const style = sheet.rows ? rowsFor(sheet, room) : undefined;
  const dims = dimsOf(sheet, room, style);
  // Rows take the room of what no source has said yet, since the line over them has its full width.
  const teams = style
    ? [fit(teamRows(sheet, dims.team, style), { grow: true })]
    : TEAMS.map((team) => block(sheet, team, dims));
  const inRow = teams.length * (dims.team + GAP) - GAP;
  const width = dims.isWrapped ? inRow : inRow + GAP + dims.time;
  const time = dims.isWrapped ? column({ rounded: 'all' }, [timeLine(sheet, width)]) : timeBlock(sheet, dims);
  return {
    position: 'bc',
    root: column({ part: 'bug', gap: GAP }, [
      // Not over the gap between two blocks.
      ...overlines(sheet, width, style && !dims.isWrapped ? dims.team : width),
      dims.isWrapped
        ? column({ part: 'bar', gap: GAP }, [row({ gap: GAP }, teams), time])
        : row({ part: 'bar', gap: GAP }, teams.toSpliced(1, 0, time)),
    ]),
  };
};

function rowsFor(sheet: Sheet, room: Room): RowsStyle {
  return restOfRow(sheet, ROWS) + ROW_NAME_MIN <= room.width ? ROWS : { ...ROWS, marks: 'under' };
}

function dimsOf(sheet: Sheet, room: Room, style: RowsStyle | undefined): Dims {
  const count = style ? 1 : 2;
  const time = timeWidth(sheet);
  const { least, wish } = style ? rowWidths(sheet, style) : blockWidths(sheet);
  const beside = onGrid((room.width - time - count * GAP) / count);
  const isWrapped = beside < least;
  const share = isWrapped ? onGrid((room.width - (count - 1) * GAP) / count) : beside;
  const team = Math.max(least, Math.min(wish, share));
  // Twelfths once more: what is centred has both its edges on the grid.
  return { time, isWrapped, team: style ? Math.ceil(team / GAP) * GAP : team };
}

function rowWidths(sheet: Sheet, style: RowsStyle): { readonly least: number; readonly wish: number } {
  const rest = restOfRow(sheet, style);
  const { time, widgets } = timeLineWidths(sheet);
  const others = [
    bothTabsWidth(sheet),
    bannerWidth(sheet),
    time,
    widgets,
    style.marks === 'under' ? marksWidth(sheet, 'under') : 0,
  ];
  const least = Math.max(ROW_NAME_MIN + rest, ...others);
  return { least, wish: Math.max(ROW_NAME + rest, least) };
}

function blockWidths(sheet: Sheet): { readonly least: number; readonly wish: number } {
  const { columns, signs } = sheet.home;
  const numbers = scoreWidth(sheet, 'huge') + widthOf(columns);
  const name = NAME_MIN + 2 * widthOf(signs);
  const least = Math.max(name, numbers, marksWidth(sheet), tabsWidth(sheet.home), upToGrid(bannerWidth(sheet) / 2));
  return { least, wish: Math.max(TEAM, LOGO + numbers, least) };
}

/** Twelfths, so that half of the bug's width is on the grid: its tabs meet in the middle. */
function timeWidth(sheet: Sheet): number {
  return Math.ceil(Math.max(TIME, timeLineWidths(sheet).widgets) / GAP) * GAP;
}

function block(sheet: Sheet, team: Team, dims: Dims): BoxNode {
  const { score, columns } = sheet[team];
  const hasRoom = LOGO + scoreWidth(sheet, 'huge') + widthOf(columns) <= dims.team;
  const shade = `${team}-shade` as const;
  const numbers = [
    ...(hasRoom ? [logoOf(team, LOGO, SCORE_LINE)] : []),
    ...paired(sheet, team, 'columns').map((node) => fit(node, { plate: shade, size: 'medium' })),
    ...(score === undefined ? [] : [fit(resized(score, 'huge'), { plate: shade, grow: true })]),
  ];
  const names =
    score === undefined && columns.length === 0
      ? // A sport that shows no score: the name is what is large on the block.
        [row({ height: SCORE_LINE, grow: true, plate: team }, inOrder(team, nameLine(sheet, team, true, SCORE_LINE)))]
      : [
          row({ height: NAME_LINE, plate: team }, inOrder(team, nameLine(sheet, team, !hasRoom))),
          row({ height: SCORE_LINE, grow: true, plate: shade }, inOrder(team, numbers)),
        ];
  return column({ part: team, width: dims.team, plate: 'base', rounded: 'all' }, [
    ...names,
    marksWidth(sheet) > 0 && marksOf(sheet, team, { height: MARKS }, team === 'away'),
  ]);
}

/** The name in the middle between its signs and as much blank at its other end. */
function nameLine(sheet: Sheet, team: Team, hasLogo: boolean, logo = NAME_LINE): readonly LayoutNode[] {
  const signs = paired(sheet, team, 'signs');
  return [
    ...(hasLogo
      ? [logoOf(team, logo, logo)]
      : signs.map((node) => row({ width: widthOf([node]), known: node.known ?? fieldsIn([node]) }, []))),
    shortNameOf(team, { grow: true, pad: PAD }),
    ...(team === 'home' ? signs : signs.map(mirrored)),
  ];
}

function inOrder(team: Team, nodes: readonly LayoutNode[]): readonly LayoutNode[] {
  return team === 'home' ? nodes : nodes.toReversed();
}

/** As high as the teams' blocks, whatever they are: period and shot clock are level with the names, the clock has what is left. */
function timeBlock(sheet: Sheet, { time }: Dims): BoxNode {
  const { clock, period, shot } = sheet.middle;
  const widgets = widgetCells(sheet);
  const main = clock ?? (period && shot);
  const beside = main === shot ? undefined : shot;
  const known = fieldsIn([clock, period, shot, ...widgets]);
  const mainLine = main === shot && widgets.length > 0 ? SHOT_LINE : NAME_LINE;
  return column({ part: 'time', width: time, plate: 'clock', rounded: 'all', known }, [
    (period ?? beside) &&
      row({ height: NAME_LINE, grow: main === undefined || main === shot }, [
        period && fit(period, { grow: true, size: 'medium', pad: PAD, known: [] }),
        beside &&
          fit(beside, {
            width: main === undefined ? time : beside.kind === 'clock' ? SHOT_MINUTES : SHOT,
            size: 'medium',
            plate: 'shot',
          }),
      ]),
    main &&
      row({ height: mainLine, grow: true, ...(main === shot && { known: fieldsIn([main]) }) }, [
        fit(main, { width: time, size: 'medium', ...(main === shot ? { plate: 'shot' as const } : { known: [] }) }),
      ]),
    widgets.length > 0 &&
      row(
        { height: NAME_LINE, grow: main === undefined || main === shot, align: 'center', known: fieldsIn(widgets) },
        widgets,
      ),
  ]);
}
