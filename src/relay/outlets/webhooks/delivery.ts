/** What waits for one webhook, and its way there: in order, one at a time, again until it is taken or too old to matter. */
import type { Random } from '#lib/random.ts';
import type { Time } from '#lib/time.ts';
import { WEBHOOK_ANSWER_MS, WEBHOOK_QUEUE_MAX, WEBHOOK_WAITS_MS } from '../../limits.ts';
import type { Log } from '../../log.ts';
import type { Outlet } from '../outlet.ts';
import type { Post } from './http-post.ts';
import { signedHeaders } from './signature.ts';

export interface WebhookEvent {
  /** The same at every try, and no other event's. */
  readonly id: string;
  readonly body: string;
}

export interface Delivery extends Outlet {
  add(event: WebhookEvent): void;
}

export interface DeliveryDeps {
  /** Its path and query are as good as a password, and stand in no log and no alarm. */
  readonly url: string;
  readonly secret: Buffer;
  readonly time: Time;
  readonly random: Random;
  readonly log: Log;
  readonly post: Post;
}

/** Another answer than these four is no other one a minute later. */
const WORTH_ANOTHER_TRY = new Set([408, 409, 425, 429]);
/** The receiver wants no more (Standard Webhooks: "disable the endpoint"). */
const GONE = 410;
/** A try is made later by up to so much of its wait, by chance: many relays do not come back all at once. */
const JITTER = 0.2;

export function createDelivery({ url, secret, time, random, log, post }: DeliveryDeps): Delivery {
  const { host } = new URL(url);
  let queue: readonly WebhookEvent[] = [];
  /** The one that is on its way or waits to be sent again. */
  let busy: WebhookEvent | undefined;
  let lost = 0;
  let alarm: string | undefined;
  let isGone = false;
  let isClosed = false;
  /** Calls off what waits or is under way. */
  let stop: (() => void) | undefined;

  function next(): void {
    const [event, ...rest] = queue;
    queue = rest;
    busy = event;
    if (event !== undefined) void send(event, 0);
  }

  async function send(event: WebhookEvent, tries: number): Promise<void> {
    const ending = new AbortController();
    const abort = (): void => ending.abort();
    stop = abort;
    const callOff = time.after(WEBHOOK_ANSWER_MS, abort);
    const seconds = Math.floor(time.now() / 1000);
    const { id, body } = event;
    const posted = await post(url, { headers: signedHeaders(secret, { id, seconds, body }), body }, ending.signal);
    callOff();
    if (isClosed) return;
    const fault = 'fault' in posted ? posted.fault : `HTTP ${posted.status}`;
    const status = 'fault' in posted ? undefined : posted.status;
    if (status !== undefined && status >= 200 && status < 300) {
      if (alarm !== undefined) log('info', 'the webhook takes events again', { host, lost });
      alarm = undefined;
      lost = 0;
      next();
    } else if (status === GONE) {
      isGone = true;
      queue = [];
      complain(`${host} says that it wants no more events (HTTP 410): none are sent until the relay starts again`);
    } else if (status !== undefined && status < 500 && !WORTH_ANOTHER_TRY.has(status)) {
      giveUp(fault);
    } else {
      again(event, tries, fault);
    }
  }

  function again(event: WebhookEvent, tries: number, fault: string): void {
    const waitMs = WEBHOOK_WAITS_MS[tries];
    if (waitMs === undefined) {
      giveUp(fault);
      return;
    }
    // The first wait is what a restart takes, and no alarm.
    if (tries > 0) complain(`${host} takes no events (${fault}): they wait and are sent again; does it run?`);
    stop = time.after(waitMs * (1 + JITTER * random()), () => void send(event, tries + 1));
  }

  function giveUp(fault: string): void {
    lost += 1;
    complain(`${host} did not take ${lost === 1 ? 'an event' : `${lost} events`} (${fault}): is its address right?`);
    next();
  }

  function complain(text: string): void {
    if (alarm === undefined) log('warn', `webhook: ${text}`);
    alarm = `webhook: ${text}`;
  }

  return {
    add(event) {
      if (isClosed || isGone) return;
      queue = [...queue, event];
      if (queue.length > WEBHOOK_QUEUE_MAX) {
        queue = queue.slice(1);
        lost += 1;
      }
      if (busy === undefined) next();
    },
    alarms: () => (alarm === undefined ? [] : [alarm]),
    close() {
      isClosed = true;
      queue = [];
      stop?.();
      return Promise.resolve();
    },
  };
}
