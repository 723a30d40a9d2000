import type { PeriodNode } from '../schema.ts';

const ORDINAL = ['TH', 'ST', 'ND', 'RD'];

/**
 * A period's label: a bare or ordinal number (`1`, `1st`, `Q1`, `period 1`) in the layout's form, past regular time OT, 2OT …; words such
 * as `OT` or `Halftime` in capitals. `0` and blank are blank: the game has not begun.
 */
export function formatPeriod(text: string, { format, count }: Pick<PeriodNode, 'format' | 'count'>): string {
  const digits = /^(?:q|p|period |quarter )?(\d{1,2})(?:st|nd|rd|th)?$/i.exec(text)?.[1];
  if (digits === undefined || format === 'plain') return text.toUpperCase();
  const number = Number(digits);
  if (number === 0) return '';
  const over = number - count;
  if (over > 0) return over === 1 ? 'OT' : `${over}OT`;
  if (format === 'quarter') return `Q${number}`;
  const teen = number > 10 && number < 14;
  return `${number}${(teen ? undefined : ORDINAL[number % 10]) ?? 'TH'}`;
}
