/** What stands behind the digits of a segment board: every segment of every place, unlit. */
import type { Fields } from '../binding.ts';
import { formatCount } from '../format/count.ts';
import type { UnlitNode } from '../rich-schema.ts';

/** Digits before the colon that a clock's board has places for, if its slots are so many; of a clock of seconds, all its digits. */
const CLOCK_PLACES = 2;

/**
 * The places behind a text, which end where it ends: `888` behind `56` with three slots, `88:88` behind `3:12`, `88.8` behind `59.9`. A
 * text that is longer than its slots is drawn narrower, and has none; nor has a clock that is blank.
 */
export function unlitOf(
  { fields: { value }, of, slots }: Pick<UnlitNode, 'fields' | 'of' | 'slots'>,
  fields: Fields,
): string {
  const given = firstText(value, fields);
  const places = (of === 'number' ? formatCount(given) : given).replace(/\d/g, '8');
  // Words have no segments to stand on: tennis' AD.
  if (places.length > slots || /[^8:.-]/.test(places)) return '';
  if (of === 'number') return places.padStart(slots, '8');
  if (places === '') return '';
  const head = /^8*/.exec(places)?.[0].length ?? 0;
  return '8'.repeat(Math.max(0, Math.min(CLOCK_PLACES - head, slots - places.length))) + places;
}

/** `unlitOf` of one node, reckoned anew only when a text has its digits elsewhere than the one before: a running clock hardly ever has. */
export function createUnlit(node: Parameters<typeof unlitOf>[0]): (fields: Fields) => string {
  // A zero before a count is left out, so there it is no digit like the others.
  const least = node.of === 'number' ? '1' : '0';
  let last: { readonly text: string; readonly unlit: string } | undefined;
  return (fields) => {
    const text = firstText(node.fields.value, fields);
    if (last === undefined || !isAlike(text, last.text, least)) last = { text, unlit: unlitOf(node, fields) };
    return last.unlit;
  };
}

function firstText(names: readonly string[], fields: Fields): string {
  for (const name of names) {
    const text = fields[name];
    if (text) return text;
  }
  return '';
}

/** Whether two texts differ in nothing but which digits they have, from the least on. */
function isAlike(one: string, other: string, least: string): boolean {
  if (one.length !== other.length) return false;
  const isDigit = (text: string | undefined): boolean => text !== undefined && text >= least && text <= '9';
  for (let at = 0; at < one.length; at += 1) {
    if (one[at] !== other[at] && !(isDigit(one[at]) && isDigit(other[at]))) return false;
  }
  return true;
}
