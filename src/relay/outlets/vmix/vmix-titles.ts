import type { Random } from '#lib/random.ts';
import type { Time } from '#lib/time.ts';
import { plainAddress } from '../../access/addresses.ts';
import type { Log } from '../../log.ts';
import type { Relay } from '../../relay.ts';
import { follow } from '../follower.ts';
import { createHeldRow } from '../held-row.ts';
import type { LinkedOutlet } from '../outlet.ts';
import type { VmixConfig } from './read-vmix.ts';
import { createVmixHttp } from './vmix-http.ts';
import { createVmixLink } from './vmix-link.ts';

export interface VmixTitlesDeps {
  readonly relay: Pick<Relay, 'connect' | 'forget'>;
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
  const held = createHeldRow();
  const link = createVmixLink({
    ask: http.ask,
    inputs,
    at,
    time,
    random,
    log,
    // Titles keep what they show until there is anything to show.
    row: (host) => held.row(originOf(host, port)),
  });
  const follower = follow(relay, {
    stream,
    name: 'vMix titles',
    time,
    random,
    log,
    told(message) {
      if (held.hear(message)) link.changed();
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
