/** The bars that the overlay is held to, and the table that says how it stands against them. */
import type { Growth } from './growth.ts';
import type { CostFigures, FrameFigures } from './measure.ts';
import { median } from './stats.ts';

/** Everything that was measured, a list entry a round. */
export interface Results {
  readonly costs: Readonly<Record<'ours' | 'bare' | 'naive', CostFigures[]>>;
  readonly frames: Readonly<Record<'ours' | 'bare', FrameFigures[]>>;
  /** Main thread of an idle page, in ms per second. */
  readonly idle: Readonly<Record<'ours' | 'bare' | 'naive', readonly number[]>>;
  /** From navigation to the first right frame, in ms. */
  readonly cold: { readonly ours: readonly number[]; readonly bare: readonly number[] };
  readonly growth: Growth;
  /** Before the first right frame: requests, and body bytes compressed by brotli. */
  readonly load: { readonly requests: number; readonly script: number; readonly all: number };
}

export interface Row {
  readonly figure: string;
  readonly ours: number;
  readonly bare?: number;
  readonly naive?: number;
  /** What is held against the bar: a ratio, or our figure itself. */
  readonly held: number;
  readonly bar: string;
  readonly passed: boolean;
}

/** Bytes of a kB here, as size-limit counts: the stricter reading. */
const KB = 1000;

function middle<R>(rounds: readonly R[], of: (round: R) => number): number {
  return median(rounds.map(of));
}

/** `isUsual` says that the page is the one whose bytes have bars of their own; any other is held to the ratios alone. */
export function rowsOf({ costs, frames, idle, cold, growth, load }: Results, isUsual: boolean): Row[] {
  const three = (of: (round: CostFigures) => number) => ({
    ours: middle(costs.ours, of),
    bare: middle(costs.bare, of),
    naive: middle(costs.naive, of),
  });
  const two = (of: (round: FrameFigures) => number) => ({
    ours: middle(frames.ours, of),
    bare: middle(frames.bare, of),
  });
  const cost = (figure: string, of: (round: CostFigures) => number, to: 'bare' | 'naive', bar: number): Row => {
    const figures = three(of);
    return { figure, ...figures, ...atMost(figures.ours / figures[to], bar, `of ${to}`) };
  };
  const own = (figure: string, of: (round: FrameFigures) => number, held: (figure: number) => Held): Row => {
    const figures = two(of);
    return { figure, ...figures, ...held(figures.ours) };
  };
  const alone = (figure: string, value: number, bar: number): Row => ({ figure, ours: value, ...atMost(value, bar) });

  const bytes = (figure: string, value: number, bar: number): Row =>
    isUsual ? alone(figure, value, bar) : { figure, ours: value, ...told };

  const task = three((round) => round.task);
  const idleFigures = { ours: median(idle.ours), bare: median(idle.bare), naive: median(idle.naive) };
  const coldFigures = { ours: median(cold.ours), bare: median(cold.bare) };
  return [
    cost('script at 60/s, ms/s', (round) => round.script, 'bare', 1.5),
    cost('script at 60/s, ms/s', (round) => round.script, 'naive', 0.6),
    { figure: 'main thread at 60/s, ms/s', ...task, ...told },
    cost('receipt to commit p50, ms', (round) => round.latency, 'bare', 1.5),
    own(
      'flood of 5,000/s: frames/s',
      (round) => round.flood.framesPerSecond,
      (fps) => atLeast(fps, 59),
    ),
    own(
      'flood: drawn value p99, ms old',
      (round) => round.flood.ageP99,
      (age) => atMost(age, 17),
    ),
    own(
      'flood: the same since sent, ms',
      (round) => round.flood.ageFromSenderP99,
      () => told,
    ),
    // Seen to be counted where there are frames, so that none is none.
    own(
      '60 changes/s: frames/s',
      (round) => round.framesAtRate,
      (frames) => atLeast(frames, 30),
    ),
    own(
      '60 repeats/s: frames/s',
      (round) => round.framesOfRepeats,
      (frames) => atMost(frames, 0),
    ),
    own(
      'idle: frames/s',
      (round) => round.framesIdle,
      (frames) => atMost(frames, 0),
    ),
    {
      figure: 'idle: main thread, ms/s',
      ...idleFigures,
      ...atMost(idleFigures.ours / idleFigures.bare, 1.2, 'of bare'),
    },
    alone('36,000 messages: nodes', growth.nodes, 0),
    alone('36,000 messages: listeners', growth.listeners, 0),
    alone('36,000 messages: heap, kB', growth.heap / KB, 16),
    {
      figure: 'first right frame, cold, ms',
      ...coldFigures,
      ...atMost(coldFigures.ours / coldFigures.bare, 1.7, 'of bare'),
    },
    bytes('requests before it', load.requests, 6),
    bytes('scripts before it, kB brotli', load.script / KB, 66),
    bytes('everything before it, kB brotli', load.all / KB, 90),
  ];
}

type Held = Pick<Row, 'held' | 'bar' | 'passed'>;

function atMost(held: number, bar: number, of = ''): Held {
  return { held, bar: `≤ ${bar} ${of}`.trim(), passed: held <= bar };
}

function atLeast(held: number, bar: number): Held {
  return { held, bar: `≥ ${bar}`, passed: held >= bar };
}

/** A figure that helps to read the others; no bar holds it. */
const told: Held = { held: Number.NaN, bar: '', passed: true };

const HEAD = ['', 'ours', 'bare DOM', 'naive React', 'held', 'bar', ''];

/** The table as text, columns aligned. */
export function tableOf(rows: readonly Row[]): string {
  const cells = rows.map(({ figure, ours, bare, naive, held, bar, passed }) => [
    figure,
    numberText(ours),
    numberText(bare),
    numberText(naive),
    bar === '' ? '' : numberText(held),
    bar,
    bar === '' ? '' : passed ? 'pass' : 'FAIL',
  ]);
  const widths = HEAD.map((head, column) => Math.max(head.length, ...cells.map((row) => row[column]?.length ?? 0)));
  return [HEAD, ...cells]
    .map((row) =>
      row
        .map((cell, column) =>
          column >= 1 && column <= 4 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Three significant digits, as much as such a measurement is worth. */
function numberText(value: number | undefined): string {
  if (value === undefined) return '';
  return Number.isFinite(value) ? String(Number(value.toPrecision(3))) : 'none';
}
