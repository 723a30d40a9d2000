import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { createManualTime, type ManualTime } from '#lib/manual-time.ts';
import { ok } from '#lib/result.ts';
import type { Output, StreamDetail } from '#protocol/api.ts';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { createManualVisibility } from '#store/manual-visibility.ts';
import { createScoreboardStore } from '#store/scoreboard-store.ts';
import { createTicker } from '#store/ticker.ts';
import type { Language } from '#store/words/languages.ts';
import { loadWords } from '#store/words/words.ts';
import { ControlPage } from './control-page.tsx';
import type { DeskPorts, DeskStorage } from './desk-ports.ts';
import { createFakeDesk, type FakeDesk } from './fake-desk.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

export interface DeskUnderTest {
  readonly element: HTMLElement;
  readonly desk: FakeDesk;
  /** What the relay says of the stream; a test changes it, and the next poll brings it. */
  readonly relay: { detail: StreamDetail | undefined };
  /** Values that come to the page by its live link. */
  readonly live: (values: Record<string, string>) => Promise<void>;
  readonly submit: (form: HTMLElement) => Promise<void>;
  /** Chooses from a list. */
  readonly choose: (list: HTMLSelectElement, value: string) => Promise<void>;
  readonly time: ManualTime;
  readonly joined: string[];
  readonly storage: DeskStorage;
  /** The first element of a test id. */
  readonly get: (testId: string) => HTMLElement;
  /** The button that a screen reader calls so, or whose text this is. */
  readonly button: (name: string) => HTMLButtonElement;
  readonly click: (element: HTMLElement) => Promise<void>;
  /** Types into a box, without applying it. */
  readonly type: (box: HTMLInputElement, text: string) => Promise<void>;
  readonly press: (key: string, on?: Element) => Promise<void>;
  readonly pass: (ms: number) => Promise<void>;
  readonly leave: () => void;
}

/** The page on a document of its own, over a desk, a clock and a browser's storage that the test holds. */
export async function openDesk({
  feed = {},
  sport = 'basketball',
  language = 'en',
  detail,
  storage = memoryStorage(),
  putLogo = () => Promise.resolve(ok('/logos/x.png')),
}: {
  readonly feed?: Record<string, string>;
  /** That of the relay's start. */
  readonly sport?: string | null;
  readonly language?: Language;
  readonly detail?: StreamDetail;
  readonly storage?: DeskStorage;
  readonly putLogo?: DeskPorts['putLogo'];
} = {}): Promise<DeskUnderTest> {
  const time = createManualTime();
  const visibility = createManualVisibility();
  const desk = createFakeDesk(() => time.now(), feed);
  desk.sport = sport;
  const store = createScoreboardStore();
  store.setState({ link: 'live', synced: true, source: { status: 'live' }, values: feed });
  const joined: string[] = [];
  const relay = { detail };
  const ports: DeskPorts = {
    stream: 'stream1',
    tag: '42',
    client: desk.client,
    store,
    detail: () => Promise.resolve(ok({ value: relay.detail, at: time.now(), relayNow: time.now() })),
    lists: () => Promise.resolve({ sports: [...PACKS.values()], themes: ['classic', 'slim'], layouts: [] }),
    layoutFile: () => Promise.resolve({ root: { part: 'bug', children: [{ part: 'shot-clock' }] } }),
    time,
    ticker: createTicker(time, visibility),
    visibility,
    storage,
    join: (name) => {
      joined.push(name);
      return () => undefined;
    },
    openPicture: () =>
      Promise.resolve(ok({ size: { width: 900, height: 900 }, png: () => Promise.resolve(new Blob(['png'])) })),
    putLogo,
  };
  const element = document.createElement('div');
  document.body.append(element);
  const root = createRoot(element);
  const first = { language, words: await loadWords(language) };
  await settled(() => {
    root.render(<ControlPage ports={ports} first={first} />);
  });
  return {
    element,
    desk,
    relay,
    live: (values) =>
      settled(() => {
        store.setState({ values });
      }),
    submit: (form) =>
      settled(() => {
        form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
      }),
    choose: (list, value) =>
      settled(() => {
        list.value = value;
        list.dispatchEvent(new Event('change', { bubbles: true }));
      }),
    time,
    joined,
    storage,
    get: (testId) => {
      const found = element.querySelector<HTMLElement>(`[data-testid="${testId}"]`);
      if (found === null) throw new Error(`nothing has the test id ${testId}`);
      return found;
    },
    button: (name) => {
      const found = [...element.querySelectorAll('button')].find(
        (button) => (button.getAttribute('aria-label') ?? button.textContent) === name,
      );
      if (found === undefined) throw new Error(`no button is called ${name}`);
      return found;
    },
    click: (target) =>
      settled(() => {
        target.click();
      }),
    type: (box, text) =>
      settled(() => {
        // React hears a change only where the value was not set by itself.
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, text);
        box.dispatchEvent(new Event('input', { bubbles: true }));
      }),
    press: (key, on = document.body) =>
      settled(() => {
        on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      }),
    pass: (ms) =>
      settled(() => {
        time.advance(ms);
      }),
    leave: () => {
      act(() => {
        root.unmount();
      });
      element.remove();
    },
  };
}

/** Does something, and lets every answer to it come. */
async function settled(run: () => void): Promise<void> {
  await act(async () => {
    run();
    for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
  });
}

export function memoryStorage(): DeskStorage {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

/** A stream that one output listens to. */
export function detailWith(name: string, query = ''): StreamDetail {
  const output: Output = {
    id: '1',
    role: 'viewer',
    name,
    address: '127.0.0.1',
    host: 'OBS 32',
    engine: 127,
    query,
    since: 0,
    viewport: null,
    delay: 0,
    current: 0,
    ack: null,
  };
  return {
    id: 'stream1',
    epoch: 'e',
    rev: 1,
    sport: null,
    source: { status: 'live' },
    publisher: null,
    publishers: [],
    values: {},
    derived: {},
    outputs: [output],
    unmapped: [],
    rivals: [],
    refused: [],
    unreadable: { count: 0, reason: null },
  };
}
