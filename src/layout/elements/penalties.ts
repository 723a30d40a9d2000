/** Which penalty clocks are shown, and in which order. */
import type { Fields } from '../binding.ts';
import { secondsOf } from '#scoreboard/clock-seconds.ts';
import type { PenaltiesNode } from '../rich-schema.ts';

export interface Penalty {
  readonly clock: string;
  readonly player: string;
}

/**
 * The penalties that run, the one that ends first before all others; what is no clock comes last. A blank clock is none; one that says
 * 0:00 is shown until its source takes it away.
 */
export function penaltyList({ fields: { clocks, players = [] } }: PenaltiesNode, fields: Fields): readonly Penalty[] {
  return clocks
    .map((name, index) => ({ clock: fields[name] ?? '', player: fields[players[index] ?? ''] ?? '' }))
    .filter(({ clock }) => clock !== '')
    .sort((a, b) => compare(secondsOf(a.clock), secondsOf(b.clock)));
}

/** Undefined last; equal ones stay in their order. */
function compare(a: number | undefined, b: number | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return a - b;
}
