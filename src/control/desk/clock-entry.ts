import { secondsOf } from '#scoreboard/clock-seconds.ts';

/** The most that a clock of the desk may show, in ms: below a hundred hours. */
const CLOCK_MS_MAX = 100 * 3_600_000 - 1;

/** Why a text is no time of a clock: `parts`, its seconds, or the minutes behind hours, are more than 59. */
export type ClockFault = 'text' | 'parts' | 'long';

/** What an operator typed as a clock's time, in whole ms: `9:58`, `45.3`, `12`, `95:30`. */
export function readClockEntry(
  text: string,
): { readonly ok: true; readonly ms: number } | { readonly ok: false; readonly fault: ClockFault } {
  const typed = text.trim().replace(',', '.');
  const seconds = secondsOf(typed);
  if (seconds === undefined) return { ok: false, fault: 'text' };
  // Only what stands first may go on past 59: a soccer clock shows 95:30, and no clock 99:99.
  if (
    typed
      .split(':')
      .slice(1)
      .some((part) => Number(part) >= 60)
  )
    return { ok: false, fault: 'parts' };
  const ms = Math.round(seconds * 1000);
  return ms <= CLOCK_MS_MAX ? { ok: true, ms } : { ok: false, fault: 'long' };
}
