/** How careful a stream's truth engine is: every number that it reckons with. */

import type { GuardName, GuardNumbers } from '#protocol/desk-state.ts';

export interface Profile {
  /** So long a change that the sport's rules expect must have been read, in ms, before it goes on air. */
  readonly plausibleMs: number;
  /** The same for one that happens but rarely: the last change is taken back, both scores go to nothing, two baskets at once. */
  readonly unlikelyMs: number;
  /** The same for one that no rule explains: a correction on the board, a wrong pack. */
  readonly implausibleMs: number;
  /** The same for a clock that is not where it should be by now. */
  readonly clockMs: number;
  /** Readings that must agree, where the source repeats what has not changed. */
  readonly readings: number;
  /** So long a field must have been read as blank before it is; scores, names, periods and the game clock never are. */
  readonly blankMs: number;
}

/**
 * `normal`: a misread lasts one to three readings, which is 300 ms at the ten readings a second that Scoreboard OCR makes, so that a change
 * that has stood for 320 ms is none; the figures behind it were chosen by `npm run bench:truth`. A waved-off basket must be off within a
 * second, anything that stays within three: misreads in between cost some of that.
 */
export const PROFILES: Readonly<Record<Exclude<GuardName, 'off'>, Profile>> = {
  // Two readings at ten a second: for who watches the field and corrects it at once.
  careful: { plausibleMs: 120, unlikelyMs: 300, implausibleMs: 900, clockMs: 120, readings: 2, blankMs: 600 },
  normal: { plausibleMs: 320, unlikelyMs: 520, implausibleMs: 2200, clockMs: 320, readings: 2, blankMs: 1500 },
  // Twice the longest misread at ten a second; it costs nothing behind a video delay.
  strict: { plausibleMs: 640, unlikelyMs: 850, implausibleMs: 2600, clockMs: 640, readings: 3, blankMs: 2500 },
};

/** A profile by its name with an operator's own numbers; undefined where nothing is to be judged. */
export function profileOf(name: GuardName, numbers: GuardNumbers): Profile | undefined {
  return name === 'off' ? undefined : { ...PROFILES[name], ...numbers };
}
