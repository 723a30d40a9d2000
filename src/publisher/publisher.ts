import type { Random } from '#lib/random.ts';
import type { Time } from '#lib/time.ts';
import { PING_FRAME, PONG_FRAME, registerFrame, streamOfUrl, updateFrame } from './wire.ts';

/** How often a ping is sent; the maker says "every few seconds". */
const PING_EVERY_MS = 3000;
/** Unanswered pings after which a link that used to answer counts as dead. */
const PINGS_UNANSWERED_MAX = 2;
/** How long a dial may take. */
const DIAL_MS_MAX = 10_000;
/** Waits between dials: doubled from the first to the longest, each shortened by up to half at random. */
const BACK_OFF_FIRST_MS = 500;
const BACK_OFF_MS_MAX = 5000;

/** One WebSocket, whatever makes it. */
interface Link {
  send(text: string): void;
  /** Sends a ping frame of the WebSocket protocol. */
  ping(): void;
  close(): void;
  /** Ends it without a word, as a pulled cable does. */
  cut(): void;
}
export interface LinkEvents {
  opened(): void;
  message(text: string): void;
  /** A pong frame of the WebSocket protocol has come. */
  ponged(): void;
  /** It is over, or never came to be. `code` is the close code, 1006 when there was none. */
  closed(code: number, reason: string): void;
}
/** Dials a URL. No event comes before it has returned. */
export type Dial = (url: string, events: LinkEvents) => Link;

/** How the publisher stands with its server. */
export type PublisherState =
  | { readonly kind: 'dialling' }
  /** `relies` says which pongs it counts on for the rest of this connection: none until one has come. */
  | { readonly kind: 'open'; readonly relies: 'none' | 'messages' | 'frames' }
  | { readonly kind: 'waiting'; readonly ms: number; readonly reason: string }
  | { readonly kind: 'over'; readonly code: number };

export interface PublisherOptions {
  readonly url: string;
  /** Whether an update holds the fields that changed or all of them. */
  readonly fields: 'changed' | 'all';
  /** Close codes after which it dials no more; a scoreboard program has none and goes on for ever. */
  readonly finalCodes?: readonly number[];
}

export interface PublisherDeps {
  readonly time: Time;
  readonly random: Random;
  readonly dial: Dial;
  readonly onState?: (state: PublisherState) => void;
}

export interface Publisher {
  /** Sends what the board shows now. With `changed` a board like the last one sends nothing. What comes while there is no link is sent, as it then stands, once there is. */
  publish(values: Readonly<Record<string, string>>): void;
  state(): PublisherState;
  /** Updates sent so far. */
  updates(): number;
  /** Breaks the link off without a word; it dials again after the usual wait. */
  breakOff(): void;
  /** Ends for good. */
  close(): void;
}

/**
 * Speaks to a server exactly as Scoreboard OCR does: a register frame if the URL names a stream, updates, a JSON ping every few seconds.
 * Once a pong has come it relies on pongs for the rest of that connection and dials anew when they stop. It dials for ever.
 */
export function createPublisher(options: PublisherOptions, deps: PublisherDeps): Publisher {
  const { time, random } = deps;
  const stream = streamOfUrl(options.url);
  let state: PublisherState = { kind: 'dialling' };
  let link: Link | undefined;
  let latest: Readonly<Record<string, string>> | undefined;
  let sent: Readonly<Record<string, string>> = {};
  let updates = 0;
  let failures = 0;
  let unanswered = 0;
  let callOff: (() => void) | undefined;

  function enter(next: PublisherState): void {
    state = next;
    deps.onState?.(next);
  }
  function wait(ms: number, run: () => void): void {
    callOff?.();
    callOff = time.after(ms, run);
  }

  function dial(): void {
    enter({ kind: 'dialling' });
    const dialled: Link = deps.dial(options.url, {
      opened: () => {
        if (link === dialled) opened(dialled);
      },
      message: (text) => {
        if (link === dialled && text.trim() === PONG_FRAME) answered('messages');
      },
      ponged: () => {
        if (link === dialled) answered('frames');
      },
      closed: (code, reason) => {
        if (link === dialled) lost(code, reason === '' ? `closed with ${code}` : reason);
      },
    });
    link = dialled;
    wait(DIAL_MS_MAX, () => {
      giveUp('no answer to the dial');
    });
  }
  function opened(open: Link): void {
    failures = 0;
    unanswered = 0;
    sent = {};
    enter({ kind: 'open', relies: 'none' });
    if (stream !== undefined) open.send(registerFrame(stream));
    if (latest !== undefined) send(open, latest);
    wait(PING_EVERY_MS, ping);
  }
  function ping(): void {
    if (link === undefined || state.kind !== 'open') return;
    if (state.relies !== 'none' && unanswered >= PINGS_UNANSWERED_MAX) {
      giveUp('its pongs stopped');
      return;
    }
    unanswered += 1;
    link.send(PING_FRAME);
    if (state.relies !== 'messages') link.ping();
    wait(PING_EVERY_MS, ping);
  }
  function answered(by: 'messages' | 'frames'): void {
    if (state.kind !== 'open') return;
    // A pong message is the stronger promise: after one, pong frames alone do not count any more.
    if (state.relies === 'messages' && by === 'frames') return;
    unanswered = 0;
    if (state.relies !== by) enter({ kind: 'open', relies: by });
  }
  function giveUp(reason: string): void {
    const dead = link;
    lost(1006, reason);
    dead?.cut();
  }
  function lost(code: number, reason: string): void {
    link = undefined;
    callOff?.();
    if (options.finalCodes?.includes(code) === true) {
      enter({ kind: 'over', code });
      return;
    }
    const longest = Math.min(BACK_OFF_MS_MAX, BACK_OFF_FIRST_MS * 2 ** Math.min(failures, 10));
    failures += 1;
    const ms = Math.round(longest * (0.5 + random() / 2));
    enter({ kind: 'waiting', ms, reason });
    wait(ms, dial);
  }

  function send(open: Link, values: Readonly<Record<string, string>>): void {
    const fields = options.fields === 'all' ? values : changedSince(sent, values);
    sent = { ...sent, ...values };
    if (Object.keys(fields).length === 0) return;
    updates += 1;
    open.send(updateFrame(fields));
  }

  dial();
  return {
    publish(values) {
      latest = values;
      if (link !== undefined && state.kind === 'open') send(link, values);
    },
    state: () => state,
    updates: () => updates,
    breakOff() {
      if (state.kind === 'open') giveUp('broken off');
    },
    close() {
      callOff?.();
      const open = link;
      link = undefined;
      if (state.kind !== 'over') enter({ kind: 'over', code: 1000 });
      open?.close();
    },
  };
}

function changedSince(
  before: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => before[name] !== value));
}
