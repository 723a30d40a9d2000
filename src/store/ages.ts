const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A span of time in the two units that matter, which a catalogue may call otherwise: `0 s`, `48 s`, `3 min 20 s`, `2 h 5 min`, `4 d`. A span below zero counts as none. */
export function spanInWords(ms: number): string {
  const span = Math.max(0, ms);
  if (span < MINUTE_MS) return `${Math.floor(span / SECOND_MS)} s`;
  if (span < 10 * MINUTE_MS) return two(span, MINUTE_MS, 'min', SECOND_MS, 's');
  if (span < HOUR_MS) return `${Math.floor(span / MINUTE_MS)} min`;
  if (span < DAY_MS) return two(span, HOUR_MS, 'h', MINUTE_MS, 'min');
  return `${Math.floor(span / DAY_MS)} d`;
}

/** Whether something so long ago is said to be now. */
export function isJustNow(ms: number): boolean {
  return ms < 1.5 * SECOND_MS;
}

/** The local time of day, `14:03:20`, for something within the last day; with the date before it when it is older. */
export function timeOfDay(instant: number, now: number): string {
  const date = new Date(instant);
  const clock = [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(':');
  if (now - instant < DAY_MS) return clock;
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())} ${clock}`;
}

function two(span: number, big: number, bigUnit: string, small: number, smallUnit: string): string {
  const rest = Math.floor((span % big) / small);
  const head = `${Math.floor(span / big)} ${bigUnit}`;
  return rest === 0 ? head : `${head} ${rest} ${smallUnit}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
