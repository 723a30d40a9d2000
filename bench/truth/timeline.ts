/** What a physical scoreboard really showed: for each field its texts over time. */

/**
 * Why a text changed. `play`: the game, and a clock that runs. `undo`: the last change is taken back within seconds. `reset`: a new set,
 * period or game, or a clock that is set. `correction`: the operator puts right what stood for longer, or mistypes and mends it.
 */
export type Cause = 'play' | 'undo' | 'reset' | 'correction';

export interface Change {
  readonly at: number;
  readonly value: string;
  readonly cause: Cause;
}

export const KINDS = ['score', 'clock', 'shotClock', 'fouls', 'period', 'count', 'penalty'] as const;
export type Kind = (typeof KINDS)[number];

export interface Line {
  readonly name: string;
  readonly kind: Kind;
  /** In order; the first is what the field begins with, at 0. */
  readonly changes: readonly Change[];
}

/** From its begin up to but not including its end, in ms. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The place of the last entry at or before a time, -1 for none. */
export function indexAt(entries: readonly { readonly at: number }[], at: number): number {
  let low = -1;
  let high = entries.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((entries[middle]?.at ?? Infinity) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Follows a line forward in time, without searching: `at` never falls. */
export function createFollower(changes: readonly Change[]): (at: number) => string {
  let index = 0;
  return (at) => {
    while ((changes[index + 1]?.at ?? Infinity) <= at) index += 1;
    return changes[index]?.value ?? '';
  };
}

/** The spans without what lies in others. */
export function without(spans: readonly Span[], masks: readonly Span[]): Span[] {
  return masks.reduce<Span[]>(
    (left, mask) =>
      left.flatMap((span) => {
        if (mask.to <= span.from || mask.from >= span.to) return [span];
        return [
          { from: span.from, to: mask.from },
          { from: mask.to, to: span.to },
        ].filter(({ from, to }) => to > from);
      }),
    [...spans],
  );
}

export function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { from, to }) => sum + to - from, 0);
}
