/** Tells other programs over HTTP what happens at the streams (docs/PROTOCOL.md O3). */
import { randomUUID } from 'node:crypto';
import type { Cue } from '#protocol/desk.ts';
import type { Random } from '#lib/random.ts';
import type { Time } from '#lib/time.ts';
import { NEWS_MS } from '../../limits.ts';
import type { Log } from '../../log.ts';
import { freshCues } from '../fresh-cues.ts';
import type { Outlet, ToldStream } from '../outlet.ts';
import { createDelivery } from './delivery.ts';
import type { Post } from './http-post.ts';
import { newsOf, seenOf, type Seen } from './news.ts';

/** Streams that are remembered with those that are gone: they come and go for as long as a relay runs, and one that is back soon goes on where it was. */
const SEEN_MAX = 256;

export interface WebhooksConfig {
  readonly urls: readonly string[];
  readonly secret: Buffer;
}

export interface HeardStream extends Omit<ToldStream, 'mark'> {
  /** `cues` are those that are shown or still wait. */
  readonly desk: { cues(): readonly Cue[] };
}

export interface WebhooksDeps extends WebhooksConfig {
  readonly time: Time;
  readonly random: Random;
  readonly log: Log;
  readonly post: Post;
  readonly streams: () => Iterable<HeardStream>;
  /** What is wrong with the relay, in words; webhooks' own alarms are none of them, or one that is away would be told of itself. */
  readonly alarms: () => readonly string[];
}

/** Looks every NEWS_MS, whatever the feed does: a flood is no more work than a clock. Simulated games make no news. */
export function createWebhooks({ urls, secret, time, random, log, post, streams, alarms }: WebhooksDeps): Outlet {
  const deliveries = urls.map((url) => createDelivery({ url, secret, time, random, log, post }));
  const seen = new Map<string, { readonly now: Seen; readonly freshOf: (cues: readonly Cue[]) => readonly Cue[] }>();
  /** By what they are whatever they count. */
  let alarmed: ReadonlyMap<string, string> = new Map();
  let callOff = time.after(0, tick);

  function tell(type: string, data: object): void {
    const body = JSON.stringify({ type, timestamp: new Date(time.now()).toISOString(), data });
    const event = { id: `msg_${randomUUID().replaceAll('-', '')}`, body };
    for (const delivery of deliveries) delivery.add(event);
  }

  function tick(): void {
    try {
      look();
    } catch (error) {
      log('error', 'webhooks could not look at what happens', { reason: String(error) });
    }
    callOff = time.after(NEWS_MS, tick);
  }

  function look(): void {
    const there = [...streams()];
    for (const stream of there) lookAt(stream);
    if (seen.size > SEEN_MAX) forget(new Set(there.map(({ id }) => id)));
    const now = new Map(alarms().map((alarm) => [kindOf(alarm), alarm]));
    for (const [kind, alarm] of now) if (!alarmed.has(kind)) tell('alarm.raised', { alarm });
    for (const [kind, alarm] of alarmed) if (!now.has(kind)) tell('alarm.cleared', { alarm });
    alarmed = now;
  }

  function forget(there: ReadonlySet<string>): void {
    for (const id of seen.keys()) if (!there.has(id)) seen.delete(id);
  }

  function lookAt(stream: HeardStream): void {
    const { values, desk, source } = stream.told();
    if (source.demo === true) return;
    const { now: before, freshOf = freshCues<Cue>() } = seen.get(stream.id) ?? {};
    const fresh = freshOf(stream.desk.cues());
    const now = seenOf({ values, desk, status: source.status, fresh }, before);
    seen.set(stream.id, { now, freshOf });
    if (before === undefined) return;
    for (const { type, ...data } of newsOf(before, now)) tell(type, { stream: stream.id, ...data });
  }

  return {
    alarms: () => deliveries.flatMap((delivery) => delivery.alarms()),
    async close() {
      callOff();
      await Promise.all(deliveries.map((delivery) => delivery.close()));
    },
  };
}

/** An alarm that counts is the same one with another number. */
function kindOf(alarm: string): string {
  return alarm.replaceAll(/\b\d[\w.:-]*/g, '#');
}
