/** What a guard does to a feed, in figures for each kind of field. */
import { secondsOf } from '#scoreboard/clock-seconds.ts';
import type { Feed } from './camera.ts';
import type { Guard } from './guard.ts';
import type { TruthGame } from './game.ts';
import { judge, type Delay, type Judgement } from './judge.ts';
import { delayed, drive, type Airing } from './on-air.ts';
import { createFollower, indexAt, KINDS, lengthOf, without, type Change, type Kind, type Span } from './timeline.ts';

/** Longer than this a viewer sees a wrong number. */
const VISIBLE_MS = 100;
/** The longest that any steady value may be held back. */
export const HELD_MS = 3000;
/** What test data put on air may stand so long behind it before it counts as wrong: the longest hold, and a second. */
const AFTER_TEST_MS = HELD_MS + 1000;
/** The delay of an output at which confirming is to cost nothing. */
export const OUTPUT_DELAY_MS = 2000;
/** How often a clock on air is compared with the board's. */
const CLOCK_LOOK_MS = 100;

/** Sums and lists over any number of fields and games, from which the table is reckoned. All times in ms, but the clock's errors in s. */
export interface Figures {
  readonly onAirMs: number;
  readonly wrongMs: number;
  readonly blankMs: number;
  /** Wrong texts that stood long enough to be seen, and how many of them while something covered the field. */
  readonly visible: number;
  readonly visibleCovered: number;
  /** Delays of changes by play, of changes taken back, of resets, and of corrections. */
  readonly play: readonly number[];
  readonly playSinceChange: readonly number[];
  readonly undo: readonly number[];
  readonly reset: readonly number[];
  readonly correction: readonly number[];
  /** Delays of changes by play where nothing disturbed the field: what a clock that behaves has to wait. */
  readonly calm: readonly number[];
  /** True changes that stood for 3 s to be read and never came on air; and those that waited longer than that. */
  readonly never: number;
  readonly held: number;
  /** Differences between the clock on air and the board's, at looks while nothing covered it. */
  readonly clockErrors: readonly number[];
  /** From the end of test data until the field is right again. */
  readonly afterTest: readonly number[];
  /** At an output delayed by 2 s: what is seen wrong there, and how late changes by play come, from the first reading that shows them. */
  readonly delayedVisible: number;
  readonly delayedPlay: readonly number[];
  /** How far confirming takes longer than the delay, by the time of the reading that the guard names. */
  readonly delayedLag: readonly number[];
}

export type Report = ReadonlyMap<Kind, Figures>;

/** Drives a guard through a feed of a game. */
export function measure(game: TruthGame, feed: Feed, guard: Guard): Report {
  const airings = drive(guard, feed, game.duration);
  const masks = feed.tests.map(({ from, to }) => ({ from, to: to + AFTER_TEST_MS }));
  const report = new Map<Kind, Figures>();
  for (const { name, kind, changes } of game.lines) {
    const covers = feed.covers.filter(({ fields }) => fields.has(name));
    const excuses = [...covers, ...feed.freezes].sort((a, b) => a.from - b.from);
    const readings = feed.readings.get(name) ?? [];
    const live = airings.get(name) ?? [];
    const late = delayed(live, OUTPUT_DELAY_MS);
    const judged = (shown: readonly Airing[]): Judgement =>
      judge(changes, readings, shown, { excuses, masks }, game.duration);
    const figures = figuresOf(judged(live), judged(late), covers, {
      from: live[0]?.at ?? game.duration,
      to: game.duration,
    });
    const errors = kind === 'clock' ? errorsOf(changes, live, [...excuses, ...masks], game.duration) : [];
    const onAirMs = figures.onAirMs - lengthOf(masks);
    const afterTest = feed.tests.map(({ to }) => backAfter(changes, live, to, game.duration));
    const all = { ...figures, onAirMs: Math.max(0, onAirMs), clockErrors: errors, afterTest };
    report.set(kind, sum(report.get(kind), all));
  }
  return report;
}

function figuresOf(live: Judgement, late: Judgement, covers: readonly Span[], onAir: Span): Figures {
  const visible = seen(live.wrong);
  const play = by(live, 'play');
  return {
    onAirMs: onAir.to - onAir.from,
    wrongMs: lengthOf(live.wrong),
    blankMs: lengthOf(live.blank),
    visible: visible.length,
    visibleCovered: visible.filter((span) => lengthOf(without([span], covers)) < span.to - span.from).length,
    play: msOf(play),
    playSinceChange: play.flatMap(({ sinceChange }) => (sinceChange === undefined ? [] : [sinceChange])),
    undo: msOf(by(live, 'undo')),
    reset: msOf(by(live, 'reset')),
    correction: msOf(by(live, 'correction')),
    calm: msOf(play.filter(({ isCalm }) => isCalm)),
    never: live.delays.filter((delay) => !delay.isAired && delay.ms > HELD_MS).length,
    held: live.delays.filter((delay) => delay.ms > HELD_MS).length,
    clockErrors: [],
    delayedVisible: seen(late.wrong).length,
    afterTest: [],
    delayedPlay: msOf(by(late, 'play')),
    delayedLag: play.flatMap(({ confirmMs }) =>
      confirmMs === undefined ? [] : [Math.max(0, confirmMs - OUTPUT_DELAY_MS)],
    ),
  };
}

/** How long after a time it takes until what is on air is true. */
function backAfter(changes: readonly Change[], airings: readonly Airing[], after: number, end: number): number {
  const standing = Math.max(0, indexAt(airings, after));
  const right = airings
    .slice(standing)
    .find(({ at, value }) => changes[indexAt(changes, Math.max(at, after))]?.value === value);
  return Math.max(0, (right?.at ?? end) - after);
}

function seen(spans: readonly Span[]): readonly Span[] {
  return spans.filter(({ from, to }) => to - from > VISIBLE_MS);
}

function by({ delays }: Judgement, cause: Change['cause']): readonly Delay[] {
  return delays.filter(({ change }) => change.cause === cause);
}

function msOf(delays: readonly Delay[]): readonly number[] {
  return delays.map(({ ms }) => ms);
}

function errorsOf(
  changes: readonly Change[],
  airings: readonly Airing[],
  excuses: readonly Span[],
  end: number,
): number[] {
  const truth = createFollower(changes);
  const errors: number[] = [];
  let index = -1;
  for (let at = 0; at < end; at += CLOCK_LOOK_MS) {
    while ((airings[index + 1]?.at ?? Infinity) <= at) index += 1;
    const [is, shown] = [secondsOf(truth(at)), secondsOf(airings[index]?.value ?? '')];
    if (is === undefined || shown === undefined || excuses.some(({ from, to }) => at >= from && at < to)) continue;
    errors.push(Math.abs(is - shown));
  }
  return errors;
}

function sum(a: Figures | undefined, b: Figures): Figures {
  if (a === undefined) return b;
  return {
    onAirMs: a.onAirMs + b.onAirMs,
    wrongMs: a.wrongMs + b.wrongMs,
    blankMs: a.blankMs + b.blankMs,
    visible: a.visible + b.visible,
    visibleCovered: a.visibleCovered + b.visibleCovered,
    play: [...a.play, ...b.play],
    playSinceChange: [...a.playSinceChange, ...b.playSinceChange],
    undo: [...a.undo, ...b.undo],
    reset: [...a.reset, ...b.reset],
    correction: [...a.correction, ...b.correction],
    calm: [...a.calm, ...b.calm],
    never: a.never + b.never,
    held: a.held + b.held,
    clockErrors: [...a.clockErrors, ...b.clockErrors],
    delayedVisible: a.delayedVisible + b.delayedVisible,
    afterTest: [...a.afterTest, ...b.afterTest],
    delayedPlay: [...a.delayedPlay, ...b.delayedPlay],
    delayedLag: [...a.delayedLag, ...b.delayedLag],
  };
}

/** Several games' reports as one. */
export function sumOf(reports: readonly Report[]): Report {
  const all = new Map<Kind, Figures>();
  for (const kind of KINDS) {
    for (const report of reports) {
      const figures = report.get(kind);
      if (figures !== undefined) all.set(kind, sum(all.get(kind), figures));
    }
  }
  return all;
}
