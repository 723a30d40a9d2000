/** What stands behind the digits of a segment board: every segment of every place, unlit. */
import type { ClockNode, NumberNode } from '../schema.ts';

/** Digits before the colon that a clock's board has places for; of a clock of seconds, all its digits. */
const CLOCK_PLACES = 2;

/**
 * The places behind a text that ends where they end: `888` behind `56` with three slots, `88:88` behind `3:12`, `88.8` behind `59.9`. A
 * text that is longer than its slots is drawn narrower, and has none.
 */
export function unlitOf(text: string, { kind, slots }: Pick<NumberNode | ClockNode, 'kind' | 'slots'>): string {
  if (text.length > slots) return '';
  const places = text.replace(/\d/g, '8');
  if (kind === 'number') return places.padStart(slots, '8');
  if (text === '') return '';
  const head = /^8*/.exec(places)?.[0].length ?? 0;
  return '8'.repeat(Math.max(0, CLOCK_PLACES - head)) + places;
}
