/** What the relay tells others by itself, all of it together. */
import type { Cue } from '#protocol/desk.ts';
import type { Random } from '#lib/random.ts';
import type { Time } from '#lib/time.ts';
import type { Channel } from '../channel.ts';
import type { Log } from '../log.ts';
import type { Relay } from '../relay.ts';
import type { LinkCount } from './link-count.ts';
import type { LinkedOutlet, Outlet } from './outlet.ts';
import { createTextFiles } from './text-files.ts';
import { createObsCues } from './obs/obs-cues.ts';
import type { ObsConfig } from './obs/read-obs.ts';
import type { VmixConfig } from './vmix/read-vmix.ts';
import { createVmixTitles } from './vmix/vmix-titles.ts';
import { httpPost } from './webhooks/http-post.ts';
import { createWebhooks, type WebhooksConfig } from './webhooks/webhooks.ts';

export interface OutletsConfig {
  /** The folder that gets a text file of each column; none where it is undefined. */
  readonly filesDir: string | undefined;
  readonly webhooks: WebhooksConfig | undefined;
  /** Whose titles are filled; nobody's where it is absent. */
  readonly vmix?: VmixConfig | undefined;
  /** Which OBS is told of cues; none where it is absent. */
  readonly obs?: ObsConfig | undefined;
}

export const NO_OUTLETS: OutletsConfig = { filesDir: undefined, webhooks: undefined };

/** A stream as outlets see it. */
type OutletStream = Pick<Channel, 'id' | 'mark' | 'told'> & { readonly desk: { cues(): readonly Cue[] } };

export interface OutletsDeps {
  readonly time: Time;
  readonly random: Random;
  readonly log: Log;
  readonly streams: () => Iterable<OutletStream>;
  readonly relay: Pick<Relay, 'connect' | 'forget'>;
  /** The relay's own, at which others fetch pictures. */
  readonly port: number;
  /** Where this machine reaches the relay, e.g. `http://localhost:15001`. */
  readonly origin: string;
  /** What is wrong with the relay but for its outlets, in words. */
  readonly alarms: () => readonly string[];
}

/** All of them. */
export interface Outlets extends Outlet {
  /** Of those that keep a link. */
  readonly counts: () => readonly LinkCount[];
}

/** Begins at once. */
export function openOutlets(config: OutletsConfig, deps: OutletsDeps): Outlets {
  const { filesDir: dir, webhooks, vmix, obs } = config;
  const links: readonly LinkedOutlet[] = [
    ...(vmix === undefined ? [] : [createVmixTitles(vmix, deps)]),
    ...(obs === undefined ? [] : [createObsCues(obs, deps)]),
  ];
  const others: readonly Outlet[] = [...(dir === undefined ? [] : [createTextFiles({ ...deps, dir })]), ...links];
  // Of all but webhooks: one that is away would be told of itself.
  const alarms = (): readonly string[] => [...deps.alarms(), ...others.flatMap((outlet) => outlet.alarms())];
  const outlets: readonly Outlet[] = [
    ...others,
    ...(webhooks === undefined ? [] : [createWebhooks({ ...deps, ...webhooks, alarms, post: httpPost })]),
  ];
  return {
    counts: () => links.map((link) => link.count()),
    alarms: () => outlets.flatMap((outlet) => outlet.alarms()),
    async close() {
      await Promise.all(outlets.map((outlet) => outlet.close()));
    },
  };
}
