/** The second that a clock shows between two readings of a board that is read more rarely than it ticks (docs/PROTOCOL.md C4): pure. */
import type { ClockStand } from './clock-pace.ts';

/** What a sport says of its clock. */
export interface ClockRules {
  readonly direction: 'down' | 'up' | 'any';
  /** Lengths of periods and overtimes, in seconds: a clock that counts up may stop at each. */
  readonly ends: readonly number[];
}

/** A text in a clock's place, and from when. */
export interface FilledTick {
  readonly text: string;
  readonly at: number;
}

const SECOND_MS = 1000;
/** A board that is read once a second skips no tick: there is nothing to fill. */
const SKIPPED_MS_MIN = 1500;
/** Below it every tenth counts, and nothing is made up. */
const SECONDS_MIN = 60;

/** What to show a second after a reading if none came; undefined where nothing is to be filled. One second it is, whatever comes: who has waited longer knows nothing. */
export function tickAfter(stand: ClockStand, { direction, ends }: ClockRules): FilledTick | undefined {
  const { seconds, movedMs, since, text } = stand;
  if (seconds === undefined || Math.abs(movedMs) < SKIPPED_MS_MIN) return undefined;
  const way = movedMs < 0 ? 'down' : 'up';
  if (direction !== 'any' && direction !== way) return undefined;
  const next = way === 'down' ? seconds - 1 : seconds + 1;
  if (Math.min(seconds, next) < SECONDS_MIN) return undefined;
  if (way === 'up' && ends.some((end) => end > 0 && seconds % end === 0)) return undefined;
  const filled = inFormOf(text, next);
  return filled === undefined ? undefined : { text: filled, at: since + SECOND_MS };
}

/** So many seconds as this board would write them; undefined where nobody knows how, or where it is no `m:ss`. */
function inFormOf(text: string, seconds: number): string | undefined {
  const [, minutes] = /^(\d{1,3}):\d\d$/.exec(text) ?? [];
  if (minutes === undefined) return undefined;
  const whole = String(Math.floor(seconds / 60));
  // After 10:00 some boards write 9:59 and some 09:59.
  if (whole.length < minutes.length && !minutes.startsWith('0')) return undefined;
  return `${whole.padStart(minutes.length, '0')}:${String(seconds % 60).padStart(2, '0')}`;
}
