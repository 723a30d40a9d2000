/** The classic bar: home, time, away side by side; a strip of small things under the names, tabs over it. */
import { bannerWidth, centredBanners, overlines, paired } from '../beside.ts';
import { fit } from '../fit.ts';
import { marksRoom, marksWithin, slimMark, upToEven, upToGrid } from '../measure.ts';
import { timeLine, widgetCells } from '../time-line.ts';
import { barRows } from './bar-rows.ts';
import {
  column,
  fieldsIn,
  logoOf,
  nameOf,
  onGrid,
  row,
  spacer,
  stack,
  widthOf,
  type Room,
  type Variant,
} from '../blocks.ts';
import { mirrored, TEAMS, type Sheet, type Team } from '../sheet.ts';
import type { BoxNode, LayoutNode } from '../../schema.ts';

const NAME_WIDTH = 336;
/** The narrowest plate that a short name is read on. */
const NAME_WIDTH_MIN = 126;
const ROW = 72;
const STRIP = 36;
const TAB = 48;
const LOGO = 72;
/** Of the shot clock, unless its sheet says more. */
const SHOT = 108;
/** Clear room at the ends of the plates, and between marks. */
const PAD = 18;

interface Dims {
  readonly name: number;
  readonly score: number;
  readonly middle: number;
  /** A shot clock stands beside the time where banners have the place over it. */
  readonly shot: number;
  /** A team's signs beside its name: between two clocks nobody could tell whose they are. */
  readonly signs: number;
}

export const bar: Variant = (sheet, room) => {
  if (sheet.rows) return barRows(sheet, room);
  const dims = dimsOf(sheet, room);
  const marks = sheet.home.marks.map((node) => slimMark(node));
  const hasRoom =
    dims.name - dims.signs >= NAME_WIDTH_MIN &&
    widthOf(sheet.home.tab, 6) <= tabsRoom(sheet, dims) &&
    marksRoom(marks, PAD, sheet.labels) + 2 * PAD <= dims.name + widthOf(sheet.home.columns);
  return hasRoom ? inLine(sheet, dims) : wrapped(sheet, room);
};

function inLine(sheet: Sheet, dims: Dims): ReturnType<Variant> {
  const hasStrip = hasMarks(sheet);
  const signsOf = (team: Team): readonly LayoutNode[] => (dims.signs > 0 ? paired(sheet, team, 'signs') : []);
  return {
    position: 'bc',
    root: column({ part: 'bug' }, [
      tabs(sheet, dims),
      row({ part: 'bar', plate: 'base', rounded: 'all' }, [
        cluster(sheet, 'home', dims, hasStrip, signsOf('home')),
        middle(sheet, dims, hasStrip),
        dims.shot > 0 && shotCell(sheet, dims.shot, hasStrip),
        cluster(sheet, 'away', dims, hasStrip, signsOf('away')),
        ...cellsBeside(sheet),
      ]),
    ]),
  };
}

/** The teams share the whole room, and the time has a line under them, where there is too little for all of it in one. */
function wrapped(sheet: Sheet, room: Room): ReturnType<Variant> {
  const { score } = dimsOf(sheet, room);
  const numbers = score + widthOf(sheet.home.columns);
  const team = Math.min(NAME_WIDTH + numbers, onGrid(room.width / 2));
  const dims: Dims = { score, middle: 0, shot: 0, signs: 0, name: team - numbers };
  return {
    position: 'bc',
    root: column({ part: 'bug', gap: 6 }, [
      ...overlines(sheet, 2 * team),
      column({ part: 'bar', plate: 'base', rounded: 'all' }, [
        row(
          {},
          TEAMS.map((side) => cluster(sheet, side, dims, hasMarks(sheet), paired(sheet, side, 'signs'))),
        ),
        timeLine(sheet, 2 * team),
      ]),
    ]),
  };
}

function hasMarks(sheet: Sheet): boolean {
  return TEAMS.some((team) => sheet[team].marks.length > 0 || sheet[team].lamp !== undefined);
}

/** Scores, columns and the middle take what they need; the names share what is left, up to their usual width. */
function dimsOf(sheet: Sheet, room: Room): Dims {
  const score = sheet.home.score === undefined ? 0 : room.isWide ? 120 : 102;
  const shot = sheet.middle.shot && sheet.banner.length > 0 ? shotWidth(sheet.middle.shot) : 0;
  const signs = shot > 0 ? widthOf(sheet.home.signs) : 0;
  const middleWidth = middleWidthOf(sheet, room) - 2 * signs;
  const rest =
    room.width - middleWidth - shot - widthOf(cellsBeside(sheet)) - 2 * (score + widthOf(sheet.home.columns));
  return { score, shot, signs, middle: middleWidth, name: Math.min(NAME_WIDTH + signs, onGrid(rest / 2)) };
}

/** An even number of steps, as all that comes and goes has: the bar is centred, and stays on the grid with it and without. */
function shotWidth(shot: LayoutNode): number {
  return upToEven(Math.max(SHOT, widthOf([shot])));
}

/** A sport's own cells, at the end of the bar. */
function cellsBeside(sheet: Sheet): readonly LayoutNode[] {
  return widgetCells(sheet).map((cell) => fit(cell, { width: upToEven(widthOf([cell])), plate: 'clock' }));
}

function middleWidthOf({ middle, home }: Sheet, room: Room): number {
  const signs = 2 * widthOf(home.signs);
  return signs + (middle.clock === undefined ? 120 : room.isWide ? 156 : 144);
}

function cluster(sheet: Sheet, team: Team, dims: Dims, hasStrip: boolean, signs: readonly LayoutNode[] = []): BoxNode {
  const { score, columns } = sheet[team];
  const isHome = team === 'home';
  const name = row(
    { width: dims.name, plate: team },
    inOrder(isHome, [
      logoOf(team, LOGO),
      nameOf(team, { grow: true, pad: PAD, align: isHome ? 'start' : 'end' }),
      ...(isHome ? signs : signs.map(mirrored)),
    ]),
  );
  const numbers = columns.map((node) => fit(node, { plate: `${team}-shade`, size: 'medium' }));
  const big = score && fit(score, { width: dims.score, plate: `${team}-shade`, size: 'large' });
  return column({ part: team }, [
    row({ grow: true, height: ROW }, inOrder(isHome, [name, ...numbers, big])),
    hasStrip && strip(sheet, team, dims),
  ]);
}

function strip(sheet: Sheet, team: Team, dims: Dims): BoxNode {
  const { marks, lamp, columns } = sheet[team];
  const isHome = team === 'home';
  const width = dims.name + widthOf(columns);
  const slim = marksWithin(marks, width - 2 * PAD, PAD, sheet.labels);
  const [outer, ...inner] = isHome ? slim : slim.map(mirrored);
  const marksRow = row(
    { width, pad: PAD },
    inOrder(isHome, [outer, spacer(), inner.length > 0 && row({ gap: PAD }, inOrder(isHome, inner))]),
  );
  return row(
    { part: `${team}-strip`, plate: 'strip', height: STRIP, known: stripFields(sheet) },
    inOrder(isHome, [
      marksRow,
      dims.score > 0 && (lamp ? fit(lamp, { width: dims.score }) : row({ width: dims.score }, [])),
    ]),
  );
}

/** Both strips are there or neither: one alone would make the bar lopsided. */
function stripFields({ home, away }: Sheet): string[] {
  return fieldsIn([...home.marks, home.lamp, ...away.marks, away.lamp]);
}

function middle({ middle: { clock, period }, home, away }: Sheet, dims: Dims, hasStrip: boolean): BoxNode {
  const main = clock ?? period;
  const under = clock === undefined ? undefined : period;
  const isHere = dims.signs === 0;
  const between = dims.middle - (isHere ? 2 * widthOf(home.signs) : 0);
  return column({ part: 'time', width: dims.middle, plate: 'clock', known: fieldsIn([clock, period]) }, [
    row({ grow: true, height: ROW }, [
      ...(isHere ? home.signs : []),
      main && fit(main, { width: between, size: 'medium', known: [] }),
      ...(isHere ? away.signs.toReversed().map(mirrored) : []),
    ]),
    under
      ? fit(under, { width: dims.middle, height: STRIP, size: 'small', pad: 12 })
      : hasStrip && row({ height: STRIP }, []),
  ]);
}

/** In line with the clock, the strip goes on under it: its plate may be red, and then all of it is. */
function shotCell(sheet: Sheet, width: number, hasStrip: boolean): BoxNode | undefined {
  const { clock, period, shot } = sheet.middle;
  const under = hasStrip ? ({ plate: 'strip', known: stripFields(sheet) } as const) : ({ plate: 'clock' } as const);
  return (
    shot &&
    column({ width, known: fieldsIn([shot]) }, [
      row({ grow: true, height: ROW }, [fit(shot, { width, size: 'medium', plate: 'shot' })]),
      (hasStrip || (clock !== undefined && period !== undefined)) && row({ height: STRIP, ...under }, []),
    ])
  );
}

/** The room over each team: its own, less what banners take that are wider than the middle. */
function tabsRoom(sheet: Sheet, dims: Dims): number {
  const over = Math.max(0, upToGrid((bannerWidth(sheet) - dims.middle) / 2));
  return dims.name + widthOf(sheet.home.columns) + dims.score - over;
}

/** Over the bar: what grows out of a team stands over its name, in the middle the shot clock or what concerns both. */
function tabs(sheet: Sheet, dims: Dims): BoxNode | false {
  const { home, away, banner } = sheet;
  const shot = dims.shot > 0 ? undefined : sheet.middle.shot;
  const side = tabsRoom(sheet, dims);
  const between = dims.middle + 2 * (dims.name + widthOf(home.columns) + dims.score - side);
  const nodes = [...home.tab, ...away.tab, shot, ...banner];
  if (nodes.every((node) => node === undefined)) return false;
  const tab = (node: LayoutNode): LayoutNode => fit(node, { height: TAB, rounded: 'top' });
  return row({ part: 'tabs', height: TAB, align: 'start', known: fieldsIn(nodes) }, [
    row({ width: side, gap: 6, align: 'start' }, home.tab.map(tab)),
    stack({ width: between }, [
      shot &&
        row({ align: 'center' }, [
          fit(shot, { width: shotWidth(shot), height: TAB, plate: 'shot', rounded: 'top', size: 'medium' }),
        ]),
      ...centredBanners(sheet).map((node) => row({ align: 'center' }, [tab(node)])),
    ]),
    // Where the shot clock is in the bar, the away team stands further right once it is known.
    dims.shot > 0 && row({ width: dims.shot, known: fieldsIn([sheet.middle.shot]) }, []),
    row({ width: side, gap: 6, align: 'end' }, away.tab.map(mirrored).map(tab)),
  ]);
}

function inOrder<T>(isHome: boolean, nodes: readonly T[]): readonly T[] {
  return isHome ? nodes : nodes.toReversed();
}
