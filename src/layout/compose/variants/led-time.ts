/** The middle of the LED board: the clock's window, and under it the period's, the shot clock's and those of a sport's own. */
import { column, fieldsIn, row, spacer, widthOf, type Room } from '../blocks.ts';
import { fit } from '../fit.ts';
import { roomFor, upToEven, upToGrid } from '../measure.ts';
import type { Sheet } from '../sheet.ts';
import type { BoxNode, LayoutNode, PeriodNode } from '../../schema.ts';
import { linedAny } from './led-line.ts';
import { segments, type Window } from './led-windows.ts';

const GAP = 6;
const CLOCK = { large: 276, medium: 168 } as const;
const SHOT = 108;
/** The period alone, and the narrowest that it stands beside a shot clock. */
const PERIOD = 132;
const PERIOD_MIN = 84;
const LINE = 72;
const LABEL = 30;
const DIGITS = LINE - LABEL;
const WIDGETS = 84;
const LOW = 48;
/** A clock's usual `88:88`: four digits and a colon, which is a quarter of one. */
const CLOCK_PLACES = 4.25;
/** A shot clock's `24`, with the room before it that `0:24` and `24.9` take. */
const SHOT_PLACES = 3;

/** The painted word over the period, by how a sheet writes it. */
const WORDS: Readonly<Record<PeriodNode['format'], string>> = {
  quarter: 'quarter',
  half: 'half',
  round: 'round',
  inning: 'inning',
  period: 'period',
  ordinal: 'period',
  word: 'period',
  plain: 'period',
};

/**
 * The width of the middle: that of its clock, or of what stands under it. With the frame beside it, it is an even number of steps: half of
 * what the board gets wider by it.
 */
export function middleWidth(sheet: Sheet, isWide: Room['isWide']): number {
  const least = leastMiddle(sheet, isWide);
  return sheet.rows ? upToEven(least + GAP) - GAP : upToEven(least);
}

function leastMiddle(sheet: Sheet, isWide: Room['isWide']): number {
  const { clock, period, shot } = sheet.middle;
  if (clock === undefined)
    return Math.max(period === undefined ? 0 : PERIOD, periodWidth(sheet), shot === undefined ? 0 : SHOT);
  return Math.max(CLOCK[isWide ? 'large' : 'medium'], periodWidth(sheet) + (shot === undefined ? 0 : GAP + SHOT));
}

/** The narrowest that the period gets: a number in a window, or as much as a sheet has put there. */
function periodWidth({ middle: { period }, labels }: Sheet): number {
  if (period === undefined) return 0;
  return period.kind === 'period' ? PERIOD_MIN : Math.max(PERIOD_MIN, upToGrid(roomFor(period, labels)) + 12);
}

export function middleOf(sheet: Sheet, width: number): BoxNode {
  const { clock, period, shot } = sheet.middle;
  if (clock === undefined && period === undefined) {
    // A clock of serves alone has a window as high as the teams, once there is one.
    return column({ part: 'time', width, known: fieldsIn([shot]) }, [
      shot && row({ grow: true, plate: 'shot' }, [segments(shot, width, 'medium')]),
    ]);
  }
  const known = fieldsIn([clock, period]);
  const under = clock === undefined ? undefined : period;
  return column({ part: 'time', width, gap: GAP }, [
    clock === undefined
      ? period && periodBoard(period, known)
      : row({ grow: true, plate: 'shot', align: 'center', known }, [clockOf(clock, width, width >= CLOCK.large)]),
    (under !== undefined || shot !== undefined) &&
      row({ height: LINE, gap: GAP, known: fieldsIn([under, shot]) }, [
        under && periodWindow(under),
        shot && shotOf(shot, clock === undefined ? width : SHOT),
      ]),
  ]);
}

/** The time in one line, for boards that have it under their rows. */
export function timeLine({ middle: { clock, period, shot } }: Sheet, width: number): BoxNode {
  return row({ part: 'time', width, height: LINE, gap: GAP }, [
    clock &&
      row({ width: CLOCK.medium, plate: 'shot', align: 'center', known: fieldsIn([clock, period]) }, [
        clockOf(clock, CLOCK.medium, false),
      ]),
    period && periodWindow(period),
    shot && shotOf(shot, SHOT),
  ]);
}

/** A sport's own windows in a line under all others, as wide as each other; a board of few words has them all there. */
export function widgetLine({ middle: { widgets } }: Sheet, width: number): BoxNode | false {
  if (widgets.length === 0) return false;
  const windows = widgets.map((node): Window => {
    const fields = fieldsIn([node]);
    const centred = column({}, [spacer(), node, spacer()]);
    return { node: row({ plate: 'base', align: 'center', known: fields }, [centred]), width: 0, fields };
  });
  const [only] = windows;
  if (only === undefined || windows.length > 1)
    return row({ height: WIDGETS, gap: GAP, known: fieldsIn(widgets) }, linedAny(windows, width));
  // One alone is no wider than a clock: a line of nothing else would be a hole in the board.
  const own = { ...only.node, width: upToEven(Math.max(CLOCK.large, widthOf(widgets))) };
  return row({ height: LOW, align: 'center', known: fieldsIn(widgets) }, [own]);
}

function clockOf(node: LayoutNode, width: number, isLarge: boolean): LayoutNode {
  return segments(fit(node, { known: [] }), width, isLarge ? 'large' : 'medium', CLOCK_PLACES);
}

/** Its plate is red over the unlit segments when time is short. */
function shotOf(node: LayoutNode, width: number): BoxNode {
  return row({ plate: 'shot', width, known: fieldsIn([node]) }, [segments(node, width, 'medium', SHOT_PLACES)]);
}

/** A painted word over the number. */
function periodWindow(period: LayoutNode): BoxNode {
  return column({ grow: true, known: fieldsIn([period]) }, [
    row({ height: LABEL, plate: 'strip' }, [labelOf(period)]),
    row({ grow: true, height: DIGITS, plate: 'base', align: 'center' }, [numbered(period, 'medium')]),
  ]);
}

/** The period alone, where a sport has no clock: as large as a score, its word on the band of the names. */
function periodBoard(period: LayoutNode, known: string[]): BoxNode {
  return column({ grow: true, known, gap: GAP }, [
    row({ height: 66, plate: 'strip' }, [labelOf(period)]),
    row({ grow: true, height: 96, plate: 'base', align: 'center' }, [numbered(period, 'large')]),
  ]);
}

function labelOf(period: LayoutNode): LayoutNode {
  // A sheet may set more beside the number: the first of its parts names the word.
  const named = 'children' in period ? period.children.find(({ kind }) => kind === 'period') : period;
  const word = named?.kind === 'period' ? (named.word ?? WORDS[named.format]) : 'period';
  return { kind: 'text', value: [{ label: word }], size: 'small', grow: true, pad: 6 };
}

/** The number without its letter or ending, which the painted word says; words such as HALFTIME stay words. */
function numbered(period: LayoutNode, size: 'large' | 'medium'): LayoutNode {
  if (period.kind !== 'period') return fit(period, { known: [] });
  const node = fit(period, { size, grow: true, pad: 6, known: [] });
  if (node.kind !== 'period' || node.format === 'plain') return node;
  // What is played behind halves is extra time, however the number is written.
  return { ...node, format: 'inning', ...(node.format === 'half' && node.over === undefined && { over: 'ET' }) };
}
