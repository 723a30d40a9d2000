/** A shoot-out as marks. */
import { triesIn, type Try } from '#scoreboard/derived/tries.ts';
import type { Fields } from '../binding.ts';
import type { SeriesNode } from '../rich-schema.ts';

export type Mark = Try;

/** Kicks of a team in a shoot-out before sudden death (IFAB Laws of the Game, Law 10). */
const PLACES = 5;

/**
 * The marks of the round of places that is under way, the places to come among them: always as many as there are places. The other
 * team's tries count for which round it is. Characters that mean nothing here are passed over; a text with words in it is no series.
 */
export function seriesMarks({ fields: names, places = PLACES }: SeriesNode, fields: Fields): readonly Mark[] {
  const own = marksOf(names.marks, fields);
  const tries = Math.max(taken(own), taken(marksOf(names.rivals ?? [], fields)));
  const start = tries === 0 ? 0 : Math.floor((tries - 1) / places) * places;
  return Array.from({ length: places }, (_, index) => own[start + index] ?? 'next');
}

function marksOf(names: readonly string[], fields: Fields): readonly Mark[] {
  const text = names.map((name) => fields[name] ?? '').find((candidate) => candidate !== '') ?? '';
  return triesIn(text);
}

function taken(marks: readonly Mark[]): number {
  return 1 + marks.findLastIndex((mark) => mark !== 'next');
}
