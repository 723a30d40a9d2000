/** Tells a clock that runs from one that stands and one that is not there, by what was read of it and when. Pure: time comes in. */
import { secondsOf } from './clock-seconds.ts';

export type Pace = 'running' | 'stopped' | 'absent';

/** A text that has stood for more ticks than this, while it would have been told of another one, stands. */
const TICKS_MAX = 1.5;
/** What a board shows changes every second, or with tenths every tenth of one. */
const SECOND_MS = 1000;
const TENTH_MS = 100;
/** A source that is read more rarely than its board ticks skips ticks: so many ms of the clock at most count as one. */
const SKIPPED_MS_MAX = 2000;
/** A reading may be so much late or early, in ms: a camera's frame, the program's work and the network. */
const JITTER_MS = 350;

/** Where a clock stands, and how it came there. */
export interface ClockStand {
  /** As the source says it; empty where it says nothing. */
  readonly text: string;
  readonly seconds: number | undefined;
  /** When it was read first, in ms. */
  readonly since: number;
  /** When it was read last. */
  readonly seenAt: number;
  /** By how many ms the clock moved when it came here by running, negative where it counts down; 0 where it was set here, or where nobody saw it come. */
  readonly movedMs: number;
}

/** The link to a clock's source. */
export interface ClockLink {
  readonly isAlive: boolean;
  /** When anything was heard of the source last, in ms. */
  readonly heardAt: number;
}

/** Of a stream whose clock was never read. */
export const NO_CLOCK: ClockStand = { text: '', seconds: undefined, since: 0, seenAt: 0, movedMs: 0 };

/** What a text stands for at least, in ms, on a board that shows it while the clock runs. */
function tickMsOf(text: string): number {
  return text.includes('.') ? TENTH_MS : SECOND_MS;
}

/** Where it stands once this was read; `at` in ms never falls. */
export function standAfter(before: ClockStand, text: string, at: number): ClockStand {
  if (text === before.text) return { ...before, seenAt: at };
  const seconds = secondsOf(text);
  const next = { text, seconds, since: at, seenAt: at };
  if (seconds === undefined || before.seconds === undefined) return { ...next, movedMs: 0 };
  const moved = Math.round((seconds - before.seconds) * 1000);
  // `1:00` and `60.0` are two texts of one time.
  if (moved === 0) return { ...next, movedMs: before.movedMs };
  const unseen = at - before.seenAt;
  const tick = Math.max(tickMsOf(text), tickMsOf(before.text));
  const isInPace = Math.abs(moved) <= unseen + tick + JITTER_MS;
  if (isInPace && Math.abs(moved) <= SKIPPED_MS_MAX) return { ...next, movedMs: moved };
  // It ran unseen, or was set: one that ran may go on from there, one that stood still stands.
  return { ...next, movedMs: isInPace || isMoving(before, at) ? Math.sign(moved) * tick : 0 };
}

/** Until when it counts as running though nothing else was read, in ms; -Infinity for one that does not run. */
export function runsUntil({ text, since, movedMs }: ClockStand): number {
  if (movedMs === 0) return -Infinity;
  return since + TICKS_MAX * Math.max(tickMsOf(text), Math.abs(movedMs));
}

function isMoving(stand: ClockStand, at: number): boolean {
  return at <= runsUntil(stand);
}

/**
 * How the clock is at this moment. Silence says that it stands for as long as the source would have been heard: while its link is lost the
 * clock is what it was when something was heard of it last.
 */
export function paceOf(stand: ClockStand, now: number, { isAlive, heardAt }: ClockLink): Pace {
  if (stand.seconds === undefined) return 'absent';
  return isMoving(stand, isAlive ? now : Math.max(heardAt, stand.seenAt)) ? 'running' : 'stopped';
}
