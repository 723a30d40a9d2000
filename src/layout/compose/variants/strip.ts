/**
 * The slim strip: one thin line of short names, the time first; a second line only where a sport has marks. Sports whose teams are rows by
 * habit have two thin lines. Scores are of the size of the names: there is one size on the line, which is what makes it quiet.
 */
import {
  APART,
  bannerWidth,
  banners,
  bothTabsWidth,
  GAP as TAB_GAP,
  overline,
  overlines,
  paired,
  teamTabs,
} from '../beside.ts';
import {
  column,
  fieldsIn,
  logoOf,
  onGrid,
  row,
  shortNameOf,
  spacer,
  widthOf,
  type Room,
  type Variant,
} from '../blocks.ts';
import { fit } from '../fit.ts';
import { roomFor, slimMark, smaller, upToGrid } from '../measure.ts';
import { mirrored, TEAMS, type Sheet, type Team } from '../sheet.ts';
import type { BoxNode, LayoutNode } from '../../schema.ts';

const LINE = 54;
const LINE_OF_ROWS = 48;
const MARKS = 36;
const PAD = 12;
const GAP = 12;
/** Behind a team's lamp where it meets the other's, so that two lit ones are two. */
const LAMP_END = 6;
/** Two usual words are read on it whole: not every team is given a short name. */
const NAME = 252;
/** The narrowest plate that they are, squeezed: with less beside it the time has a line of its own. */
const NAME_READ = 216;
/** The narrowest plate that three letters beside a logo are read on. */
const NAME_MIN = 126;

/** A strip is one line as long as it fits; else the time has a line of its own. */
interface Dims {
  readonly name: number;
  readonly team: number;
  readonly isWrapped: boolean;
}

export const strip: Variant = (sheet, room) => {
  const time = timeCells(sheet);
  const dims = dimsOf(sheet, room, time);
  const width = dims.team * (sheet.rows ? 1 : 2);
  const teams = sheet.rows ? rows(sheet, dims) : sides(sheet, dims);
  return {
    position: 'tl',
    root: column({ part: 'bug', gap: 6 }, [
      ...(dims.isWrapped ? overlines(sheet, width) : [overTime(sheet, width, time)]),
      dims.isWrapped
        ? column({ part: 'bar', plate: 'base', rounded: 'all' }, [
            teams,
            row({ plate: 'strip', height: LINE }, [
              sheet.middle.widgets.length === 0 && spacer(),
              ...time,
              spacer(),
              ...widgetCells(sheet),
            ]),
          ])
        : row({ part: 'bar', plate: 'base', rounded: 'all' }, [...time, teams, ...widgetCells(sheet)]),
    ]),
  };
};

function dimsOf(sheet: Sheet, room: Room, time: readonly LayoutNode[]): Dims {
  const beside = widthOf([...time, ...widgetCells(sheet)]);
  const sideBySide = sheet.rows ? 1 : 2;
  const rest =
    widthOf([...sheet.home.columns, ...sheet.home.signs]) + scoreWidth(sheet) + (sheet.rows ? markWidth(sheet) : 0);
  const tabs = bothTabsWidth(sheet);
  // Banners that are wider than the time take room over the teams.
  const over = tabs === 0 ? 0 : tabs + Math.max(0, wordsWidth(sheet, time) - beforeShot(sheet, time));
  const least = Math.max(
    NAME_MIN + rest,
    upToGrid(over / sideBySide),
    sheet.rows ? 0 : markWidth(sheet) + lampEnd(sheet),
  );
  const wish = Math.max(NAME + rest, least);
  const inLine = onGrid((room.width - beside) / sideBySide);
  const isWrapped = inLine < Math.max(least, NAME_READ + rest);
  const team = isWrapped
    ? Math.max(least, Math.min(wish, onGrid(room.width / sideBySide)), upToGrid(beside / sideBySide))
    : Math.min(wish, inLine);
  return { team, name: team - rest, isWrapped };
}

function scoreWidth({ home: { score } }: Sheet): number {
  return score === undefined ? 0 : widthOf([smaller(score)]);
}

/** The room for a team's marks and its lamp, as narrow as they get. */
function markWidth(sheet: Sheet): number {
  const { marks, lamp } = sheet.home;
  if (marks.length === 0 && lamp === undefined) return 0;
  const nodes = marks.map((node) => roomFor(slimMark(node), sheet.labels));
  const all = nodes.reduce((sum, width) => sum + width + GAP, nodes.length === 0 ? 0 : 2 * PAD);
  return upToGrid(all) + lampWidth(sheet);
}

function lampWidth({ home: { lamp }, labels }: Sheet): number {
  if (lamp === undefined) return 0;
  const { width, ...free } = lamp;
  return Math.min(width ?? Infinity, upToGrid(roomFor(free, labels)) + 2 * PAD);
}

function lampEnd({ home }: Sheet): number {
  return home.lamp === undefined ? 0 : LAMP_END;
}

/** Two teams facing each other: their scores meet. */
function sides(sheet: Sheet, dims: Dims): BoxNode {
  const hasMarks = markWidth(sheet) > 0;
  return row(
    { part: 'teams' },
    TEAMS.map((team) => {
      const isHome = team === 'home';
      const cells = lineOf(sheet, team, LINE, isHome);
      return column({ part: team, width: dims.team }, [
        row({ grow: true, height: LINE }, isHome ? cells : cells.toReversed()),
        hasMarks && marksLine(sheet, team, isHome, lampEnd(sheet)),
      ]);
    }),
  );
}

/** Two lines whose columns stand under each other; the marks are at the end of each. */
function rows(sheet: Sheet, dims: Dims): BoxNode {
  const width = markWidth(sheet);
  return column(
    { part: 'teams', width: dims.team },
    TEAMS.map((team) =>
      row({ part: team, height: LINE_OF_ROWS }, [
        ...lineOf(sheet, team, LINE_OF_ROWS, true),
        width > 0 && fit(marksLine(sheet, team, true), { width, height: LINE_OF_ROWS }),
      ]),
    ),
  );
}

function lineOf(sheet: Sheet, team: Team, height: number, isHome: boolean): readonly LayoutNode[] {
  const turned = (node: LayoutNode): LayoutNode => (isHome ? node : mirrored(node));
  const { score } = sheet[team];
  const logo = logoOf(team, height);
  const name = shortNameOf(team, { grow: true, pad: PAD, align: isHome ? 'start' : 'end' });
  const signs = paired(sheet, team, 'signs').map(turned);
  return [
    row({ grow: true, plate: team }, isHome ? [logo, name, ...signs] : [...signs.toReversed(), name, logo]),
    ...paired(sheet, team, 'columns').map((node) => fit(node, { plate: `${team}-shade`, size: 'medium' })),
    ...(score === undefined ? [] : [fit(smaller(score), { plate: `${team}-shade` })]),
  ];
}

function marksLine(sheet: Sheet, team: Team, isHome: boolean, apart = 0): BoxNode {
  const { marks, lamp } = sheet[team];
  const [first, ...others] = marks.map((node) => slimMark(node)).map((node) => (isHome ? node : mirrored(node)));
  const inner = row(
    { grow: true, pad: PAD, gap: GAP },
    isHome ? [first, spacer(), ...others] : [...others.toReversed(), spacer(), first],
  );
  const end = apart > 0 ? [row({ width: apart, ...(lamp?.known && { known: lamp.known }) }, [])] : [];
  const nodes = [inner, ...(lamp === undefined ? [] : [fit(lamp, { width: lampWidth(sheet) }), ...end])];
  return row(
    { part: `${team}-strip`, plate: 'strip', height: MARKS, known: marksFields(sheet) },
    isHome ? nodes : nodes.toReversed(),
  );
}

/** All marks are there or none: the line goes through under both teams. */
function marksFields({ home, away }: Sheet): string[] {
  return fieldsIn([...home.marks, home.lamp, ...away.marks, away.lamp]);
}

/** Period, clock and shot clock; the period is small beside a clock, and in its place where a sport has none. */
function timeCells({ middle: { clock, period, shot } }: Sheet): readonly BoxNode[] {
  const together = fieldsIn([clock, period]);
  const beside = clock === undefined ? { width: 132, size: 'medium' as const } : { width: 84, size: 'small' as const };
  return [
    ...(period === undefined ? [] : [cell(fit(period, { ...beside, pad: PAD, known: [] }), 'clock', together)]),
    ...(clock === undefined
      ? []
      : [cell(fit(clock, { width: Math.max(156, widthOf([clock])), size: 'medium', known: [] }), 'clock', together)]),
    ...(shot === undefined
      ? []
      : [
          cell(
            fit(shot, { width: Math.max(102, widthOf([shot])), size: 'medium', plate: 'shot' }),
            'shot',
            fieldsIn([shot]),
          ),
        ]),
  ];
}

/** On the plate of the marks, not the clock's: a theme's dim ink is made to be read there. */
function widgetCells({ middle: { widgets } }: Sheet): readonly BoxNode[] {
  return widgets.map((node) =>
    cell(row({ width: upToGrid(widthOf([node]) + 2 * PAD) }, [node]), 'strip', fieldsIn([node])),
  );
}

/** A cell as high as the whole bug, and no higher for tall letters in it. */
function cell(node: LayoutNode, plate: 'clock' | 'shot' | 'strip', known: string[]): BoxNode {
  return column({ width: widthOf([node]), plate, known }, [row({ grow: true, height: LINE }, [node])]);
}

/** Tabs over their team; banners over the time. */
function overTime(sheet: Sheet, width: number, time: readonly LayoutNode[]): BoxNode | false {
  const { shot } = sheet.middle;
  const before = beforeShot(sheet, time);
  const words = Math.max(before, wordsWidth(sheet, time));
  const both = width + before - words;
  const side = onGrid((both - APART) / 2);
  return overline(
    'tabs',
    [...sheet.home.tab, ...sheet.away.tab, ...sheet.banner],
    [
      banners(sheet, Math.max(before, bannerWidth(sheet)), 'start'),
      row({ width: words - Math.max(before, bannerWidth(sheet)) }, []),
      // The teams stand further left as long as there is no shot clock.
      ...(shot === undefined ? [] : [row({ width: widthOf(time) - before, known: fieldsIn([shot]) }, [])]),
      teamTabs(sheet, 'home', side),
      row({ width: both - 2 * side }, []),
      teamTabs(sheet, 'away', side, true),
    ],
  );
}

/** The room of the time without its shot clock, over which banners stand. */
function beforeShot({ middle: { shot } }: Sheet, time: readonly LayoutNode[]): number {
  return widthOf(shot === undefined ? time : time.slice(0, -1));
}

/** What banners take over the time and beyond; where they reach the teams, a gap parts them from the tabs. */
function wordsWidth(sheet: Sheet, time: readonly LayoutNode[]): number {
  const width = bannerWidth(sheet);
  return width + TAB_GAP <= beforeShot(sheet, time) || width === 0 ? width : width + TAB_GAP;
}
