import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { createManualTime, type ManualTime } from '#lib/manual-time.ts';
import { ok, refused, type Result } from '#lib/result.ts';
import { EMPTY_DESK, type DeskView } from '#protocol/desk.ts';
import type { LookList, Output, StreamDetail, StreamRow } from '#protocol/api.ts';
import type { PageLocation } from '#store/addresses.ts';
import type { Answer } from '#store/api-client.ts';
import { createManualVisibility } from '#store/manual-visibility.ts';
import { createTicker } from '#store/ticker.ts';
import type { Language } from '#store/words/languages.ts';
import { WordsProvider } from '#store/words/react.tsx';
import { loadWords } from '#store/words/words.ts';
import { ToolsProvider, type Tools } from './tools.tsx';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

/** What the relay of a test knows; a test changes it, and the next poll brings it. `down` makes every question fail. */
export interface FakeRelay {
  streams: StreamRow[];
  detail: StreamDetail | undefined;
  desk: DeskView | undefined;
  looks: LookList;
  /** How often the saved looks were put on air. */
  airings: number;
  down: boolean;
  /** The commands that were said. */
  readonly said: unknown[];
}

export interface PageUnderTest {
  readonly element: HTMLElement;
  readonly time: ManualTime;
  readonly relay: FakeRelay;
  readonly copied: string[];
  /** Lets time pass, and what is asked be answered. */
  readonly pass: (ms: number) => Promise<void>;
  /** The text of the first element that the selector names, with single spaces; empty if there is none. */
  readonly text: (selector: string) => string;
  readonly leave: () => void;
}

/** What a test sets a page into. */
export interface PageSetting {
  readonly location?: Partial<PageLocation>;
  readonly relay?: Partial<FakeRelay>;
  /** The files of the page's origin; without it they do not come, and there is no picture. */
  readonly fetch?: Tools['fetch'];
  readonly storage?: Tools['storage'];
  /** Hears who else would listen; without it such a view gets nothing. */
  readonly listen?: Tools['listen'];
  readonly language?: Language;
  /** The live pictures that the browser gives; none without it. */
  readonly capture?: Tools['capture'];
}

const noView: Tools['listen'] = () => () => undefined;
const noFiles: Tools['fetch'] = () => new Promise(() => undefined);

/** A page's components on a document of their own, over a relay, a clock and a location that the test holds. */
export async function openPage(
  page: ReactNode | ((tools: Tools) => ReactNode),
  {
    location = {},
    relay = {},
    fetch = noFiles,
    storage,
    listen = noView,
    capture = {},
    language = 'en',
  }: PageSetting = {},
): Promise<PageUnderTest> {
  const time = createManualTime();
  const visibility = createManualVisibility();
  const known: FakeRelay = {
    streams: [],
    detail: undefined,
    desk: undefined,
    looks: { folder: false, fault: null, air: null, looks: [] },
    said: [],
    airings: 0,
    down: false,
    ...relay,
  };
  const copied: string[] = [];
  const answer = <T,>(value: T): Promise<Result<Answer<T>>> =>
    Promise.resolve(known.down ? refused('unreachable') : ok({ value, at: time.now(), relayNow: time.now() }));
  const tools: Tools = {
    api: {
      streams: () => answer({ build: 'b1', streams: listed(known) }),
      stream: () => answer(known.detail),
      desk: () => answer(known.desk),
      say: (id, command) => {
        known.said.push([id, command]);
        return answer(undefined);
      },
      looks: () => answer(known.looks),
      putLooksOnAir: () => {
        known.airings += known.down ? 0 : 1;
        return answer(known.looks);
      },
      health: () => answer({ status: 'ok', build: 'b1', uptime: 1, alarms: [] }),
    },
    fetch,
    time,
    ticker: createTicker(time, visibility),
    visibility,
    location: {
      protocol: 'http:',
      host: 'studio:15001',
      hostname: 'studio',
      pathname: '/preview/stream1',
      search: '',
      hash: '',
      ...location,
    },
    listen,
    capture,
    storage,
    copy: (text) => {
      copied.push(text);
      return Promise.resolve(true);
    },
  };
  const first = { language, words: await loadWords(language) };
  const element = document.createElement('div');
  document.body.append(element);
  const root = createRoot(element);
  await act(async () => {
    root.render(
      <WordsProvider first={first} storage={undefined}>
        <ToolsProvider tools={tools}>{typeof page === 'function' ? page(tools) : page}</ToolsProvider>
      </WordsProvider>,
    );
    await Promise.resolve();
  });
  return {
    element,
    time,
    relay: known,
    copied,
    pass: (ms) =>
      act(async () => {
        time.advance(ms);
        await Promise.resolve();
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

/** The relay's list holds every feed, also the one that the test gave in full. */
function listed({ streams, detail }: FakeRelay): StreamRow[] {
  return detail === undefined || streams.some(({ id }) => id === detail.id)
    ? streams
    : [...streams, { ...detail, outputs: detail.outputs.length }];
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

export function aDetail(detail: Partial<StreamDetail> = {}): StreamDetail {
  return {
    ...aRow(),
    publishers: [],
    outputs: [],
    unmapped: [],
    rivals: [],
    refused: [],
    unreadable: { count: 0, reason: null },
    ...detail,
  };
}

/** A desk on which nobody has said anything yet. */
export function aDesk(view: Partial<DeskView> = {}): DeskView {
  return {
    stream: 'stream1',
    rev: 0,
    state: EMPTY_DESK,
    sport: { id: null, started: null },
    guard: { started: 'normal' },
    next: { program: 'live', court: 'live' },
    undo: 0,
    fields: [],
    cues: [],
    audit: [],
    suggestions: [],
    happened: [],
    operators: [],
    old: null,
    at: 1_764_000_000_000,
    ...view,
  };
}

export function anOutput(output: Partial<Output> = {}): Output {
  return {
    id: '1',
    role: 'viewer',
    name: 'OBS program',
    address: '192.168.1.31',
    host: 'OBS 32.2.1',
    engine: 127,
    query: '',
    since: 1_763_999_900_000,
    viewport: { width: 1920, height: 1080 },
    delay: 0,
    current: 100,
    ack: { rev: 100, at: 1_764_000_000_000, visible: true, lag: 14.4 },
    ...output,
  };
}
