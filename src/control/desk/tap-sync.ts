/** How far the picture is behind the feed, from taps at moments when the picture's clock rolls to a value whose arrival is known: pure. */
import { DELAY_MS_MAX, DELAY_STEP_MS } from '#protocol/desk.ts';
import { secondsOf } from '#scoreboard/clock-seconds.ts';

/** A clock value of the feed, and when this page had it. */
export interface Tick {
  readonly value: string;
  readonly at: number;
}

/** A tap at `at`, for the moment when the picture rolls to `value`. */
export type Tap = Tick;

/** How far a tapping along has come. */
export interface Sync {
  readonly ticks: readonly Tick[];
  readonly taps: readonly Tap[];
  /** The value to tap at; it stands until it was tapped, since one that moves cannot be waited for. */
  readonly target: string | undefined;
  /** How many taps are asked for. */
  readonly wanted: number;
}

export type SyncEvent =
  | { readonly kind: 'tick'; readonly tick: Tick }
  | { readonly kind: 'tap'; readonly at: number }
  /** The taps do not agree: a few more. */
  | { readonly kind: 'more' }
  | { readonly kind: 'again' };

export const TAPS = 5;
/** How many more are asked for where they do not agree. */
export const MORE_TAPS = 3;
/**
 * Taps that lie further from each other than this, as half their range in ms, are no measurement: people who wait for a digit to roll tap
 * within some 50 ms of it, five such taps stay within 120 ms of their middle, and a delay that is wrong by more than 150 ms can be seen.
 */
export const SPREAD_MS_MAX = 150;

export const NO_SYNC: Sync = { ticks: [], taps: [], target: undefined, wanted: TAPS };

/** What a value that comes, a tap, or a new beginning makes of it. */
export function nextSync(sync: Sync, event: SyncEvent): Sync {
  switch (event.kind) {
    case 'tick': {
      // The taps are judged by what is known now: what comes later must not take that away.
      if (isComplete(sync)) return sync;
      const ticks = withTick(sync.ticks, event.tick);
      return { ...sync, ticks, target: sync.target ?? nextTarget(ticks, sync.taps, event.tick.at) };
    }
    case 'tap': {
      if (sync.target === undefined) return sync;
      const taps = [...sync.taps, { value: sync.target, at: event.at }];
      const isLast = taps.length >= sync.wanted;
      return { ...sync, taps, target: isLast ? undefined : nextTarget(sync.ticks, taps, event.at) };
    }
    case 'more':
      return { ...sync, wanted: sync.taps.length + MORE_TAPS };
    default:
      return NO_SYNC;
  }
}

/** Whether there are as many taps as were asked for. */
export function isComplete({ taps, wanted }: Sync): boolean {
  return taps.length >= wanted;
}

/** How far ahead of the picture a value is asked for: time to read it, and to wait for it. */
const LEAD_MS = 3000;
/** Longer than five taps take at the longest delay. */
const KEEP_MS = TAPS * (DELAY_MS_MAX + 3 * LEAD_MS);

/** Adds a value that came; what is older than any sync takes is of no use. */
export function withTick(ticks: readonly Tick[], tick: Tick): readonly Tick[] {
  return [...ticks.filter(({ at }) => at > tick.at - KEEP_MS), tick];
}

/**
 * The value to wait for next. Without a tap the picture may be as fresh as the feed, so it is one that the feed itself shows only in a
 * while; once a tap says how far the picture is behind, it is one that the picture shows soon. Undefined while the clock does not run.
 */
export function nextTarget(ticks: readonly Tick[], taps: readonly Tap[], now: number): string | undefined {
  const delays = delaysOf(ticks, taps);
  const behind = delays.length === 0 ? 0 : middle(delays);
  const due = ticks.find(({ at, value }) => at + behind >= now + LEAD_MS && isWhole(value));
  if (due !== undefined) return due.value;
  const step = stepOf(ticks);
  const last = ticks.at(-1);
  const seconds = secondsOf(last?.value ?? '');
  if (step === undefined || last === undefined || seconds === undefined) return undefined;
  const ahead = Math.max(1, Math.ceil((now + LEAD_MS - behind - last.at) / 1000));
  const target = Math.floor(seconds) + step * ahead;
  return target < 0 ? undefined : minutesOf(target);
}

/** In ms, of each tap whose value has come: how long after its arrival the picture showed it. */
export function delaysOf(ticks: readonly Tick[], taps: readonly Tap[]): readonly number[] {
  return taps.flatMap((tap) => {
    const tick = ticks.findLast(({ value, at }) => sameTime(value, tap.value) && at > tap.at - DELAY_MS_MAX - LEAD_MS);
    return tick === undefined ? [] : [Math.max(0, tap.at - tick.at)];
  });
}

export interface SyncResult {
  /** In ms, as a delay can be: in its steps, and no longer than it may be. */
  readonly median: number;
  /** Half of the range that the taps fill, in ms. */
  readonly spread: number;
}

/** What the taps say together, by those five that lie nearest to their middle: of more than five the ones that were missed drop out. Undefined before there are enough. */
export function syncResult(delays: readonly number[]): SyncResult | undefined {
  if (delays.length < TAPS) return undefined;
  const centre = middle(delays);
  const best = [...delays].sort((a, b) => Math.abs(a - centre) - Math.abs(b - centre)).slice(0, TAPS);
  const range = Math.max(...best) - Math.min(...best);
  return { median: Math.min(DELAY_MS_MAX, stepped(middle(best))), spread: stepped(range / 2) };
}

function stepped(ms: number): number {
  return Math.round(ms / DELAY_STEP_MS) * DELAY_STEP_MS;
}

function middle(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
}

/** Which way the seconds go, 1 or -1; undefined for a clock that stands. */
function stepOf(ticks: readonly Tick[]): number | undefined {
  const [a, b] = ticks.slice(-2).map(({ value }) => secondsOf(value));
  if (a === undefined || b === undefined || a === b) return undefined;
  return b > a ? 1 : -1;
}

/** Tenths roll too fast to be tapped. */
function isWhole(value: string): boolean {
  return !value.includes('.') && secondsOf(value) !== undefined;
}

function sameTime(a: string, b: string): boolean {
  return secondsOf(a) === secondsOf(b);
}

function minutesOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
