/** What stands behind the digits of a segment board: every segment of every place, unlit. */
import type { Fields } from '../binding.ts';
import { formatCount } from '../format/count.ts';
import type { UnlitNode } from '../rich-schema.ts';

/** Digits before the colon that a clock's board has places for; of a clock of seconds, all its digits. */
const CLOCK_PLACES = 2;

/**
 * The places behind a text, which end where it ends: `888` behind `56` with three slots, `88:88` behind `3:12`, `88.8` behind `59.9`. A
 * text that is longer than its slots is drawn narrower, and has none; nor has a clock that is blank.
 */
export function unlitOf(
  { fields: { value }, of, slots }: Pick<UnlitNode, 'fields' | 'of' | 'slots'>,
  fields: Fields,
): string {
  const given = value.map((name) => fields[name] ?? '').find((text) => text !== '') ?? '';
  const places = (of === 'number' ? formatCount(given) : given).replace(/\d/g, '8');
  // Words have no segments to stand on: tennis' AD.
  if (places.length > slots || /[^8:.-]/.test(places)) return '';
  if (of === 'number') return places.padStart(slots, '8');
  if (places === '') return '';
  const head = /^8*/.exec(places)?.[0].length ?? 0;
  return '8'.repeat(Math.max(0, CLOCK_PLACES - head)) + places;
}
