/**
 * The stacked corner: a line for each team and one for the time, all of one width. What grows out of a team for a while stands beside its
 * line, outside the block, so that the block itself never changes: at its right, or at its left where it stands at the right edge, which is
 * the style's part (`data-part="corner"` in graphic.css).
 */
import { bannerWidth, bothTabsWidth, overline, tabsWidth, teamTabs } from '../beside.ts';
import { column, fieldsIn, onGrid, row, stack, widthOf, type Room, type Variant } from '../blocks.ts';
import { fit } from '../fit.ts';
import { upToGrid } from '../measure.ts';
import { marksWidth, restOfRow, teamRows, type RowsStyle } from '../rows.ts';
import { TEAMS, type Sheet } from '../sheet.ts';
import { timeLine, timeLineWidths } from '../time-line.ts';
import type { BoxNode } from '../../schema.ts';

const ROW = 66;
const TAB = 42;
const MARKS = 36;
/** Up to this width, all of the time is in one line. */
const TIME = 480;
const TIME_OF_ROWS = 576;
/** Of a shot clock that stands beside the teams. */
const SHOT = 102;
const NAME = 312;
/** The narrowest plate that a short name beside a logo is read on. */
const NAME_MIN = 132;
/** Where the wings leave less than this to a name, the tabs stand over the block. */
const NAME_BESIDE = 252;
const GAP = 6;

const STYLE: RowsStyle = { height: ROW, gap: 0, score: 'large', isShort: false, marks: 'under' };

export const cornerStack: Variant = (sheet, room) => {
  const wings = wingWidth(sheet);
  const first = styleFor(sheet, room, wings);
  const isOver = wings > 0 && room.width - wings - restOfRow(sheet, first) - shotBeside(sheet) < NAME_BESIDE;
  const style = isOver ? styleFor(sheet, room, 0) : first;
  const width = widthFor(sheet, isOver ? room.width : onGrid(room.width - wings), style, isOver);
  const { shot } = sheet.middle;
  const beside = shotBeside(sheet);
  return {
    position: 'tl',
    root: column({ part: 'bug', gap: GAP }, [
      banner(sheet, width),
      isOver && tabsOver(sheet, width),
      row({ part: 'corner', gap: GAP }, [
        beside > 0
          ? row({ part: 'bar', plate: 'base', rounded: 'all' }, [
              teamRows(sheet, width - beside, style),
              shot && fit(shot, { width: beside, size: 'medium', plate: 'shot' }),
            ])
          : column({ part: 'bar', plate: 'base', rounded: 'all', width }, [
              teamRows(sheet, width, style),
              timeLine(sheet, width),
            ]),
        !isOver && wingsOf(sheet, style),
      ]),
    ]),
  };
};

/** Where teams are rows by habit, their marks are columns too, as long as there is room. */
function styleFor(sheet: Sheet, room: Room, wings: number): RowsStyle {
  const inLine: RowsStyle = { ...STYLE, marks: 'end' };
  return sheet.rows && restOfRow(sheet, inLine) + shotBeside(sheet) + NAME_MIN + wings <= room.width ? inLine : STYLE;
}

/** As wide as the widest of its lines wants to be, and no wider than what is left to it. */
function widthFor(sheet: Sheet, room: number, style: RowsStyle, isOver: boolean): number {
  const rest = restOfRow(sheet, style) + shotBeside(sheet);
  const { time, widgets } = timeLineWidths(sheet);
  const marks = style.marks === 'under' ? marksWidth(sheet, 'under') : 0;
  const all = time + widgets;
  const least = Math.max(
    NAME_MIN + rest,
    ...(all <= (sheet.rows ? TIME_OF_ROWS : TIME) ? [all] : [time, widgets]),
    marks,
    bannerWidth(sheet),
    isOver ? bothTabsWidth(sheet) : 0,
  );
  return Math.max(least, Math.min(upToGrid(NAME + rest), room));
}

/** A shot clock that is all there is of time stands beside the teams, where else a line would be empty but for it; 0 without one. */
function shotBeside({ middle: { clock, period, shot, widgets } }: Sheet): number {
  const isAlone = clock === undefined && period === undefined && widgets.length === 0;
  return isAlone && shot !== undefined ? Math.max(SHOT, widthOf([shot])) : 0;
}

function wingWidth({ home, away }: Sheet): number {
  const width = Math.max(tabsWidth(home), tabsWidth(away));
  return width === 0 ? 0 : width + GAP;
}

/** A column as high as the teams' lines: each team's tabs are level with its own. */
function wingsOf(sheet: Sheet, style: RowsStyle): BoxNode | false {
  const nodes = [...sheet.home.tab, ...sheet.away.tab];
  if (nodes.length === 0) return false;
  const between = style.marks === 'under' && marksWidth(sheet) > 0;
  const [home, away] = TEAMS.map((team) =>
    column({ height: ROW, align: 'center' }, [row({ height: TAB }, [teamTabs(sheet, team, tabsWidth(sheet[team]))])]),
  );
  const { home: one, away: other } = sheet;
  return column({ part: 'tabs', align: 'start', known: fieldsIn(nodes) }, [
    home,
    between && row({ height: MARKS, known: fieldsIn([...one.marks, one.lamp, ...other.marks, other.lamp]) }, []),
    away,
  ]);
}

/** The tabs of both teams in one line as wide as the block. */
function tabsOver(sheet: Sheet, width: number): BoxNode | false {
  const side = tabsWidth(sheet.home);
  return overline(
    'tabs',
    [...sheet.home.tab, ...sheet.away.tab],
    [teamTabs(sheet, 'home', side), row({ width: width - 2 * side }, []), teamTabs(sheet, 'away', side, true)],
  );
}

/** Words over the block, or under it where it hangs from the top, as wide as the block. */
function banner({ banner: words }: Sheet, width: number): BoxNode | false {
  if (words.length === 0) return false;
  return stack(
    { part: 'corner-banner', width, height: TAB, known: fieldsIn(words) },
    words.map((node) =>
      fit(node, { width, height: TAB, rounded: 'all', ...(node.kind !== 'light' && { plate: 'strip' }) }),
    ),
  );
}
