/** What the kills showed, held against the bars. */
import { percentile } from '../overlay/stats.ts';
import { SAVE_MS } from './bare-saver.ts';
import type { Seen } from './watch.ts';

/** From the relay listening until its overlay is right again, in ms, at the 99th percentile. */
export const RIGHT_MS_MAX = 2000;
/** Time between two counts of the writer, in ms: no age is known better. */
const GRAIN_MS = 20;

/** One kill. */
export interface Kill {
  /** How long the relay was left away before it was started again, in ms. */
  readonly awayMs: number;
  /** How long before the kill the oldest count was sent that was lost, in ms; 0 if none was. */
  readonly ageMs: number;
  /** When the relay that came back said that it listens, in ms since 1970. */
  readonly listenedAt: number;
  /** The latest count that was sent before the kill: whatever is above it was sent to the relay that came back. */
  readonly before: number;
}

/** For each kill how long after the relay listened again a count stood on the picture that this relay was told, in ms. */
export function rightAfter(kills: readonly Kill[], { shown }: Seen): readonly number[] {
  return kills.map(({ before, listenedAt }) => {
    const first = shown.find(([count]) => count > before);
    return first === undefined ? Infinity : first[1] - listenedAt;
  });
}

/** How often a count stood there after a higher one. */
export function stepsBack({ shown }: Seen): number {
  return shown.filter(([count], at) => count < (shown[at - 1]?.[0] ?? 0)).length;
}

export interface Row {
  readonly what: string;
  readonly value: string;
  /** Empty where a figure is told and held against nothing. */
  readonly bar: string;
  readonly holds: boolean;
}

const ms = (value: number): string => `${Math.round(value)} ms`;
const note = (what: string, value: string): Row => ({ what, value, bar: '', holds: true });
const held = (what: string, value: number, max: number, word = ms): Row => ({
  what,
  value: word(value),
  bar: max === 0 ? 'none' : `at most ${word(max)}`,
  holds: value <= max,
});

/** `saves`: how long saves took, in ms, that a program with nothing else to do made meanwhile. */
export function rowsOf(kills: readonly Kill[], ours: Seen, naive: Seen, saves: readonly number[]): readonly Row[] {
  const right = rightAfter(kills, ours);
  const peer = rightAfter(kills, naive);
  const afterLong = right.filter((_, at) => (kills[at]?.awayMs ?? 0) > 0);
  const ages = kills.map(({ ageMs }) => ageMs);
  const slowest = Math.max(...saves);
  const ratio = (p: number): string => (percentile(right, p) / percentile(peer, p)).toFixed(2);
  return [
    note('right again after the relay listens, p50', ms(percentile(right, 0.5))),
    held('the same, p99', percentile(right, 0.99), RIGHT_MS_MAX),
    ...(afterLong.length === 0 ? [] : [note('of these the longest after 15 s away', ms(Math.max(...afterLong)))]),
    note('a page that dials every second, p50', ms(percentile(peer, 0.5))),
    note('the same, p99', ms(percentile(peer, 0.99))),
    note('ours to that page, p50 and p99', `${ratio(0.5)} and ${ratio(0.99)}`),
    note('what was lost goes back before the kill, p50', ms(percentile(ages, 0.5))),
    note('a bare save on this disk, p50 and longest', `${ms(percentile(saves, 0.5))}, ${ms(slowest)}`),
    held('what was lost goes back, longest', Math.max(...ages), SAVE_MS + slowest + GRAIN_MS),
    held('frames without a value', ours.blanks, 0, String),
    held('steps back on the picture', stepsBack(ours), 0, String),
    note('steps back on the other page', String(stepsBack(naive))),
  ];
}
