/** Brings what a camera read into the form that the field's kind has; what cannot be brought there is a misread, and no value. */
import { unreachable } from '#lib/unreachable.ts';
import { secondsOf } from '../clock-seconds.ts';

/** What a field is to the truth engine. */
export type FieldKind = 'score' | 'count' | 'clock' | 'countdown' | 'period' | 'text';

/** A minute, an hour: what stands behind a colon is below it. */
const SIXTY = 60;

/**
 * The text in the form of its kind: spaces out, `07` as `7`, `58:7` as `58.7`, `12.34` and `1234` as `12:34`, `12,3` as `12.3`, `56:.5` as
 * `56.5`. Empty where it is blank, undefined where it is a misread. A clock's digits stay those of the source. `near` are the seconds that
 * the clock shows: of the readings that a text without a separator may have, the nearest counts.
 */
export function clean(kind: FieldKind, text: string, near?: number): string | undefined {
  const trimmed = text.replaceAll(/\s+/g, ' ').trim();
  if (trimmed === '') return '';
  switch (kind) {
    case 'score':
      return cleanCount(trimmed, 3);
    case 'count':
      return cleanCount(trimmed, 2);
    case 'clock':
    case 'countdown':
      return cleanClock(trimmed.replaceAll(' ', ''), kind === 'clock', near);
    case 'period':
    case 'text':
      return trimmed;
    default:
      return unreachable(kind);
  }
}

/** Letters that a camera makes of the digits 0, 1, 2, 5 and 8, and nothing else. */
const DIGITS_MISREAD = /^[OoQDIilSsZzB]+$/;

/** A count; or a word of so many letters, such as BONUS or ON, which scripts and lamps write in its place: a camera makes fewer letters of digits. */
function cleanCount(text: string, letters: number): string | undefined {
  const digits = text.replaceAll(' ', '');
  if (/^\d+$/.test(digits)) return digits.replace(/^0+(?=\d)/, '');
  if (DIGITS_MISREAD.test(digits)) return undefined;
  return /^[\p{L} ]+$/u.test(text) && text.length >= letters ? text : undefined;
}

function cleanClock(text: string, hasMinutes: boolean, near: number | undefined): string | undefined {
  // `:07` is what boards show without minutes.
  if (/^[:;]\d\d$/.test(text)) return `:${text.slice(1)}`;
  if (/^[.,]\d$/.test(text)) return `0.${text.slice(1)}`;
  if (!/^\d[\d:;.,]*\d$|^\d$/.test(text)) return undefined;
  const parts = text.split(/[:;.,]+/);
  const separators = (text.match(/[:;.,]+/g) ?? []).map((run) => (/[.,]/.test(run) ? '.' : ':'));
  return parts.length === 1 ? unseparated(text, hasMinutes, near) : separated(parts, separators);
}

/** `1234` is 12:34; `123` is 1:23 or 12.3, whichever is nearer to what is shown. */
function unseparated(digits: string, hasMinutes: boolean, near: number | undefined): string | undefined {
  if (digits.length <= 2) return digits;
  if (digits.length > 4 || !hasMinutes) {
    return digits.length === 3 && !hasMinutes ? `${digits.slice(0, 2)}.${digits.slice(2)}` : undefined;
  }
  const minutes = isBelowSixty(digits.slice(-2)) ? `${digits.slice(0, -2)}:${digits.slice(-2)}` : undefined;
  if (digits.length === 4 || near === undefined) return minutes;
  const tenths = `${digits.slice(0, 2)}.${digits.slice(2)}`;
  if (minutes === undefined || !isBelowSixty(digits.slice(0, 2))) return minutes ?? tenths;
  const off = (clock: string): number => Math.abs((secondsOf(clock) ?? Infinity) - near);
  return off(tenths) < off(minutes) ? tenths : minutes;
}

/** Of two parts the length of the last says which separator stood there; with more the last may be tenths. */
function separated(parts: readonly string[], separators: readonly string[]): string | undefined {
  const [last = '', ...before] = parts.toReversed();
  const front = before.toReversed();
  const isTenths = last.length === 1;
  if (parts.length > 4 || (!isTenths && last.length !== 2)) return undefined;
  // The length decides; three parts that end in a single digit are minutes with tenths only where a dot was seen.
  if (isTenths && parts.length > 2 && separators.at(-1) !== '.') return undefined;
  const whole = isTenths ? front : [...front, last];
  const [first = '', ...rest] = whole;
  if (rest.length > 2 || !rest.every((part) => part.length === 2 && isBelowSixty(part))) return undefined;
  // Soccer passes 99 minutes; hours have two digits at most, and so have seconds, which are below sixty.
  if (first.length > (rest.length === 1 ? 3 : 2) || (rest.length === 0 && !isBelowSixty(first))) return undefined;
  return isTenths ? `${whole.join(':')}.${last}` : whole.join(':');
}

function isBelowSixty(digits: string): boolean {
  return Number(digits) < SIXTY;
}
