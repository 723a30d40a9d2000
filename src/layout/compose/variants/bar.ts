/** The classic bar: home, time, away side by side; a strip of small things under the names, tabs over it. */
import { fit } from '../fit.ts';
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

interface Dims {
  readonly name: number;
  readonly score: number;
  readonly middle: number;
}

export const bar: Variant = (sheet, room) => {
  const dims = dimsOf(sheet, room);
  const hasStrip = TEAMS.some((team) => sheet[team].marks.length > 0 || sheet[team].lamp !== undefined);
  return {
    position: 'bc',
    root: column({ part: 'bug' }, [
      tabs(sheet, dims),
      row({ part: 'bar', plate: 'base', rounded: 'all' }, [
        cluster(sheet, 'home', dims, hasStrip),
        middle(sheet, dims, hasStrip),
        cluster(sheet, 'away', dims, hasStrip),
        ...sheet.middle.widgets.map((widget) => row({ plate: 'clock', pad: 12 }, [widget])),
      ]),
    ]),
  };
};

/** Scores, columns and the middle take what they need; the names share what is left, up to their usual width. */
function dimsOf(sheet: Sheet, room: Room): Dims {
  const score = sheet.home.score === undefined ? 0 : room.isWide ? 120 : 96;
  const middleWidth = middleWidthOf(sheet, room);
  const widgets = sheet.middle.widgets.reduce((sum, widget) => sum + widthOf([widget]) + 24, 0);
  const rest = room.width - middleWidth - widgets - 2 * (score + widthOf(sheet.home.columns));
  return { score, middle: middleWidth, name: Math.max(NAME_WIDTH_MIN, Math.min(NAME_WIDTH, onGrid(rest / 2))) };
}

function middleWidthOf({ middle, home }: Sheet, room: Room): number {
  const signs = 2 * widthOf(home.signs);
  return signs + (middle.clock === undefined ? 120 : room.isWide ? 156 : 144);
}

function cluster(sheet: Sheet, team: Team, dims: Dims, hasStrip: boolean): BoxNode {
  const { score, columns } = sheet[team];
  const isHome = team === 'home';
  const name = row(
    { width: dims.name, plate: team },
    inOrder(isHome, [logoOf(team, LOGO), nameOf(team, { grow: true, pad: 18, align: isHome ? 'start' : 'end' })]),
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
  const [outer, ...inner] = isHome ? marks : marks.map(mirrored);
  const marksRow = row(
    { width: dims.name + widthOf(columns), pad: 18, gap: 18 },
    inOrder(isHome, [outer, spacer(), ...inner]),
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
  const between = dims.middle - 2 * widthOf(home.signs);
  return column({ part: 'time', width: dims.middle, plate: 'clock', known: fieldsIn([clock, period]) }, [
    row({ grow: true, height: ROW }, [
      ...home.signs,
      main && fit(main, { width: between, size: 'medium', known: [] }),
      ...away.signs.toReversed().map(mirrored),
    ]),
    under
      ? fit(under, { width: dims.middle, height: STRIP, size: 'small', pad: 12 })
      : hasStrip && row({ height: STRIP }, []),
  ]);
}

/** Over the bar: what grows out of a team stands over its name, the shot clock and what concerns both in the middle. */
function tabs(sheet: Sheet, dims: Dims): BoxNode | false {
  const { home, away, banner } = sheet;
  const { shot } = sheet.middle;
  const side = dims.name + widthOf(home.columns) + dims.score;
  const nodes = [...home.tab, ...away.tab, shot, ...banner];
  if (nodes.every((node) => node === undefined)) return false;
  const tab = (node: LayoutNode): LayoutNode => fit(node, { height: TAB, rounded: 'top' });
  return row({ part: 'tabs', height: TAB, known: fieldsIn(nodes) }, [
    row({ width: side, gap: 6 }, home.tab.length > 0 ? [...home.tab.map(tab), spacer()] : []),
    stack({ width: dims.middle }, [
      shot &&
        row({ align: 'center' }, [
          fit(shot, { width: 96, height: TAB, plate: 'shot', rounded: 'top', size: 'medium' }),
        ]),
      ...banner.map((node) => row({ align: 'center' }, [fit(node, { height: TAB, rounded: 'top' })])),
    ]),
    row({ width: side, gap: 6 }, away.tab.length > 0 ? [spacer(), ...away.tab.map(mirrored).map(tab)] : []),
  ]);
}

function inOrder<T>(isHome: boolean, nodes: readonly T[]): readonly T[] {
  return isHome ? nodes : nodes.toReversed();
}
