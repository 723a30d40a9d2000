/** What the relay tells others by itself, all of it together. */
import type { Cue } from '#protocol/desk.ts';
import type { Random } from '#lib/random.ts';
import type { Time } from '#lib/time.ts';
import type { Channel } from '../channel.ts';
import type { Log } from '../log.ts';
import type { Outlet } from './outlet.ts';
import { createTextFiles } from './text-files.ts';
import { httpPost } from './webhooks/http-post.ts';
import { createWebhooks, type WebhooksConfig } from './webhooks/webhooks.ts';

export interface OutletsConfig {
  /** The folder that gets a text file of each column; none where it is undefined. */
  readonly filesDir: string | undefined;
  readonly webhooks: WebhooksConfig | undefined;
}

export const NO_OUTLETS: OutletsConfig = { filesDir: undefined, webhooks: undefined };

/** A stream as outlets see it. */
type OutletStream = Pick<Channel, 'id' | 'mark' | 'told'> & { readonly desk: { cues(): readonly Cue[] } };

export interface OutletsDeps {
  readonly time: Time;
  readonly random: Random;
  readonly log: Log;
  readonly streams: () => Iterable<OutletStream>;
  /** Where this machine reaches the relay, e.g. `http://localhost:15001`. */
  readonly origin: string;
  /** What is wrong with the relay but for its outlets, in words. */
  readonly alarms: () => readonly string[];
}

/** Begins at once. */
export function openOutlets(config: OutletsConfig, deps: OutletsDeps): Outlet {
  const { filesDir: dir, webhooks } = config;
  const outlets = [
    ...(dir === undefined ? [] : [createTextFiles({ ...deps, dir })]),
    ...(webhooks === undefined ? [] : [createWebhooks({ ...deps, ...webhooks, post: httpPost })]),
  ];
  return {
    alarms: () => outlets.flatMap((outlet) => outlet.alarms()),
    async close() {
      await Promise.all(outlets.map((outlet) => outlet.close()));
    },
  };
}
