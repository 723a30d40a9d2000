/** What others do against misreads, or might: the engine must be better than all of them. */
import type { Admitted, Contender, FeedFacts, Guard } from './guard.ts';

/** What came in goes out. */
export function createNoGuard(): Guard {
  return {
    read: (frame, at) => [...frame].map(([name, value]) => ({ name, value, at })),
    due: () => undefined,
    tick: () => [],
  };
}

interface Candidate {
  readonly value: string;
  readonly since: number;
  readonly readings: number;
}

/**
 * A text goes on air when it is read so many times in a row, or, as a feed of changes says nothing twice, when it stood for so many periods
 * and nothing else was read.
 */
export function createConfirmation(readings: number, { periodMs }: FeedFacts): Guard {
  const onAir = new Map<string, string>();
  const waiting = new Map<string, Candidate>();
  const dwellMs = readings * periodMs;

  function air(name: string, { value, since }: Candidate): Admitted {
    waiting.delete(name);
    onAir.set(name, value);
    return { name, value, at: since };
  }
  return {
    read(frame, at) {
      const admitted: Admitted[] = [];
      for (const [name, value] of frame) {
        if (onAir.get(name) === value) {
          waiting.delete(name);
          continue;
        }
        const before = waiting.get(name);
        const candidate =
          before?.value === value ? { ...before, readings: before.readings + 1 } : { value, since: at, readings: 1 };
        if (candidate.readings >= readings) admitted.push(air(name, candidate));
        else waiting.set(name, candidate);
      }
      return admitted;
    },
    due: () =>
      waiting.size === 0 ? undefined : Math.min(...[...waiting.values()].map(({ since }) => since + dwellMs)),
    tick: (at) => [...waiting].filter(([, { since }]) => since + dwellMs <= at).map(([name, one]) => air(name, one)),
  };
}

const MAJORITY_OF = 5;

interface Window {
  readonly readings: readonly { readonly value: string; readonly at: number }[];
  readonly onAir: string | undefined;
}

/**
 * For each field the text that most of the last five readings have, character by character. A feed of changes is filled up: what it does not
 * say again counts as read again a period later.
 */
export function createMajority({ periodMs }: FeedFacts): Guard {
  const windows = new Map<string, Window>();

  function take(name: string, value: string, at: number): Admitted[] {
    const before = windows.get(name);
    const readings = [...(before?.readings ?? []), { value, at }].slice(-MAJORITY_OF);
    const most = majorityOf(readings.map((reading) => reading.value));
    windows.set(name, { readings, onAir: most });
    if (most === before?.onAir) return [];
    return [{ name, value: most, at: readings.find((reading) => reading.value === most)?.at ?? at }];
  }
  function nextOf({ readings }: Window): number {
    // Five the same: more of them change nothing.
    const isSettled = readings.length === MAJORITY_OF && readings.every(({ value }) => value === readings[0]?.value);
    return isSettled ? Infinity : (readings.at(-1)?.at ?? Infinity) + FILL_AFTER * periodMs;
  }
  return {
    read: (frame, at) => [...frame].flatMap(([name, value]) => take(name, value, at)),
    due() {
      const next = Math.min(...[...windows.values()].map(nextOf));
      return Number.isFinite(next) ? next : undefined;
    },
    tick: (at) =>
      [...windows]
        .filter(([, window]) => nextOf(window) <= at)
        .flatMap(([name, { readings }]) => take(name, readings.at(-1)?.value ?? '', at)),
  };
}

/** So many periods without a reading are one read again: more than the jitter of a feed that says everything. */
const FILL_AFTER = 1.25;

/** The text that most of these have, character by character among those of the commonest length; of equals the latest. */
export function majorityOf(texts: readonly string[]): string {
  const length = commonest(texts.map((text) => text.length)) ?? 0;
  const alike = texts.filter((text) => text.length === length);
  return Array.from({ length }, (_, place) => commonest(alike.map((text) => text.charAt(place))) ?? '').join('');
}

function commonest<T>(items: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return items.findLast((item) => counts.get(item) === most);
}

export const RIVALS: readonly Contender[] = [
  { name: 'no guard', create: createNoGuard },
  { name: 'two frames', create: (_, facts) => createConfirmation(2, facts) },
  { name: 'majority of 5', create: (_, facts) => createMajority(facts) },
];

/** The same rule with more readings, as a first curve of what certainty costs in time. */
export const CURVE: readonly Contender[] = [1, 2, 3, 4, 5, 7].map((readings) => ({
  name: `${readings} in a row`,
  create: (_, facts) => createConfirmation(readings, facts),
}));
