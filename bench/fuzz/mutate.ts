import type { Random } from '#lib/random.ts';
import { TOKENS } from './corpus.ts';

/** Longest input, in characters: a frame has 64 KiB, and faults of length have their own tests. */
const LENGTH_MAX = 4096;
/** Most changes that one input gets: few, since what is changed everywhere is garbage, and garbage ends at the first door. */
const CHANGES_MAX = 6;

export function below(random: Random, end: number): number {
  return Math.floor(random() * end);
}

export function pick<T>(random: Random, list: readonly T[], otherwise: T): T {
  return list[below(random, list.length)] ?? otherwise;
}

/** A changed copy of a text, now and then crossed with another. */
export function mutate(text: string, other: string, random: Random): string {
  let next = text;
  for (let change = 1 + below(random, CHANGES_MAX); change > 0; change -= 1) next = changeOnce(next, other, random);
  return next.slice(0, LENGTH_MAX);
}

function changeOnce(text: string, other: string, random: Random): string {
  const at = below(random, text.length + 1);
  const end = Math.min(text.length, at + below(random, random() < 0.5 ? 4 : 40));
  const [before, cut, after] = [text.slice(0, at), text.slice(at, end), text.slice(end)];
  switch (below(random, 9)) {
    case 0:
      return before + after;
    case 1:
      return before + cut.repeat(1 + below(random, 8)) + after;
    case 2:
      return before + pick(random, TOKENS, '') + after;
    case 3:
      return before + pick(random, TOKENS, '') + cut + after;
    case 4:
      return before + String.fromCharCode(below(random, random() < 0.5 ? 128 : 65_536)) + after.slice(1);
    case 5: // one bit of one character
      return before + String.fromCharCode((text.charCodeAt(at) || 0) ^ (1 << below(random, 8))) + text.slice(at + 1);
    case 6:
      return before + other.slice(below(random, other.length + 1));
    case 7: // what stands in braces becomes another's
      return before + (/\{[^{}]*\}/.exec(other)?.[0] ?? other) + after;
    default:
      return before + after + cut;
  }
}
