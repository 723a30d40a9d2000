/** How many connections there may be, of all and of each address: a stranger's flood takes nothing from who belongs here. */
import type { Time } from '#lib/time.ts';
import { reservedOf, UPGRADING_ADDRESSES_MAX, type Limits } from '../limits.ts';
import { houseOf } from './addresses.ts';
import type { Caller, Rights } from './rights.ts';

/** Why there is no room for one more. */
type NoRoom = { readonly ok: false; readonly status: 429 | 503; readonly reason: string };

export interface Crowd {
  /** Takes one in; `leave` is to be called when it has gone. The relay's own machine is never counted: its outputs are the show. */
  enter(
    caller: Pick<Caller, 'address' | 'isLocal'>,
    rights: Rights,
  ): { readonly ok: true; readonly leave: () => void } | NoRoom;
}

export function createCrowd(time: Time, limits: Omit<Limits, 'streams'>): Crowd {
  const { connections, connectionsPerAddress, upgradesPerS } = limits;
  const here = new Map<string, number>();
  /** What each address has left of its upgrades, and when; the one that came last is the last. */
  const upgrades = new Map<string, { readonly left: number; readonly at: number }>();
  let all = 0;
  /** Those of them that may not publish: they have places of their own, whoever publishes. */
  let lookers = 0;

  /** A second's worth at once, then one by one. */
  function isTooFast(address: string): boolean {
    const now = time.now();
    const { left, at } = upgrades.get(address) ?? { left: upgradesPerS, at: now };
    const fresh = Math.min(upgradesPerS, left + ((now - at) * upgradesPerS) / 1000);
    upgrades.delete(address);
    upgrades.set(address, { left: fresh < 1 ? fresh : fresh - 1, at: now });
    for (const oldest of upgrades.keys()) if (upgrades.size > UPGRADING_ADDRESSES_MAX) upgrades.delete(oldest);
    return fresh < 1;
  }

  return {
    enter({ address: from, isLocal }, { publish }) {
      if (isLocal) return { ok: true, leave: () => undefined };
      const address = houseOf(from);
      if (isTooFast(address)) return { ok: false, status: 429, reason: 'too many connections a second' };
      const atAddress = here.get(address) ?? 0;
      if (atAddress >= connectionsPerAddress)
        return { ok: false, status: 429, reason: 'too many connections from this address' };
      const looker = publish === 'yes' ? 0 : 1;
      if (all >= connections || lookers + looker > connections - reservedOf(connections))
        return { ok: false, status: 503, reason: 'too many connections' };
      all += 1;
      lookers += looker;
      here.set(address, atAddress + 1);
      return {
        ok: true,
        leave() {
          all -= 1;
          lookers -= looker;
          const left = (here.get(address) ?? 1) - 1;
          if (left === 0) here.delete(address);
          else here.set(address, left);
        },
      };
    },
  };
}
