/** The tries of a shoot-out, as sources write them. */

export type Try = 'scored' | 'missed' | 'next';

const MARKS: Readonly<Record<string, Try>> = {
  o: 'scored',
  1: 'scored',
  '✓': 'scored',
  '●': 'scored',
  x: 'missed',
  0: 'missed',
  '✗': 'missed',
  '×': 'missed',
  '.': 'next',
  _: 'next',
  '?': 'next',
};

/** The tries of a text, in their order. Characters that mean nothing here are passed over; a text with words in it has none. */
export function triesIn(text: string): readonly Try[] {
  if (/(?![ox])[a-z]/i.test(text)) return [];
  return Array.from(text.toLowerCase()).flatMap((letter) =>
    Object.hasOwn(MARKS, letter) ? (MARKS[letter] ?? []) : [],
  );
}
