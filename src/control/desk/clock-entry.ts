import { secondsOf } from '#scoreboard/clock-seconds.ts';

/** The most that a clock of the desk may show, in ms: below a hundred hours. */
const CLOCK_MS_MAX = 100 * 3_600_000 - 1;

/** What an operator typed as a clock's time, in whole ms: `9:58`, `45.3`, `12`; undefined for what is no time. */
export function readClockEntry(text: string): number | undefined {
  const seconds = secondsOf(text.trim().replace(',', '.'));
  if (seconds === undefined) return undefined;
  const ms = Math.round(seconds * 1000);
  return ms <= CLOCK_MS_MAX ? ms : undefined;
}
