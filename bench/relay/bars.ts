/** The bars that our relay is held to, and how it stands against them. */
import { median } from '../overlay/stats.ts';
import type { Figures } from './measure.ts';

/** What was measured in one scenario: by contender, a run a round; undefined for one that failed. */
export type Results = ReadonlyMap<string, readonly (Figures | undefined)[]>;

/** Our relay's name among the contenders, and that of its runs without what disturbs the others. */
export const OURS_NAME = 'ours';
export const UNDISTURBED_NAME = 'ours undisturbed';

interface Bar {
  readonly figure: string;
  readonly of: (figures: Figures) => number;
  /** A contender to which the figure is a ratio, taken within each round. */
  readonly to?: string;
  readonly most?: number;
  readonly least?: number;
}

const ageP50 = { figure: 'age p50', of: (figures: Figures) => figures.ageP50 };
const ageP99 = { figure: 'age p99', of: (figures: Figures) => figures.ageP99 };
/** Viewers that were left with another value than the last one, or saw an older one after a newer. */
const wrong: Bar = {
  figure: 'viewers left or set back',
  of: ({ viewers, onFinal, stalled, stalledOnFinal, wentBack }) =>
    viewers - onFinal + stalled - stalledOnFinal + wentBack,
  most: 0,
};

/** By scenario. */
const BARS: Readonly<Record<string, readonly Bar[]>> = {
  '2000x60': [
    { ...ageP50, to: 'naive', most: 0.08 },
    { ...ageP50, to: 'uws', most: 1.15 },
    { ...ageP99, to: 'uws', most: 1.2 },
  ],
  '5000x60': [
    { ...ageP50, to: 'naive', most: 0.05 },
    { ...ageP50, to: 'uws', most: 1 },
  ],
  flat: [
    { figure: 'values taken', of: ({ taken }) => taken, to: 'naive', least: 20 },
    { ...ageP50, most: 3 },
    { figure: 'final value everywhere', of: ({ finalMs }) => finalMs, most: 50 },
  ],
  '2000x30': [
    { figure: 'CPU', of: ({ cpu }) => cpu, to: 'naive', most: 1 },
    { figure: 'memory per viewer', of: ({ memory }) => memory, to: 'naive', most: 1 },
  ],
  stalled: [
    { figure: 'memory growth', of: ({ growth }) => growth, to: 'naive', most: 0.15 },
    { ...ageP99, to: 'naive', most: 1 },
  ],
  joining: [{ figure: 'slowest to join', of: ({ joining }) => joining, to: 'naive', most: 0.5 }],
  reads: [
    // What one run differs from the next by.
    { ...ageP99, to: UNDISTURBED_NAME, most: 1.1 },
    { figure: 'reads a second', of: ({ reads }) => reads, least: 9_900 },
  ],
};

export interface Verdict {
  readonly figure: string;
  readonly ours: number;
  readonly peer: string;
  readonly theirs: number;
  /** What is held against the bar: a ratio, or our figure itself. NaN where it or the peer was not measured. */
  readonly held: number;
  readonly bar: string;
  readonly passed: boolean;
}

/** How we stand in one scenario. */
export function verdictsOf(scenario: string, results: Results): Verdict[] {
  const ours = results.get(OURS_NAME) ?? [];
  return [...(BARS[scenario] ?? []), wrong].map(({ figure, of, to, most, least }) => {
    const theirs = to === undefined ? [] : (results.get(to) ?? []);
    const held = to === undefined ? middle(ours, of) : medianOf(ours.map((run, at) => ratio(run, theirs[at], of)));
    return {
      figure,
      ours: middle(ours, of),
      peer: to ?? '',
      theirs: middle(theirs, of),
      held,
      bar: `${most === undefined ? '≥' : '≤'} ${most ?? least}${to === undefined ? '' : ` of ${to}`}`,
      passed: most === undefined ? held >= (least ?? Number.NaN) : held <= most,
    };
  });
}

function middle(runs: readonly (Figures | undefined)[], of: (figures: Figures) => number): number {
  return medianOf(runs.map((run) => (run === undefined ? Number.NaN : of(run))));
}

function ratio(ours: Figures | undefined, theirs: Figures | undefined, of: (figures: Figures) => number): number {
  return ours === undefined || theirs === undefined ? Number.NaN : of(ours) / of(theirs);
}

/** Of the rounds that were measured; NaN where none was. */
export function medianOf(numbers: readonly number[]): number {
  return median(numbers.filter((number) => !Number.isNaN(number)));
}
