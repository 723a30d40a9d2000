import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { createManualTime, type ManualTime } from '#lib/manual-time.ts';
import { ok, refused, type Result } from '#lib/result.ts';
import type { AccessSession, KeyList } from '#protocol/access.ts';
import type { LookRow, StreamRow } from '#protocol/api.ts';
import type { PageLocation } from '#store/addresses.ts';
import type { Answer } from '#store/api-client.ts';
import { createManualVisibility } from '#store/manual-visibility.ts';
import type { Language } from '#store/words/languages.ts';
import { WordsProvider } from '#store/words/react.tsx';
import { loadWords } from '#store/words/words.ts';
import type { PagePorts } from './ports.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

/** What the relay of a test knows; a test changes it, and the next question brings it. `down` makes every question fail. */
export interface FakeRelay {
  streams: StreamRow[];
  looks: LookRow[];
  /** Answers by path; any other is a 404. */
  files: Readonly<Record<string, unknown>>;
  down: boolean;
  session: AccessSession;
  /** None where the page may not ask, or the relay has none. */
  keys: KeyList | undefined;
  /** What was asked of its door. */
  readonly door: string[];
}

export interface PageUnderTest {
  readonly element: HTMLElement;
  readonly time: ManualTime;
  readonly relay: FakeRelay;
  readonly copied: string[];
  /** What stood in the address bar, the latest last. */
  readonly urls: string[];
  /** The pages that were gone to. */
  readonly gone: string[];
  /** Lets time pass, and what is asked be answered. */
  readonly pass: (ms: number) => Promise<void>;
  /** Types into a control, or picks of a list. */
  readonly fill: (selector: string, value: string) => void;
  readonly click: (selector: string) => Promise<void>;
  readonly press: (selector: string, key: string) => Promise<void>;
  /** The text of the first element that the selector names, with single spaces; empty if there is none. */
  readonly text: (selector: string) => string;
  readonly leave: () => void;
}

/** Lets what was asked for come, and the page take it. */
function settle(before: () => void): Promise<void> {
  return act(async () => {
    before();
    for (let turn = 0; turn < 10; turn += 1) {
      await new Promise<void>((resolve) => {
        setImmediate(resolve);
      });
    }
  });
}

/** A page on the relay's own computer. */
const OPEN: AccessSession = { open: true, operator: true, viewer: true, tls: false };

/** A page of this room on a document of its own, over a relay, a clock and a location that the test holds. */
export async function openPage(
  page: (ports: PagePorts) => ReactNode,
  {
    location = {},
    relay = {},
    language = 'en',
  }: { location?: Partial<PageLocation>; relay?: Partial<FakeRelay>; language?: Language } = {},
): Promise<PageUnderTest> {
  const time = createManualTime();
  const known: FakeRelay = {
    streams: [],
    looks: [],
    files: {},
    down: false,
    session: OPEN,
    keys: undefined,
    door: [],
    ...relay,
  };
  const copied: string[] = [];
  const urls: string[] = [];
  const gone: string[] = [];
  const answer = <T,>(value: T): Promise<Result<Answer<T>>> =>
    Promise.resolve(known.down ? refused('no answer') : ok({ value, at: time.now(), relayNow: time.now() }));
  const ports: PagePorts = {
    api: {
      streams: () => answer({ build: 'b1', streams: known.streams }),
      looks: () => answer({ folder: true, fault: null, air: null, looks: known.looks }),
    },
    access: {
      session: () => Promise.resolve(ok(known.session)),
      signIn: (passphrase) => {
        known.door.push(`in ${passphrase}`);
        return Promise.resolve(ok(known.session));
      },
      signOut: () => {
        known.door.push('out');
        return Promise.resolve(ok(undefined));
      },
      keys: () => Promise.resolve(known.keys === undefined ? refused('status 401') : ok(known.keys)),
      openStream: (stream) => {
        known.door.push(`open ${stream}`);
        return Promise.resolve(ok(undefined));
      },
      newKey: (kind) => {
        known.door.push(`new ${kind}`);
        return Promise.resolve(known.down ? refused('unreachable') : ok({ kind, key: `K7Q${kind}`, made: time.now() }));
      },
    },
    fetch: (path) => {
      const file = known.files[path];
      if (known.down) return Promise.reject(new Error('no answer'));
      return Promise.resolve(file === undefined ? new Response('', { status: 404 }) : Response.json(file));
    },
    time,
    visibility: createManualVisibility(),
    location: {
      protocol: 'http:',
      host: 'studio:15001',
      hostname: 'studio',
      pathname: '/',
      search: '',
      hash: '',
      ...location,
    },
    replaceUrl: (url) => urls.push(url),
    go: (url) => gone.push(url),
    copy: async (text) => copied.push(text) > 0,
  };
  const first = { language, words: await loadWords(language) };
  const element = document.createElement('div');
  document.body.append(element);
  const root = createRoot(element);

  const find = (selector: string): HTMLElement => {
    const found = element.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`there is no ${selector}`);
    return found;
  };

  await settle(() => {
    root.render(
      <WordsProvider first={first} storage={undefined}>
        {page(ports)}
      </WordsProvider>,
    );
  });
  return {
    element,
    time,
    relay: known,
    copied,
    urls,
    gone,
    pass: (ms) =>
      settle(() => {
        time.advance(ms);
      }),
    fill: (selector, value) => {
      const control = find(selector);
      act(() => {
        // React keeps a control's own setter to itself: the one of its class tells it nothing, and so it hears of the change.
        Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value')?.set?.call(control, value);
        control.dispatchEvent(new Event(control instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
      });
    },
    click: (selector) =>
      settle(() => {
        find(selector).click();
      }),
    press: (selector, key) =>
      settle(() => {
        find(selector).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      }),
    text: (selector) => (element.querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ').trim(),
    leave: () => {
      act(() => {
        root.unmount();
      });
      element.remove();
    },
  };
}

export function aRow(row: Partial<StreamRow> = {}): StreamRow {
  return {
    id: 'stream1',
    epoch: 'e1',
    rev: 100,
    sport: null,
    source: { status: 'live', age: 100 },
    publisher: { address: '192.168.1.20', since: 1_763_999_940_000, frames: 9 },
    values: { clock: '3:12', 'home.score': '56' },
    derived: {},
    outputs: 1,
    ...row,
  };
}
