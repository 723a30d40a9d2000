/**
 * The board of an old gym: a dark case with a painted frame; words are painted on it, digits stand in dark windows, on their unlit segments.
 * The frame is the case itself (the plate `strip`) that shows between the windows.
 */
import { APART, bannerWidth, bothTabsWidth, overline, tabsWidth, teamTabs } from '../beside.ts';
import { column, fieldsIn, logoOf, nameOf, onGrid, row, stack, widthOf, type Room, type Variant } from '../blocks.ts';
import { fit } from '../fit.ts';
import { upToEven, upToGrid } from '../measure.ts';
import { mirrored, TEAMS, type Sheet, type Team } from '../sheet.ts';
import type { BoxNode } from '../../schema.ts';
import { linedAny, linedBefore, lineWidth } from './led-line.ts';
import { columnsOf, markCells, scoreOf, type Window } from './led-windows.ts';
import { middleOf, middleWidth, timeLine, widgetLine } from './led-time.ts';

const FRAME = 6;
const STRIPE = 12;
const HEAD = 54;
const WINDOW = 96;
const ROW = 84;
const MARKS = 72;
const NAME = 336;
/** Where its marks stand under it, a team is wider: that takes fewer lines. */
const NAME_UNDER = 372;
const ROW_NAME = 312;
/** The narrowest band that a short name beside a logo is read on. */
const ROW_NAME_MIN = 126;

/** What of a team stands beside each other; `isUnder` puts its marks into lines of their own. */
interface Dims extends Pick<Room, 'isWide'> {
  readonly team: number;
  readonly middle: number;
  readonly isUnder: boolean;
  /** Rows only: the time has a line of its own under them. */
  readonly isTimeUnder: boolean;
}

export const led: Variant = (sheet, room) => {
  const dims = sheet.rows ? rowDims(sheet, room) : sideDims(sheet, room);
  const bands = sheet.rows ? rows(sheet, dims) : sides(sheet, dims);
  return {
    position: 'bc',
    root: column({ part: 'bug', gap: FRAME }, [
      ...tabs(sheet, dims),
      column({ part: 'bar', plate: 'strip', rounded: 'all' }, [
        row({ height: FRAME }, []),
        row({}, [
          edge(),
          column({ grow: true, gap: FRAME }, [...bands, widgetLine(sheet, insideOf(sheet, dims))]),
          edge(),
        ]),
        row({ height: FRAME }, []),
      ]),
    ]),
  };
};

/** The width between the frame's sides. */
function insideOf({ rows: isRows }: Sheet, { team, middle, isTimeUnder }: Dims): number {
  return isRows ? team + (isTimeUnder ? 0 : FRAME + middle) : 2 * team + middle + 2 * FRAME;
}

/** The frame's side. */
function edge(): BoxNode {
  return row({ width: FRAME }, []);
}

function sideDims(sheet: Sheet, room: Room): Dims {
  const numbers = lineWidth(numbersOf(sheet, 'home', room.isWide));
  const besideOf = (middle: number): number => onGrid((room.width - middle - 4 * FRAME) / 2);
  const large = middleWidth(sheet, true);
  const marks = Math.max(0, ...markCells(sheet, 'home').map(({ width }) => width));
  const isLarge = room.isWide || Math.max(numbers, marks, tabsWidth(sheet.home) - large / 2) <= besideOf(large);
  const middle = isLarge ? large : middleWidth(sheet, false);
  const most = besideOf(middle);
  const beside = lineWidth([...numbersOf(sheet, 'home', room.isWide), ...markCells(sheet, 'home')]);
  const isUnder = !room.isWide || beside > most;
  const wish = Math.max(isUnder ? NAME_UNDER : NAME, isUnder ? numbers : beside, tabsWidth(sheet.home));
  return { isWide: room.isWide, team: Math.min(most, upToGrid(wish)), middle, isUnder, isTimeUnder: false };
}

function rowDims(sheet: Sheet, room: Room): Dims {
  const middle = middleWidth(sheet, room.isWide);
  const signs = sheet.home.signs.reduce((sum, { width = 0 }) => sum + width, 0);
  const head = STRIPE + FRAME + signs;
  const numbers = numbersOf(sheet, 'home', room.isWide);
  const all = FRAME + lineWidth([...numbers, ...markCells(sheet, 'home')]);
  const inside = room.width - 2 * FRAME;
  const isUnder = head + ROW_NAME_MIN + all > inside - middle - FRAME;
  const rest = head + (isUnder ? FRAME + lineWidth(numbers) : all);
  const isTimeUnder = rest + ROW_NAME_MIN > inside - middle - FRAME;
  const most = isTimeUnder ? inside : inside - middle - FRAME;
  const wish = Math.max(ROW_NAME + rest, bothTabsWidth(sheet) + upToEven(bannerWidth(sheet)));
  return { isWide: room.isWide, team: Math.min(most, upToEven(wish)), middle, isUnder, isTimeUnder };
}

/** The windows of a team's numbers, the deciding one last. */
function numbersOf(sheet: Sheet, team: Team, isWide: Room['isWide']): readonly Window[] {
  const columns = columnsOf(sheet, team, isWide);
  const score = scoreOf(sheet, team);
  return score === undefined ? columns : [...columns, score];
}

function sides(sheet: Sheet, dims: Dims): readonly BoxNode[] {
  const [home, away] = TEAMS.map((team) => side(sheet, team, dims));
  return [row({ gap: FRAME }, [home, middleOf(sheet, dims.middle), away])];
}

function side(sheet: Sheet, team: Team, dims: Dims): BoxNode {
  const isHome = team === 'home';
  const marks = markCells(sheet, team);
  const score = scoreOf(sheet, team);
  const before = [...(dims.isUnder ? [] : marks), ...columnsOf(sheet, team, dims.isWide)];
  const line =
    score === undefined ? linedAny(before, dims.team, !isHome) : inOrder(isHome, linedBefore(before, score, dims.team));
  return column({ part: team, width: dims.team, gap: FRAME }, [
    head(sheet, team, isHome),
    line.length > 0 && row({ height: WINDOW, grow: true, gap: FRAME }, line),
    ...(dims.isUnder ? markLines(marks, dims.team, isHome) : []),
  ]);
}

/** The team's stripe and its painted name. */
function head(sheet: Sheet, team: Team, isHome: boolean): BoxNode {
  const { signs } = sheet[team];
  const cells = [
    logoOf(team, HEAD),
    nameOf(team, { grow: true, pad: 18, align: isHome ? 'start' : 'end' }),
    ...(isHome ? signs.toReversed() : signs.map(mirrored).toReversed()),
    signs.length > 0 && row({ width: FRAME }, []),
  ];
  return column({}, [
    row({ height: STRIPE, plate: team }, []),
    row({ height: HEAD, plate: 'strip' }, isHome ? cells : cells.toReversed()),
  ]);
}

/** The marks in as many lines as they need. */
function markLines(marks: readonly Window[], width: number, isHome: boolean): readonly BoxNode[] {
  const lines: Window[][] = [];
  for (const mark of marks) {
    const line = lines.at(-1);
    if (line !== undefined && lineWidth([...line, mark]) <= width) line.push(mark);
    else lines.push([mark]);
  }
  return lines.map((line) =>
    row(
      { height: MARKS, gap: FRAME, known: line.flatMap(({ fields }) => [...fields]) },
      linedAny(line, width, !isHome),
    ),
  );
}

function rows(sheet: Sheet, dims: Dims): readonly BoxNode[] {
  // Where the time is not known, or what stands over the case is wider, the names have the room.
  const teams = column(
    { width: dims.team, grow: true, gap: FRAME },
    TEAMS.map((team) => {
      const marks = markCells(sheet, team);
      const windows = [...numbersOf(sheet, team, dims.isWide), ...(dims.isUnder ? [] : marks.map(narrow))];
      const signs = sheet[team].signs;
      // As high as the time beside them where that is higher.
      return column({ part: team, grow: true, gap: FRAME }, [
        row({ height: ROW, grow: true, gap: FRAME }, [
          row({ width: STRIPE, plate: team }, []),
          row({ grow: true, plate: 'strip' }, [
            logoOf(team, 72),
            nameOf(team, { grow: true, pad: 12, align: 'start' }),
            ...signs,
          ]),
          ...windows.map(({ node }) => node),
        ]),
        ...(dims.isUnder ? markLines(marks, dims.team, true) : []),
      ]);
    }),
  );
  return dims.isTimeUnder
    ? [teams, timeLine(sheet, dims.team)]
    : [row({ gap: FRAME }, [teams, middleOf(sheet, dims.middle)])];
}

/** A mark's window that is no wider than it must be, so that the name has the room that is left. */
function narrow(mark: Window): Window {
  const { grow: _, ...node } = mark.node;
  return { ...mark, node: { ...node, width: mark.width } };
}

/** Over the case: what grows out of a team over that team, what concerns both in the middle, or over all where that is too narrow. */
function tabs(sheet: Sheet, dims: Dims): readonly (BoxNode | false)[] {
  const words = upToEven(bannerWidth(sheet));
  const width = insideOf(sheet, dims) + 2 * FRAME;
  const isOver = bothTabsWidth(sheet) + words > width;
  const wish = isOver ? APART : Math.max(words, sheet.rows ? 0 : dims.middle);
  const first = Math.max(onGrid((width - wish) / 2), tabsWidth(sheet.home));
  const middle = width - 2 * first;
  const banner = stack(
    { width: isOver ? width : middle },
    sheet.banner.map((node) =>
      row({ align: 'center' }, [fit(node, { height: 42, rounded: 'all', width: upToEven(widthOf([node])) })]),
    ),
  );
  return [
    isOver && row({ part: 'banner', height: 42, known: fieldsIn(sheet.banner) }, [banner]),
    overline(
      'tabs',
      [...sheet.home.tab, ...sheet.away.tab, ...(isOver ? [] : sheet.banner)],
      [
        teamTabs(sheet, 'home', first),
        isOver ? row({ width: middle }, []) : banner,
        teamTabs(sheet, 'away', first, true),
      ],
    ),
  ];
}

function inOrder<T>(isHome: boolean, nodes: readonly T[]): readonly T[] {
  return isHome ? nodes : nodes.toReversed();
}
