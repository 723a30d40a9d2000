import type { Command } from '#protocol/desk.ts';

/**
 * The command for a key that counts up or down. A board's `1st`, `Q2` or `P3` is no number that the relay could count from, so what follows it is put on air as a
 * bare number, which every layout reads; a word without any number counts from nothing.
 */
export function nudgeBy(field: string, by: number, onAir: string | undefined): Command {
  const text = onAir ?? '';
  if (/^\d{0,6}$/.test(text)) return { do: 'nudge', field, by };
  const number = Number(/\d{1,6}/.exec(text)?.[0] ?? 0);
  return { do: 'override', field, value: String(Math.max(0, number + by)) };
}
