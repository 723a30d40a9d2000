/** Whether what a feed sends are the random values of "Send Test Data": pure, by how its numbers leap about. Nothing on the wire marks them. */
import type { Values } from '#protocol/fields.ts';

/** For how long a storm counts, in ms: at one update a second test data shows itself within it, and it is over that long after the last. */
const WINDOW_MS = 15_000;
/** A running clock may move so much faster than time before it leaps: consoles and networks hold readings back. */
const CLOCK_HASTE = 1.5;
/** So large a part of all fields with a number leaps in a storm; of few fields all do. */
const PART_MIN = 0.6;
const FEW_FIELDS = 3;
/** One number alone is no board. */
const FIELDS_MIN = 2;
/** So many storms are no game: a board that is reset makes one, one that is corrected two. */
const STORMS_MIN = 5;

interface FieldSeen {
  readonly number: number;
  /** When it became that. */
  readonly at: number;
}

/** What was seen of a feed's numbers. */
export interface NumbersSeen {
  readonly fields: ReadonlyMap<string, FieldSeen>;
  /** When most of them leapt at one look: in a game one does, or two, and a camera misreads now this one and now that. */
  readonly storms: readonly number[];
}

export const NOTHING_SEEN: NumbersSeen = { fields: new Map(), storms: [] };

/** What is seen after a look at all of a feed's values; `at` in ms. */
export function withLook(seen: NumbersSeen, values: Values, at: number): NumbersSeen {
  const fields = new Map<string, FieldSeen>();
  let leapt = 0;
  for (const [name, text] of Object.entries(values)) {
    const before = seen.fields.get(name);
    // A field that goes blank or holds words for a while (a clock that blinks, `BONUS`) goes on from its last number.
    const number = numberOf(text) ?? before?.number;
    if (number === undefined) continue;
    fields.set(name, number === before?.number ? before : { number, at });
    if (before !== undefined && isLeap(before, number, at)) leapt += 1;
  }
  const least = fields.size <= FEW_FIELDS ? fields.size : fields.size * PART_MIN;
  const storms = seen.storms.filter((storm) => isYoung(storm, at));
  return { fields, storms: leapt >= Math.max(FIELDS_MIN, least) ? [...storms, at] : storms };
}

/** Whether its numbers leap about so often that it can only be test data. */
export function isTestData({ storms }: NumbersSeen, now: number): boolean {
  return storms.filter((storm) => isYoung(storm, now)).length >= STORMS_MIN;
}

function isYoung(storm: number, now: number): boolean {
  return storm > now - WINDOW_MS;
}

/** Whether a number is further from the last than a game, or a clock that runs, takes it in the time between. */
function isLeap(before: FieldSeen, number: number, at: number): boolean {
  return Math.abs(number - before.number) > Math.max(1, ((at - before.at) / 1000) * CLOCK_HASTE);
}

/** The number that a text begins with, a clock's in seconds; undefined where there is none. */
function numberOf(text: string): number | undefined {
  const [, first, second] = /^\s*(\d{1,6})(?:[:.](\d{1,2}))?/.exec(text) ?? [];
  if (first === undefined) return undefined;
  if (second === undefined || text.includes('.')) return Number(first);
  return Number(first) * 60 + Number(second);
}
