/** How a text is misread: one digit taken for another or not seen, a separator lost or taken for another. */
import type { Random } from '#lib/random.ts';

/** The pairs that cameras confuse most: one segment apart, or the same but for a stroke. */
const MOST: Readonly<Record<string, string>> = { '7': '1', '1': '7', '0': '8', '8': '0', '9': '4', '4': '9' };
/** Other digits one segment of seven apart; 2 has none, and gets those two apart that share its curve. */
const NEAR: Readonly<Record<string, string>> = { '2': '378', '3': '98', '5': '69', '6': '85', '8': '69', '9': '358' };
const MOST_WEIGHT = 6;
const NEAR_WEIGHT = 2;
const OTHER_WEIGHT = 0.2;
/** A digit is not seen at all in this share of misreads: a lone 1 at the edge of a box. */
const UNSEEN_SHARE = 0.1;

/** One misread: what becomes of the character at a place, counted from the right as numbers grow to the left. */
export interface Misread {
  readonly place: number;
  readonly was: string;
  readonly is: string;
}

/** A misread of one of the text's digits; undefined where it has none. */
export function misreadOf(text: string, random: Random): Misread | undefined {
  const places = Array.from(text).flatMap((character, index) =>
    /\d/.test(character) ? [text.length - 1 - index] : [],
  );
  const place = places[Math.floor(random() * places.length)];
  if (place === undefined) return undefined;
  const was = characterAt(text, place);
  return { place, was, is: random() < UNSEEN_SHARE ? '' : confused(was, random) };
}

/** A misread of the text's separator; undefined where it has none. */
export function separatorMisreadOf(text: string, random: Random): Misread | undefined {
  const index = text.search(/[.:]/);
  if (index === -1) return undefined;
  const was = text.charAt(index);
  const other = was === '.' ? ':' : '.';
  // `12:34` as `1234`, `12.34`, `12,34`, `12:.34`: the faults that users report.
  const forms = ['', other, ',', was + other];
  return { place: text.length - 1 - index, was, is: forms[Math.floor(random() * forms.length)] ?? '' };
}

/** The text misread so, or undefined if the character is no longer the one. */
export function misreadText(text: string, { place, was, is }: Misread): string | undefined {
  if (characterAt(text, place) !== was) return undefined;
  const index = text.length - 1 - place;
  return text.slice(0, index) + is + text.slice(index + 1);
}

function characterAt(text: string, place: number): string {
  return text.charAt(text.length - 1 - place);
}

function confused(digit: string, random: Random): string {
  const weights = Array.from('0123456789', (other): number => {
    if (other === digit) return 0;
    if (MOST[digit] === other) return MOST_WEIGHT;
    return NEAR[digit]?.includes(other) === true ? NEAR_WEIGHT : OTHER_WEIGHT;
  });
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  const index = weights.findIndex((weight) => (left -= weight) < 0);
  return String(index === -1 ? 9 : index);
}
