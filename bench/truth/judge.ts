/** Holds what was on air of one field against what was true of it. */
import type { Reading } from './camera.ts';
import type { Airing } from './on-air.ts';
import { indexAt, without, type Change, type Span } from './timeline.ts';

/** When the source itself could not know better, or said what nobody holds to be true. */
export interface Circumstances {
  /** The field is covered, or no reading comes. A change is not late for as long as this lasts. */
  readonly excuses: readonly Span[];
  /** Test data: what is on air then is nobody's fault, and not judged at all. */
  readonly masks: readonly Span[];
}

export interface Delay {
  readonly change: Change;
  /** From the first reading that shows it, after what hid it if something did; at least, where it never came on air. In ms. */
  readonly ms: number;
  /** From the change itself; undefined where something hid it. */
  readonly sinceChange: number | undefined;
  readonly isAired: boolean;
  /** From the reading that the guard names until the change came on air; undefined where it stood there already, or never came. */
  readonly confirmMs: number | undefined;
  /** Where the readings of the field were right just before it too: nothing else disturbed it. */
  readonly isCalm: boolean;
}

export interface Judgement {
  /**
   * When a text was on air that was not true and had not been: not the one that the board had, nor an earlier one of it that nothing newer has
   * followed on air yet; that is late, not wrong. A blank is not wrong but blank.
   */
  readonly wrong: readonly Span[];
  readonly blank: readonly Span[];
  readonly delays: readonly Delay[];
}

export function judge(
  changes: readonly Change[],
  readings: readonly Reading[],
  airings: readonly Airing[],
  { excuses, masks }: Circumstances,
  end: number,
): Judgement {
  const { wrong, blank, aired, confirmed } = align(changes, airings, end);
  const delays = changes.flatMap((change, index): Delay[] => {
    const before = changes[index - 1];
    // What an undone change that never came on air leaves is not seen to come back.
    if (before === undefined || (change.cause === 'undo' && aired[index - 1] === undefined)) return [];
    const until = changes[index + 1]?.at ?? end;
    const at = aired[index];
    const first = firstReading(readings, change.value, change.at, until);
    const fair = fairReading(readings, change.value, first, { until, aired: at ?? until, excuses });
    if (first === undefined || fair === undefined || isWithin(masks, change.at) || isWithin(masks, fair)) return [];
    return [
      {
        change,
        ms: Math.max(0, (at ?? until) - fair),
        sinceChange: fair === first ? Math.max(0, (at ?? until) - change.at) : undefined,
        isAired: at !== undefined,
        confirmMs: confirmed[index],
        isCalm: fair === first && isCalm(changes, readings, first),
      },
    ];
  });
  return { wrong: without(merged(wrong), masks), blank: without(merged(blank), masks), delays };
}

interface Alignment {
  readonly wrong: Span[];
  readonly blank: Span[];
  /** For each change when it came on air, or undefined. */
  readonly aired: (number | undefined)[];
  readonly confirmed: (number | undefined)[];
}

function align(changes: readonly Change[], airings: readonly Airing[], end: number): Alignment {
  const wrong: Span[] = [];
  const blank: Span[] = [];
  const aired: (number | undefined)[] = changes.map(() => undefined);
  const confirmed = [...aired];
  /** The newest change that has been on air. */
  let newest = 0;
  for (const [index, { at, value, from }] of airings.entries()) {
    const until = Math.min(airings[index + 1]?.at ?? end, end);
    const now = indexAt(changes, at);
    let match = now;
    while (match >= newest && changes[match]?.value !== value) match -= 1;
    const isKnown = match >= newest;
    if (isKnown) {
      if (aired[match] === undefined) confirmed[match] = at - from;
      aired[match] ??= at;
      newest = match;
    }
    // It stays, and the board comes to show it, or to show it again.
    let turnedTrue = Infinity;
    for (let later = now + 1; (changes[later]?.at ?? Infinity) < until; later += 1) {
      const change = changes[later];
      if (change?.value !== value) continue;
      aired[later] ??= change.at;
      newest = later;
      turnedTrue = Math.min(turnedTrue, change.at);
    }
    if (!isKnown) (value === '' ? blank : wrong).push({ from: at, to: Math.min(until, turnedTrue) });
  }
  return { wrong, blank, aired, confirmed };
}

/** The first time between two at which the last reading shows a text. */
function firstReading(readings: readonly Reading[], value: string, from: number, until: number): number | undefined {
  const standing = indexAt(readings, from);
  for (let index = Math.max(0, standing); (readings[index]?.at ?? Infinity) < until; index += 1) {
    const reading = readings[index];
    if (reading?.value === value) return Math.max(from, reading.at);
  }
  return undefined;
}

interface Wait {
  readonly until: number;
  readonly aired: number;
  readonly excuses: readonly Span[];
}

/** The first reading behind which nothing hid the field until the text came on air; undefined if there is none. */
function fairReading(
  readings: readonly Reading[],
  value: string,
  first: number | undefined,
  { until, aired, excuses }: Wait,
): number | undefined {
  let fair = first;
  for (const excuse of excuses) {
    if (fair === undefined) return undefined;
    if (excuse.to > fair && excuse.from < aired) fair = firstReading(readings, value, excuse.to, until);
  }
  return fair !== first && fair !== undefined && fair > aired ? undefined : fair;
}

/** Whether the reading before a first one was right when it came; a text in between may have fallen between two readings. */
function isCalm(changes: readonly Change[], readings: readonly Reading[], first: number): boolean {
  const before = readings[indexAt(readings, first) - 1];
  return before !== undefined && changes[indexAt(changes, before.at)]?.value === before.value;
}

function isWithin(spans: readonly Span[], at: number): boolean {
  return spans.some(({ from, to }) => at >= from && at < to);
}

/** Spans in order, run together where one ends as the next begins. */
function merged(spans: readonly Span[]): Span[] {
  const runs: { from: number; to: number }[] = [];
  for (const { from, to } of spans) {
    const before = runs.at(-1);
    if (to <= from) continue;
    if (before !== undefined && before.to >= from) before.to = Math.max(before.to, to);
    else runs.push({ from, to });
  }
  return runs;
}
