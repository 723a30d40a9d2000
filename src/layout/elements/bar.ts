/** How full a bar is. */
import type { Fields } from '../binding.ts';
import { secondsOf } from '#scoreboard/clock-seconds.ts';
import type { BarNode } from '../rich-schema.ts';

/** The share of the whole, 0 to 1. Numbers and clock texts are read alike; without a readable value or a whole it is 0. */
export function shareOf({ fields: names, max = 0 }: BarNode, fields: Fields): number {
  const value = firstNumber(names.value, fields) ?? 0;
  const whole = firstNumber(names.of ?? [], fields) ?? max;
  return whole > 0 ? Math.min(1, value / whole) : 0;
}

function firstNumber(names: readonly string[], fields: Fields): number | undefined {
  for (const name of names) {
    const number = secondsOf(fields[name] ?? '');
    if (number !== undefined) return number;
  }
  return undefined;
}
