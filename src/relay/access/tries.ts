/** Wrong passphrases: so many from one address, then one at a time. */
import type { Time } from '#lib/time.ts';
import { TRIES_ADDRESSES_MAX, TRIES_MAX, TRY_MS } from '../limits.ts';
import { houseOf } from './addresses.ts';

export interface Tries {
  /** Takes one; false when there is none left for now. */
  take(address: string): boolean;
  /** A right one: what went wrong before is forgotten. */
  forgive(address: string): void;
}

export function createTries(time: Time): Tries {
  /** What is left at each address and when that was so; the one that tried last is the last. */
  const left = new Map<string, { readonly tries: number; readonly at: number }>();
  return {
    take(from) {
      const address = houseOf(from);
      const now = time.now();
      const before = left.get(address) ?? { tries: TRIES_MAX, at: now };
      const tries = Math.min(TRIES_MAX, before.tries + (now - before.at) / TRY_MS);
      left.delete(address);
      left.set(address, { tries: tries < 1 ? tries : tries - 1, at: now });
      for (const oldest of left.keys()) if (left.size > TRIES_ADDRESSES_MAX) left.delete(oldest);
      return tries >= 1;
    },
    forgive(from) {
      left.delete(houseOf(from));
    },
  };
}
