/** The figures as tables that people read. */
import { percentile } from '../overlay/stats.ts';
import { resetsOf } from './bars.ts';
import type { Figures, Report } from './measure.ts';
import type { Kind } from './timeline.ts';

const HOUR_MS = 3_600_000;
/** A clock is off by a tick while the reading that shows it is on its way; a little more for tenths that are no exact numbers. */
const TICK_S = 1.01;

/** What the heads mean; all delays are in ms. */
export const LEGEND = [
  'wrong %: share of the time on air with a text that was not true and had not just been; seen: how often for longer than 100 ms (covered: while somebody hid the field)',
  'p50 p95 max: changes by play, from the first reading that shows them; true p95: from the change on the board; undo: taken back within seconds; reset: together; corr: other corrections',
  'never: stood 3 s to be read and never came on air; > 3 s: held longer than that; test max: from the end of test data until right again',
  '2 s: seen, late p95: the same at an output delayed by 2 s; lag p95: by how much confirming takes longer than that, by the reading that the guard names',
  'calm: changes by play before which the field was read right; off, error: the clock on air against the one on the board',
].join('\n');

interface Column {
  readonly head: string;
  readonly of: (figures: Figures, report: Report) => string;
}

const SCORES: readonly Column[] = [
  { head: 'wrong %', of: ({ wrongMs, onAirMs }) => percent(wrongMs / onAirMs) },
  { head: 'seen', of: ({ visible }) => String(visible) },
  { head: 'seen/h', of: ({ visible, onAirMs }) => short((visible * HOUR_MS) / onAirMs) },
  { head: '(covered)', of: ({ visibleCovered }) => String(visibleCovered) },
  { head: 'blank %', of: ({ blankMs, onAirMs }) => percent(blankMs / onAirMs) },
  { head: 'p50', of: ({ play }) => at(play, 0.5) },
  { head: 'p95', of: ({ play }) => at(play, 0.95) },
  { head: 'max', of: ({ play }) => at(play, 1) },
  { head: 'true p95', of: ({ playSinceChange }) => at(playSinceChange, 0.95) },
  { head: 'undo p95', of: ({ undo }) => at(undo, 0.95) },
  { head: 'reset p95', of: (_, report) => at(resetsOf(report), 0.95) },
  { head: 'corr max', of: ({ correction }) => at(correction, 1) },
  { head: 'never', of: ({ never }) => String(never) },
  { head: '>3 s', of: ({ held }) => String(held) },
  { head: 'test max', of: ({ afterTest }) => at(afterTest, 1) },
  { head: '2 s: seen', of: ({ delayedVisible }) => String(delayedVisible) },
  { head: 'late p95', of: ({ delayedPlay }) => at(delayedPlay, 0.95) },
  { head: 'lag p95', of: ({ delayedLag }) => at(delayedLag, 0.95) },
];

const OTHERS: readonly Column[] = [
  { head: 'wrong %', of: ({ wrongMs, onAirMs }) => percent(wrongMs / onAirMs) },
  { head: 'seen/h', of: ({ visible, onAirMs }) => short((visible * HOUR_MS) / onAirMs) },
  { head: 'blank %', of: ({ blankMs, onAirMs }) => percent(blankMs / onAirMs) },
  { head: 'calm p50', of: ({ calm }) => at(calm, 0.5) },
  { head: 'calm p95', of: ({ calm }) => at(calm, 0.95) },
  { head: 'p95', of: ({ play }) => at(play, 0.95) },
  { head: 'max', of: ({ play }) => at(play, 1) },
  { head: 'reset p95', of: ({ reset }) => at(reset, 0.95) },
  { head: 'never', of: ({ never }) => String(never) },
  { head: '>3 s', of: ({ held }) => String(held) },
  { head: 'off > 1 s %', of: ({ clockErrors }) => percent(shareAbove(clockErrors, TICK_S)) },
  { head: 'error p95 s', of: ({ clockErrors }) => at(clockErrors, 0.95, 1) },
  { head: 'error mean s', of: ({ clockErrors }) => short(mean(clockErrors)) },
];

export interface Row {
  readonly sport: string;
  readonly feed: string;
  readonly guard: string;
  readonly report: Report;
}

/** A line for each row: its scores, all delays in ms. */
export function scoreTable(rows: readonly Row[]): string {
  return tableOf(
    ['sport', 'feed', 'guard', ...SCORES.map(({ head }) => head)],
    rows.map(({ sport, feed, guard, report }) => [sport, feed, guard].concat(cells(SCORES, report, 'score'))),
  );
}

/** A line for each row and each of the kinds of field that it has; undefined where there is none. */
export function kindTable(rows: readonly Row[], kinds: readonly Kind[]): string | undefined {
  const lines = kinds.flatMap((kind) =>
    rows
      .filter(({ report }) => report.has(kind))
      .map(({ sport, feed, guard, report }) => [kind, sport, feed, guard].concat(cells(OTHERS, report, kind))),
  );
  if (lines.length === 0) return undefined;
  return tableOf(['field', 'sport', 'feed', 'guard', ...OTHERS.map(({ head }) => head)], lines);
}

function cells(columns: readonly Column[], report: Report, kind: Kind): string[] {
  const figures = report.get(kind);
  return columns.map(({ of }) => (figures === undefined ? '' : of(figures, report)));
}

/** Columns aligned: words to the left, and what begins with a digit to the right. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const isNumber = head.map((_, column) => rows.every((row) => /^(\d|–|$)/.test(row[column] ?? '')));
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) =>
          isNumber[column] === true ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function at(numbers: readonly number[], p: number, digits = 0): string {
  return numbers.length === 0 ? '–' : percentile(numbers, p).toFixed(digits);
}

function shareAbove(numbers: readonly number[], limit: number): number {
  return numbers.filter((number) => number > limit).length / numbers.length;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function percent(share: number): string {
  return Number.isFinite(share) ? (share * 100).toFixed(3) : '–';
}

function short(number: number): string {
  return Number.isFinite(number) ? String(Number(number.toPrecision(3))) : '–';
}
