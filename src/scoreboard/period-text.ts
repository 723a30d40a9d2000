import type { Rules } from './reckon.ts';

/** A period's form: Q1, P1, 1ST, 1H, R1, 1, SET 1, or as the source says it. */
export type PeriodForm = 'quarter' | 'period' | 'ordinal' | 'half' | 'round' | 'inning' | 'word' | 'plain';

export interface PeriodStyle {
  readonly format: PeriodForm;
  /** Periods of regular time; what comes after is overtime. */
  readonly count: number;
  /** Overtime is `OT`, 2OT … or `ET1`, ET2 …; absent: `ET` behind halves and `OT` behind all else, and words go on being counted. */
  readonly over?: 'OT' | 'ET';
  /** What stands before the number in the form `word`, as a label. */
  readonly word?: string;
}

/** The form of a period that each kind of label asks for; what has a word of its own says it before the number. */
export const PERIOD_FORMS: Readonly<Record<Rules['periodLabel'], PeriodForm>> = {
  quarter: 'quarter',
  period: 'period',
  half: 'half',
  ordinal: 'ordinal',
  round: 'round',
  inning: 'inning',
  set: 'word',
  game: 'word',
  end: 'word',
};

const ORDINAL = ['TH', 'ST', 'ND', 'RD'];
const NUMBER =
  /^(?:(?:[qprh]|quarter|period|round|half|set|game|end|inning) ?)?(\d{1,2})(?:st|nd|rd|th|h)?(?: half| period| quarter)?$/i;

/** The number of a period as sources write it (`1`, `1st`, `Q1`, `period 1`), or undefined for a word. */
export function periodNumber(text: string): number | undefined {
  const digits = NUMBER.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/**
 * A period's label: its number in the layout's form, past regular time OT, 2OT … or ET1, ET2 … in the page's language; words such as `OT`
 * or `Halftime` in capitals. `0` and blank are blank: the game has not begun. `say` gives a word of the layout's list, blank where it has none.
 */
export function formatPeriod(
  text: string,
  { format, count, over, word = '' }: PeriodStyle,
  say: (label: string) => string,
): string {
  const number = periodNumber(text);
  if (number === undefined || format === 'plain') return text.toUpperCase();
  if (number === 0) return '';
  if (format === 'word' && (over === undefined || number <= count)) return `${say(word)} ${number}`.trim();
  if (format === 'inning') return `${number}`;
  const extra = format === 'round' ? 0 : number - count;
  if (extra > 0) return overtimeText(over ?? (format === 'half' ? 'ET' : 'OT'), extra, say);
  if (format === 'half') return `${number}H`;
  // Q1, P1, R1.
  if (format !== 'ordinal') return `${format.charAt(0).toUpperCase()}${number}`;
  const teen = number > 10 && number < 14;
  return `${number}${(teen ? undefined : ORDINAL[number % 10]) ?? 'TH'}`;
}

/** What time after regular time is called: OT, 2OT …; where it is played in halves ET1, ET2 …; other words have the number behind them as well. */
export function overtimeText(over: 'OT' | 'ET', extra: number, say: (label: string) => string): string {
  const word = say(over) || over;
  if (over === 'OT' && extra === 1) return word;
  return word === 'OT' ? extra + word : word + extra;
}

/** Which half of an inning a source means: 1 the top, 2 the bottom, 3 neither (blank, between the halves). */
export function inningHalf(text: string): number {
  return /^(?:t|top|▲)$/i.test(text) ? 1 : /^(?:b|bot|bottom|▼)$/i.test(text) ? 2 : 3;
}
