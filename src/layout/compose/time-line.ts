/** The time in one line under the teams: period, clock, shot clock, and the cells of a sport's own. */
import type { BoxNode, LayoutNode } from '../schema.ts';
import { column, fieldsIn, row, spacer, widthOf } from './blocks.ts';
import { fit } from './fit.ts';
import { upToGrid } from './measure.ts';
import type { Sheet } from './sheet.ts';

const LINE = 54;
const PAD = 18;
const WIDGET_PAD = 12;
const CLOCK = 156;
const SHOT = 102;
const PERIOD = 120;

/** The width that the time itself needs, and that of the cells beside it. */
export function timeLineWidths(sheet: Sheet): { readonly time: number; readonly widgets: number } {
  const { clock, period, shot } = sheet.middle;
  const time =
    (clock === undefined ? 0 : CLOCK) + (shot === undefined ? 0 : SHOT) + (period === undefined ? 0 : PERIOD);
  return { time, widgets: widthOf(widgetCells(sheet)) };
}

/** One line, or two where time and cells do not fit into one of this width. */
export function timeLine(sheet: Sheet, width: number): BoxNode {
  const { time, widgets } = timeLineWidths(sheet);
  const cells = widgetCells(sheet);
  const isOne = time + widgets <= width;
  const { clock, period, shot } = sheet.middle;
  return column({ part: 'time', plate: 'clock', known: fieldsIn([clock, period, shot, ...cells]) }, [
    time > 0 && row({ height: LINE }, [...timeCells(sheet), ...(isOne ? cells : [])]),
    cells.length > 0 && !isOne && row({ height: LINE, align: 'center', known: fieldsIn(cells) }, cells),
  ]);
}

/** The period takes the room that is left; behind it stands the clock, at the end the shot clock. */
function timeCells({ middle: { clock, period, shot } }: Sheet): readonly LayoutNode[] {
  return [
    period === undefined ? spacer() : fit(period, { grow: true, align: 'start', pad: PAD, size: 'medium', known: [] }),
    ...(clock === undefined ? [] : [fit(clock, { width: CLOCK, size: 'medium', known: [] })]),
    ...(shot === undefined ? [] : [fit(shot, { width: SHOT, size: 'medium', plate: 'shot' })]),
  ];
}

/** A sport's own cells, each with clear room at its ends; it takes that only once something of it is known. */
export function widgetCells({ middle: { widgets } }: Sheet): readonly LayoutNode[] {
  return widgets.map((node) =>
    row({ width: upToGrid(widthOf([node]) + 2 * WIDGET_PAD), align: 'center', known: fieldsIn([node]) }, [node]),
  );
}
