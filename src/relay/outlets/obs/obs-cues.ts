import type { Random } from '#lib/random.ts';
import type { Time } from '#lib/time.ts';
import type { Log } from '../../log.ts';
import type { Relay } from '../../relay.ts';
import { obsDial } from '../../transport/obs-dial.ts';
import { follow } from '../follower.ts';
import type { LinkedOutlet } from '../outlet.ts';
import { createObsLink } from './obs-link.ts';
import { watchOccasions } from './occasions.ts';
import type { ObsConfig } from './read-obs.ts';

export interface ObsCuesDeps {
  readonly relay: Pick<Relay, 'connect' | 'forget'>;
  readonly time: Time;
  readonly random: Random;
  readonly log: Log;
}

/** Tells an OBS of the cues and phases that are on air on outputs of its delay, as the output `OBS link`. */
export function createObsCues(obs: ObsConfig, { relay, time, random, log }: ObsCuesDeps): LinkedOutlet {
  const link = createObsLink({ config: obs, dial: obsDial(obs.url), time, random, log });
  const occasionsOf = watchOccasions();
  const follower = follow(relay, {
    stream: obs.stream,
    name: 'OBS link',
    time,
    random,
    log,
    told(message) {
      for (const occasion of occasionsOf(message, time.now())) link.tell(occasion);
    },
  });
  return {
    alarms: link.alarms,
    count: link.count,
    close() {
      follower.stop();
      link.stop();
      return Promise.resolve();
    },
  };
}
