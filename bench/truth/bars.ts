/** The bars of the truth engine, and how a guard stands against them. */
import { percentile } from '../overlay/stats.ts';
import type { Figures, Report } from './measure.ts';

/** At 10 readings a second with 2 % misread; other settings are measured against the same figures, to see where they end. */
const SHARE_OF_NO_GUARD = 1 / 40;
const SCORE_P95_MS = 350;
const TAKEN_BACK_P95_MS = 1000;

export interface Bar {
  readonly what: string;
  readonly is: string;
  readonly bar: string;
  readonly passed: boolean;
}

/** Whose figures a guard is compared with: those without any, and the others that are to be beaten. */
export interface Peers {
  readonly none: Report;
  readonly rivals: readonly Report[];
}

/** The bars for one sport and one kind of feed. */
export function barsOf(report: Report, { none, rivals }: Peers): Bar[] {
  const score = report.get('score');
  if (score === undefined) return [];
  const allowed = Math.floor(visible(none) * SHARE_OF_NO_GUARD);
  const best = Math.min(...rivals.map(visible));
  const all = [...report.values()];
  const clocks = report.get('clock');
  return [
    // Of all that no guard shows; and a rival that shows none cannot be beaten, only met.
    atMost('wrong seen: of none', score.visible, allowed),
    atMost('of rivals', score.visible, Math.max(0, best - 1)),
    atMost('score p95', percentile(score.play, 0.95), SCORE_P95_MS),
    atMost(
      'held > 3 s',
      total(all, (figures) => figures.held),
      0,
    ),
    atMost(
      'never',
      total(all, (figures) => figures.never),
      0,
    ),
    atMost('undo p95', percentile(score.undo, 0.95), TAKEN_BACK_P95_MS),
    atMost('reset p95', percentile(resetsOf(report), 0.95), TAKEN_BACK_P95_MS),
    atMost('lag at 2 s p95', percentile(score.delayedLag, 0.95), 0),
    // Last, as not every sport has one.
    ...(clocks === undefined ? [] : [atMost('clock p95', percentile(clocks.calm, 0.95), 0)]),
  ];
}

/** Delays of scores, fouls and counts that were set back together. */
export function resetsOf(report: Report): readonly number[] {
  return [...(report.get('score')?.reset ?? []), ...(report.get('fouls')?.reset ?? [])];
}

function visible(report: Report): number {
  return report.get('score')?.visible ?? 0;
}

function total(all: readonly Figures[], of: (figures: Figures) => number): number {
  return all.reduce((sum, figures) => sum + of(figures), 0);
}

/** No figure at all passes: there was nothing to be late with. */
function atMost(what: string, is: number, bar: number): Bar {
  return {
    what,
    is: Number.isNaN(is) ? 'none' : String(Math.round(is)),
    bar: `≤ ${bar}`,
    passed: Number.isNaN(is) || is <= bar,
  };
}
