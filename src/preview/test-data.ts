/** Whether what a feed sends are the random values of "Send Test Data": pure, by how its numbers leap about. Nothing on the wire marks them. */
import type { Values } from '#protocol/fields.ts';

/** For how long a leap counts, in ms: at one update a second test data shows itself within it, and it is over that long after the last. */
const WINDOW_MS = 15_000;
/** A step of more than this is a wide one. */
const STEP_MAX = 9;
/** A running clock may move so much faster than time before it leaps: consoles and networks hold readings back. */
const CLOCK_HASTE = 1.5;
/** So many changes of direction make a field's wide leaps random: a board that is reset leaps once, a corrected one twice. */
const TURNS_MIN = 3;
/** And so many those of a digit, which may well be right again by chance. */
const DIGIT_TURNS_MIN = 8;
/** So many fields leap about at once, and so large a part of all that hold a number large enough. */
const FIELDS_MIN = 2;
const PART_MIN = 0.6;

/** A change of a number that no game makes within the time that it took. */
interface Leap {
  readonly at: number;
  readonly from: number;
  readonly isUp: boolean;
  readonly isWide: boolean;
}

interface FieldSeen {
  readonly number: number;
  readonly at: number;
  readonly leaps: readonly Leap[];
}

/** What was seen of a feed's numbers, by field. */
export type NumbersSeen = ReadonlyMap<string, FieldSeen>;

export const NOTHING_SEEN: NumbersSeen = new Map();

/** What is seen after a look at all of a feed's values; `at` in ms. */
export function withLook(seen: NumbersSeen, values: Values, at: number): NumbersSeen {
  const next = new Map<string, FieldSeen>();
  for (const [name, text] of Object.entries(values)) {
    const before = seen.get(name);
    // A field that goes blank or holds words for a while (a clock that blinks, `BONUS`) goes on from its last number.
    const number = numberOf(text);
    const field = number === undefined ? before : lookedAt(before, number, at);
    if (field !== undefined) next.set(name, field);
  }
  return next;
}

/** Whether so many fields leap about that it can only be test data. */
export function isTestData(seen: NumbersSeen, now: number): boolean {
  let [leaping, able] = [0, 0];
  for (const { number, leaps } of seen.values()) {
    const young = leaps.filter((leap) => leap.at > now - WINDOW_MS);
    const wide = young.filter((leap) => leap.isWide);
    const isRandom = turnsOf(wide) >= TURNS_MIN || turnsOf(young) >= DIGIT_TURNS_MIN;
    if (isRandom) leaping += 1;
    if (isRandom || number > STEP_MAX || wide.length > 0) able += 1;
  }
  return leaping >= FIELDS_MIN && leaping >= able * PART_MIN;
}

function lookedAt(before: FieldSeen | undefined, number: number, at: number): FieldSeen {
  if (before === undefined) return { number, at, leaps: [] };
  if (number === before.number) return before;
  const leaps = before.leaps.filter((leap) => leap.at > at - WINDOW_MS);
  const last = leaps.at(-1);
  // A misread digit comes back to what stood there, or by now stands there; random values seldom do.
  if (last !== undefined && Math.abs(number - last.from) <= Math.max(1, ticksIn(at - last.at))) {
    return { number, at, leaps: leaps.slice(0, -1) };
  }
  const step = number - before.number;
  if (Math.abs(step) <= Math.max(1, ticksIn(at - before.at))) return { number, at, leaps };
  const leap: Leap = { at, from: before.number, isUp: step > 0, isWide: Math.abs(step) > STEP_MAX };
  return { number, at, leaps: [...leaps, leap] };
}

/** How far a running clock, or one that is counted in the field's own numbers, may have got in so many ms. */
function ticksIn(ms: number): number {
  return (ms / 1000) * CLOCK_HASTE;
}

function turnsOf(leaps: readonly Leap[]): number {
  return leaps.filter((leap, index) => index > 0 && leap.isUp !== leaps[index - 1]?.isUp).length;
}

/** The number that a text begins with, a clock's in seconds; undefined where there is none. */
function numberOf(text: string): number | undefined {
  const [, first, second] = /^\s*(\d{1,6})(?:[:.](\d{1,2}))?/.exec(text) ?? [];
  if (first === undefined) return undefined;
  if (second === undefined || text.includes('.')) return Number(first);
  return Number(first) * 60 + Number(second);
}
