/** The classic bar of sports whose teams are rows by habit: a line for each team, the time at their right. */
import { bannerWidth, bothTabsWidth, overlines } from '../beside.ts';
import { column, fieldsIn, onGrid, row, widthOf, type Room, type Variant } from '../blocks.ts';
import { fit } from '../fit.ts';
import { restOfRow, marksWidth, teamRows, type RowsStyle } from '../rows.ts';
import { timeLine, timeLineWidths, widgetCells } from '../time-line.ts';
import type { Sheet } from '../sheet.ts';
import type { LayoutNode } from '../../schema.ts';

const ROW = 66;
const UNDER = 36;
const NAME = 336;
const NAME_MIN = 132;
const TIME = 156;
const SHOT = 102;

const STYLE: RowsStyle = { height: ROW, gap: 0, score: 'large', isShort: false, marks: 'end' };

export const barRows: Variant = (sheet, room) => {
  const style = styleFor(sheet, room);
  const cells = cellsBeside(sheet);
  const { least, wish } = widthsOf(sheet, style);
  const beside = onGrid(room.width - widthOf(cells));
  const isWrapped = beside < least;
  const most = Math.max(least, Math.min(wish, isWrapped ? room.width : beside));
  const teams = most + ((most + (isWrapped ? 0 : widthOf(cells))) % 12);
  const bar = { part: 'bar', plate: 'base', rounded: 'all' } as const;
  return {
    position: 'bc',
    root: column({ part: 'bug', gap: 6 }, [
      ...overlines(sheet, isWrapped ? teams : teams + widthOf(cells)),
      isWrapped
        ? column(bar, [teamRows(sheet, teams, style), timeLine(sheet, teams)])
        : // What no source has said yet leaves its room to the names, since the line over the bar has its full width.
          row(bar, [fit(teamRows(sheet, teams, style), { grow: true }), ...cells]),
    ]),
  };
};

function styleFor(sheet: Sheet, room: Room): RowsStyle {
  return restOfRow(sheet, STYLE) + NAME_MIN <= room.width ? STYLE : { ...STYLE, marks: 'under' };
}

function widthsOf(sheet: Sheet, style: RowsStyle): { readonly least: number; readonly wish: number } {
  const rest = restOfRow(sheet, style);
  const { time, widgets } = timeLineWidths(sheet);
  const others = [bothTabsWidth(sheet), bannerWidth(sheet), time, widgets, marksWidth(sheet, 'under')];
  const least = Math.max(NAME_MIN + rest, ...(style.marks === 'under' ? others : others.slice(0, -1)));
  return { least, wish: Math.max(NAME + rest, least) };
}

/** Clock over period, then the clock of one serve, then a sport's own cells, each as high as both lines. */
function cellsBeside(sheet: Sheet): readonly LayoutNode[] {
  const { clock, period, shot } = sheet.middle;
  const main = clock ?? period;
  return [
    ...(main === undefined
      ? []
      : [
          column({ part: 'time', width: TIME, plate: 'clock', known: fieldsIn([clock, period]) }, [
            row({ grow: true, height: 2 * ROW - UNDER }, [
              fit(main, { width: TIME, size: 'medium', pad: main === period ? 12 : 0, known: [] }),
            ]),
            clock && period && fit(period, { width: TIME, height: UNDER, size: 'small', pad: 12 }),
          ]),
        ]),
    ...(shot === undefined ? [] : [shotCell(sheet, shot)]),
    ...widgetCells(sheet).map((cell) => fit(cell, { plate: 'clock' })),
  ];
}

/** The clock of one serve or pitch, and under it what it counts. */
function shotCell({ middle: { shotWord } }: Sheet, shot: LayoutNode): LayoutNode {
  const digits = fit(shot, { width: SHOT, size: 'medium', plate: 'shot' });
  if (shotWord === undefined) return digits;
  const known = fieldsIn([shot]);
  return column({ width: SHOT, plate: 'shot', known }, [
    row({ grow: true, height: 2 * ROW - UNDER }, [digits]),
    {
      kind: 'text',
      part: 'shot-word',
      height: UNDER,
      width: SHOT,
      pad: 6,
      when: { any: known.map((field) => ({ field, blank: false })) },
      value: [{ label: shotWord }],
      size: 'small',
    },
  ]);
}
