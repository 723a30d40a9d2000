import type { Random } from '#lib/random.ts';
import { SEEDS } from './corpus.ts';
import { below, mutate, pick } from './mutate.ts';
import type { Target } from './targets.ts';

/** A text that broke a promise, as short as it could be made. */
export interface Find {
  readonly target: string;
  readonly text: string;
  readonly reason: string;
}

/** Most texts that are kept to go on from, per target. */
const KEPT_MAX = 2000;
/** Tries to make a find shorter. */
const SHORTEN_MAX = 2000;

export interface Fuzzer {
  readonly target: Target;
  /** Tries so many texts; what is found ends the batch. */
  batch(count: number): Find | undefined;
  tried(): number;
  /** Ways that texts went, each other than all before. */
  ways(): number;
}

/** Changes texts at random, and goes on from those that went a way which none went before. */
export function createFuzzer(target: Target, random: Random): Fuzzer {
  const kept = [...SEEDS];
  const ways = new Set<string>();
  const builtIns = countBuiltIns();
  let tried = 0;

  function fault(text: string): string | undefined {
    try {
      const way = target.take(text);
      if (!ways.has(way)) {
        ways.add(way);
        if (kept.length < KEPT_MAX) kept.push(text);
        else kept[below(random, KEPT_MAX)] = text;
      }
    } catch (error) {
      return error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
    return countBuiltIns() === builtIns ? undefined : 'broken: the prototypes of the language are as they were';
  }

  /** Takes away what is not needed for the fault. */
  function shorten(text: string): string {
    let best = text;
    let tries = 0;
    for (let size = best.length >> 1; size >= 1; size >>= 1) {
      for (let at = 0; at < best.length && tries < SHORTEN_MAX; tries += 1) {
        const shorter = best.slice(0, at) + best.slice(at + size);
        if (fault(shorter) === undefined) at += size;
        else best = shorter;
      }
    }
    return best;
  }

  function take(text: string): Find | undefined {
    tried += 1;
    const reason = fault(text);
    return reason === undefined ? undefined : { target: target.name, text: shorten(text), reason };
  }

  return {
    target,
    batch(count) {
      for (let n = 0; n < count; n += 1) {
        const text =
          tried < SEEDS.length ? (SEEDS[tried] ?? '') : mutate(pick(random, kept, ''), pick(random, kept, ''), random);
        const found = take(text);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    tried: () => tried,
    ways: () => ways.size,
  };
}

const BUILT_INS = [Object.prototype, Array.prototype, String.prototype, Map.prototype];

/** How much every object, list, text and map has (S9). */
function countBuiltIns(): string {
  return BUILT_INS.map((prototype) => Reflect.ownKeys(prototype).length).join();
}
