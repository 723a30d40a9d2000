/** Clocks: a reading that is where the clock should be by now goes on air at once, another one when it has stayed. */
import type { BlankPolicy } from '#protocol/desk-state.ts';
import { secondsOf } from '../clock-seconds.ts';
import type { Guard, Held, Verdict } from './guard.ts';
import type { Profile } from './profiles.ts';

/** Which way it runs; `any` where nobody knows. */
export type Direction = 'down' | 'up' | 'any';

export interface ClockGuardOptions {
  readonly direction: Direction;
  /** Whether it is set anew all the time, as a shot clock is. */
  readonly resets: boolean;
  readonly profile: Profile;
  /** Whether the source repeats what has not changed. */
  readonly repeats: (at: number) => boolean;
  /** What a blank means: without a word it is blank once that has lasted. */
  readonly blank?: BlankPolicy | undefined;
  /** What is on air from before. */
  readonly shown?: string | undefined;
}

/*
 * Figures: `npm run bench:truth -- --profile normal`, seeds 1 and 2, one number at a time. As they are, the game clock is wrong in a way that can
 * be seen 13.1 times an hour where the feed repeats itself and 13.9 times where it says changes alone, the shot clock 96 and 106 times.
 */

/** A reading may be so late or early, in s: a camera's frame, the program's work and the network. 0.2 makes it 12.7 times, 0.6 14.3. */
const JITTER_S = 0.35;
/** A text stands for less than a second or a tenth, whatever the board rounds to. */
const STEP_S = 1;
const TENTH_S = 0.1;
/** Boards differ in what they round the last tenth to; the bench's do not. 0.5 makes it 14.3 times. */
const BACK_S = 0.05;
/** A source that sends changes alone said nothing because nothing changed: a clock then moved by no more than this, in s. Of a feed of changes 1.5 makes it 13 times and 6 15 times. */
const UNSAID_S = 3;
/** So many jumps one after the other that are a step the other way mean that it runs the other way; and so many steps as the sport has them, that it does not: one is a correction. The bench, whose clocks run as their sport says, does not tell 2 from 5. */
const AGAINST_MAX = 3;
/** A reading that goes on from what was on air before says, for so long, in ms, that what is was a misread. 500 has the shot clock of a feed of changes wrong 144 times instead of 106; 3000 the game clock 17 times. */
const DOUBT_MS = 1500;
/** A source that repeats itself and then says no more has been read often enough after so many times the time: as other values. The bench does not tell 2 from 5. */
const SILENT_TIMES = 3;
/** Two times the blank of other fields: a console's clock blinks in a time-out. Once has it blank for 0.32 % of the time instead of 0.25 %, four times holds two that were gone for more than 3 s. */
const BLANK_TIMES = 2;

/** What a clock showed, and when that was read. */
interface Stand {
  readonly text: string;
  readonly seconds: number;
  readonly at: number;
}

/** Where it may be instead, in all texts that it showed there. */
interface Other {
  readonly path: readonly [Stand, ...Stand[]];
  readonly last: Stand;
  readonly readings: number;
}

/** Texts of a path that are kept for outputs that are late. */
const PATH_MAX = 64;

function extended({ path, last }: Other, stand: Stand): Other['path'] {
  return stand.text === last.text || path.length >= PATH_MAX ? path : [...path, stand];
}

function standOf(text: string | undefined, at: number): Stand | undefined {
  const seconds = secondsOf(text ?? '');
  return text === undefined || seconds === undefined ? undefined : { text, seconds, at };
}

export function createClockGuard({ profile, repeats, resets, blank, ...options }: ClockGuardOptions): Guard & {
  /** Whether the sport's direction was given up because the clock ran the other way. */
  readonly yielded: () => boolean;
} {
  let { direction } = options;
  let shown: Stand | undefined = standOf(options.shown, -Infinity);
  let isBlank = options.shown === '';
  let before: Stand | undefined;
  let other: Other | undefined;
  let blankSince: number | undefined;
  let against = 0;
  /** Steps one after the other that were as the sport has them, of a clock that was let. */
  let inRule = 0;
  let verdicts: readonly Verdict[] = [];
  let due: number | undefined;
  let reading: string | undefined;
  /** The latest reading was a misread: where the clock may be instead stands no longer. */
  let isLost = false;
  let refused: string | undefined;
  let isAccepted = false;

  /** Whether a clock that stood there may be here by now. */
  function follows(from: Stand, to: Stand, way: Direction): boolean {
    const passed = (to.at - from.at) / 1000;
    const elapsed = repeats(to.at) ? passed : Math.min(passed, UNSAID_S);
    const step = from.text.includes('.') && to.text.includes('.') ? TENTH_S : STEP_S;
    const moved = way === 'up' ? to.seconds - from.seconds : from.seconds - to.seconds;
    return (
      (way === 'any' ? Math.abs(moved) : moved) <= elapsed + step + JITTER_S && (way === 'any' || moved >= -BACK_S)
    );
  }

  function show(stand: Stand): void {
    before = shown;
    shown = stand;
    isBlank = false;
    other = undefined;
    isAccepted = false;
    verdicts = [{ value: stand.text, at: stand.at }];
  }

  /** A jump that is a step the other way, again and again, is no jump. */
  function learn(from: Stand | undefined, to: Stand): void {
    if (from === undefined || direction === 'any') return;
    const isAgainst = to.seconds !== from.seconds && follows(from, to, direction === 'up' ? 'down' : 'up');
    against = isAgainst ? against + 1 : 0;
    if (against >= AGAINST_MAX) direction = 'any';
  }

  /** Corrections look like running the other way: one that runs as its sport says is judged by that again. */
  function returnToRule(from: Stand, to: Stand): void {
    if (direction === options.direction) return;
    const isRuled = to.seconds !== from.seconds && follows(from, to, options.direction);
    inRule = isRuled ? inRule + 1 : 0;
    if (inRule < AGAINST_MAX) return;
    direction = options.direction;
    inRule = 0;
  }

  function take(stand: Stand): void {
    if (shown === undefined) {
      show(stand);
      return;
    }
    if (stand.text === shown.text && !isBlank) {
      shown = { ...shown, at: stand.at };
      other = undefined;
      isAccepted = false;
      return;
    }
    if (!isBlank && follows(shown, stand, direction)) {
      if (stand.seconds !== shown.seconds) {
        against = 0;
        returnToRule(shown, stand);
      }
      show(stand);
      return;
    }
    // Where the clock was before it went there, it would be here by now.
    if (before !== undefined && stand.at - before.at <= DOUBT_MS && follows(before, stand, direction) && !isBlank) {
      const doubted = before;
      show(stand);
      before = doubted;
      return;
    }
    const goesOn = other !== undefined && follows(other.last, stand, 'any');
    // What was accepted is what the operator saw, and where that went on from there.
    isAccepted &&= goesOn;
    other =
      other !== undefined && goesOn
        ? { path: extended(other, stand), last: stand, readings: other.readings + 1 }
        : { path: [stand], last: stand, readings: 1 };
  }

  function neededMs({ last }: Other): number {
    return resets && (shown === undefined || last.seconds > shown.seconds) ? profile.clockMs / 2 : profile.clockMs;
  }

  return {
    read(value, at) {
      isLost = value === undefined;
      if (value === undefined) return;
      reading = value;
      if (value !== refused) refused = undefined;
      if (value === '') {
        if (!isBlank && blank !== 'hold') blankSince ??= at;
        other = undefined;
        return;
      }
      blankSince = undefined;
      const stand = standOf(value, at);
      if (stand !== undefined) take(stand);
    },
    settle(at) {
      due = undefined;
      if (verdicts.length === 0 && other !== undefined && (isAccepted || (!isLost && other.last.text !== refused))) {
        const isAgreed = other.readings >= profile.readings || !repeats(at);
        const needed = isAgreed ? neededMs(other) : neededMs(other) * SILENT_TIMES;
        const { path, last } = other;
        if (isAccepted || at - path[0].at >= needed) {
          if (!isBlank) learn(shown, last);
          show(last);
          verdicts = path.map((stand) => ({ value: stand.text, at: stand.at }));
        } else due = path[0].at + needed;
      }
      if (verdicts.length === 0 && blankSince !== undefined) {
        const needed = profile.blankMs * (resets ? 1 : BLANK_TIMES);
        if (at - blankSince >= needed) {
          verdicts = [{ value: '', at: blankSince }];
          isBlank = true;
          blankSince = undefined;
        } else due = Math.min(due ?? Infinity, blankSince + needed);
      }
      const given = verdicts;
      verdicts = [];
      return given;
    },
    due: () => due,
    held: (): Held | undefined =>
      other === undefined || other.last.text === refused
        ? undefined
        : { value: other.last.text, since: other.path[0].at, reason: 'off-pace' },
    shown: () => (isBlank ? '' : shown?.text),
    reading: () => reading,
    accept() {
      isAccepted = other !== undefined;
    },
    refuse() {
      refused = other?.last.text;
    },
    takeBack(value, at) {
      refused = isBlank ? '' : shown?.text;
      shown = standOf(value, at) ?? shown;
      isBlank = value === '';
      before = other = blankSince = undefined;
      isAccepted = false;
      verdicts = [];
    },
    admitAgain() {
      refused = undefined;
    },
    yielded: () => direction === 'any' && options.direction !== 'any',
  };
}
