/** The time of the minimal text: clock, period and shot clock beside the teams or in a line under them, and what goes with them. */
import { RULE } from '../beside.ts';
import { column, fieldsIn, row, spacer, widthOf } from '../blocks.ts';
import { fit } from '../fit.ts';
import { digitsWidth, upToGrid } from '../measure.ts';
import type { Sheet } from '../sheet.ts';
import type { BoxNode, LayoutNode } from '../../schema.ts';

/** Heights of the variant's lines. */
export const NAME_LINE = 60;
export const SCORE_LINE = 66;
export const ROW = 60;
/** Clear room at both ends of the plate and between its columns. */
export const GAP = 24;
const PERIOD = 132;

/** A clock with a plate of its own now and then (a rest minute) has clear room at its ends, and the period over it too. */
function timePad({ middle: { clock } }: Sheet): number {
  return clock !== undefined && 'tones' in clock && clock.tones !== undefined ? 12 : 0;
}

/** What the time takes beside the teams. */
export function timeWidth(sheet: Sheet): number {
  const { clock, shot } = sheet.middle;
  const digits = clock === undefined ? 0 : clockWidth(clock);
  return Math.max(digits, shot === undefined ? PERIOD : 96 + shotWidth(shot)) + 2 * timePad(sheet);
}

function clockWidth(clock: LayoutNode): number {
  return 'slots' in clock ? digitsWidth(clock.slots, 'large') - 24 : widthOf([clock]);
}

function shotWidth(shot: LayoutNode): number {
  return Math.max(102, widthOf([shot]));
}

/** Period and shot clock stand in line with the names, the clock with the scores: each line is of one size. */
export function time(sheet: Sheet, width: number): BoxNode {
  const { clock, period, shot } = sheet.middle;
  const known = fieldsIn([clock, period, shot]);
  const alone = clock === undefined && shot === undefined;
  const pad = timePad(sheet);
  const place = { align: alone ? ('center' as const) : ('start' as const), ...(pad > 0 && { pad }) };
  const label = period && fit(period, { grow: true, size: 'medium', known: [], ...place });
  const attack =
    shot &&
    fit(shot, {
      width: shotWidth(shot),
      height: clock === undefined && sheet.rows ? 54 : 48,
      size: 'medium',
      plate: 'shot',
    });
  return column({ part: 'time', width, known, align: clock === undefined ? 'center' : 'start' }, [
    row({ height: NAME_LINE, grow: clock === undefined }, [
      label ?? spacer(),
      attack && column({ align: 'center' }, [attack]),
    ]),
    clock && row({ height: RULE }, []),
    clock && row({ height: sheet.rows ? ROW : SCORE_LINE }, [largeClock(clock, width, pad)]),
  ]);
}

/** One with a plate now and then is lower than its line, so that the plate is clear of the bar's edge. */
function largeClock(clock: LayoutNode, width: number, pad: number): LayoutNode {
  const place = { width, size: 'large', align: 'start', known: [] as string[] } as const;
  return pad > 0 ? column({ align: 'center' }, [fit(clock, { ...place, pad, height: 54 })]) : fit(clock, place);
}

/** Under the teams, all of the time is in one line. */
export function timeInLine(sheet: Sheet): BoxNode {
  const { clock, period, shot } = sheet.middle;
  const pad = timePad(sheet);
  return row({ part: 'time', height: SCORE_LINE, gap: GAP, known: fieldsIn([clock, period, shot]) }, [
    period && fit(period, { width: PERIOD, size: 'medium', align: 'start', known: [] }),
    clock && largeClock(clock, clockWidth(clock) + 2 * pad, pad),
    shot &&
      column({ align: 'center' }, [fit(shot, { width: shotWidth(shot), height: 48, size: 'medium', plate: 'shot' })]),
  ]);
}

/** What the time and all that goes with it take in a line of their own. */
export function lineWidth(sheet: Sheet): number {
  const { clock, period, shot } = sheet.middle;
  const time =
    clock === undefined
      ? [timeWidth(sheet)]
      : [
          period === undefined ? 0 : PERIOD,
          clockWidth(clock) + 2 * timePad(sheet),
          shot === undefined ? 0 : shotWidth(shot),
        ];
  const widths = [...time, ...widgets(sheet).map((node) => widthOf([node]))].filter((width) => width > 0);
  return widths.reduce((sum, width) => sum + width + GAP, -GAP);
}

/** What stands beside the time. */
export function widgets({ middle }: Sheet): readonly LayoutNode[] {
  return middle.widgets.map((node) => row({ width: upToGrid(widthOf([node])), known: fieldsIn([node]) }, [node]));
}
