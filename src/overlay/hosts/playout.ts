/** A playout server (CasparCG, SPX and those that speak like them) that has the graphic in its hand: when it is on air, and what it is told. */
import { createEmitter } from '#lib/emitter.ts';
import type { Time } from '#lib/time.ts';
import type { OverlayOptions } from '#store/url-options.ts';
import type { HostCallName, HostCalls } from './host-calls.ts';
import { readHostData, type HostData } from './host-data.ts';
import { readHostWords, withHostOptions, type HostWords, type TemplateFields } from './host-words.ts';

/** CasparCG calls right behind the page's load event; who has not called so much later (ms) shows the page as a plain browser would. */
const FIRST_CALL_MS = 100;

export interface Playout {
  /** Whether the host keeps the graphic off the air; undefined while no host has spoken: the relay decides. */
  readonly isOff: () => boolean | undefined;
  /** The options of the page's URL with those that the host said. */
  readonly options: (url: OverlayOptions) => OverlayOptions;
  /** Calls `run` with each word that changed something, until the returned function is called. */
  readonly on: (run: () => void) => () => void;
  /** The host's call, or another's in its place. */
  readonly call: (name: HostCallName, data?: unknown) => void;
}

interface PlayoutPorts {
  /** Gets the game's fields of each update, in order. Without it they are left out: the game is the relay's. */
  readonly values?: (values: HostData) => void;
  /** Gets where the game is to come from, as the host says it, with each other word of it. */
  readonly relay?: (relay: HostWords['relay']) => void;
  /** The template's own fields. */
  readonly fields?: TemplateFields;
}

/**
 * The state of a host's hand. Its first word, whichever, makes it the owner of what is on air, whatever the relay says: nothing before `play`,
 * the graphic until `stop`. There is one step only: `next` behind it ends it, as SPX means it. `update` shows nothing by itself.
 */
export function createPlayout({ values, relay, fields }: PlayoutPorts = {}): Playout {
  const changed = createEmitter<void>();
  const said = new Map<string, string>();
  let told: HostWords['relay'] = {};
  let isOff: boolean | undefined;

  function set(off: boolean): void {
    if (off === isOff) return;
    isOff = off;
    changed.emit();
  }

  function update(data: unknown): void {
    const read = readHostData(data);
    if (read !== undefined) {
      const words = readHostWords(read, fields);
      const next = { ...told, ...words.relay };
      let isNew = JSON.stringify(next) !== JSON.stringify(told);
      told = next;
      if (isNew) relay?.(told);
      if (Object.keys(words.values).length > 0) values?.(words.values);
      for (const [name, text] of words.options) {
        isNew ||= (said.get(name) ?? '') !== text;
        said.set(name, text);
      }
      if (isNew && isOff !== undefined) changed.emit();
    }
    set(isOff ?? true);
  }

  return {
    isOff: () => isOff,
    options: (url) => withHostOptions(url, said),
    on: (run) => changed.on(run),
    call(name, data) {
      switch (name) {
        case 'play':
          return set(false);
        case 'stop':
          return set(true);
        case 'next':
          return isOff === false ? set(true) : undefined;
        case 'update':
          return update(data);
        default:
          name satisfies never;
          return undefined;
      }
    },
  };
}

/**
 * The host of this page, by the calls that the page's inline script keeps. Where one is there, or says at its start that it is, resolves once it
 * has spoken or is known to say nothing: what it holds back must not be seen for a moment.
 */
export async function pagePlayout(calls: HostCalls | undefined, time: Pick<Time, 'after'>): Promise<Playout> {
  const playout = createPlayout();
  if (calls === undefined) return playout;
  await new Promise<void>((resolve) => {
    calls.hear((name, data) => {
      playout.call(name, data);
      resolve();
    });
    if (!calls.begun || playout.isOff() !== undefined) return resolve();
    const wait = (): void => void time.after(FIRST_CALL_MS, resolve);
    if (document.readyState === 'complete') wait();
    else window.addEventListener('load', wait, { once: true });
    return undefined;
  });
  return playout;
}
