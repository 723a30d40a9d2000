import type { Random } from '#lib/random.ts';
import type { Time } from '#lib/time.ts';
import { titleRow } from '#scoreboard/title-row.ts';
import { plainAddress } from '../../access/addresses.ts';
import type { Log } from '../../log.ts';
import type { Relay } from '../../relay.ts';
import { follow } from '../follower.ts';
import { heldAfter, NOTHING_HELD } from '../held.ts';
import type { LinkedOutlet } from '../outlet.ts';
import type { VmixConfig } from './read-vmix.ts';
import { createVmixHttp } from './vmix-http.ts';
import { createVmixLink } from './vmix-link.ts';

export interface VmixTitlesDeps {
  readonly relay: Pick<Relay, 'connect' | 'forget' | 'find'>;
  /** The relay's own, at which vMix fetches pictures. */
  readonly port: number;
  readonly time: Time;
  readonly random: Random;
  readonly log: Log;
}

/** Fills the titles of a vMix with what is on air on outputs of its delay, as the output `vMix titles`. */
export function createVmixTitles(vmix: VmixConfig, { relay, port, time, random, log }: VmixTitlesDeps): LinkedOutlet {
  const { stream, inputs, at } = vmix;
  const http = createVmixHttp(vmix, time);
  let held = NOTHING_HELD;
  const link = createVmixLink({
    ask: http.ask,
    inputs,
    at,
    time,
    random,
    log,
    row(host) {
      const channel = relay.find(stream);
      // Titles keep what they show until there is anything to show.
      if (channel === undefined || (Object.keys(held.values).length === 0 && !channel.desk.said())) return undefined;
      return titleRow({ ...channel.told(), values: held.values, at: held.at, origin: originOf(host, port) });
    },
  });
  const follower = follow(relay, {
    stream,
    name: 'vMix titles',
    time,
    random,
    log,
    told(message) {
      const next = heldAfter(held, message);
      if (next === held) return;
      held = next;
      link.changed();
    },
  });
  return {
    alarms: link.alarms,
    count: link.count,
    async close() {
      follower.stop();
      await link.stop();
      http.close();
    },
  };
}

function originOf(host: string, port: number): string {
  const address = plainAddress(host);
  return `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
}
