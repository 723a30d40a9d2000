import { useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { DEFAULT_STREAM } from '#protocol/fields.ts';
import { listen } from '#store/listen.ts';
import { ScoreboardProvider, useScoreboard } from '#store/react.tsx';
import { drawableOf } from '#store/selectors.ts';
import { createScoreboardStore, type ScoreboardStore } from '#store/scoreboard-store.ts';
import { AddressesPanel } from './addresses-panel.tsx';
import { streamOfPage } from '#store/addresses.ts';
import { browserTools } from './browser-tools.ts';
import { OperatorHeader, OperatorPage, standOnGround } from '#graphic/operator-page.tsx';
import { FeedBand } from './feed-band.tsx';
import { useFeedTone } from './feed-tone.ts';
import type { FeedTone } from '#store/tone.ts';
import { createAlarmLog, type AlarmLog } from '#store/alarm-log.ts';
import { watchDesk, type DeskWatch } from './desk-watch.ts';
import { createFieldLog, type FieldLog } from './field-log.ts';
import { FieldsPanel } from './fields-panel.tsx';
import { HazardBands, useAlarms } from './hazard-bands.tsx';
import { LooksPanel } from './looks-panel.tsx';
import { NamesPanel } from './names-panel.tsx';
import { OutputsPanel } from './outputs-panel.tsx';
import { createPoll, type Poll } from '#store/poll.ts';
import { ProgramPanel } from './program-panel.tsx';
import { ParkedPublishers } from './parked-publishers.tsx';
import { SAVED_PAUSE_MS, watchLooks, type SavedLooks } from './saved-looks.ts';
import { SetupPanel, type SetupCause } from './setup-panel.tsx';
import { watchStream, type StreamWatch } from './stream-watch.ts';
import { createTestDataLog, type TestDataLog } from '#store/test-data-log.ts';
import { createToneLog, type ToneLog } from '#store/tone-log.ts';
import { firstLanguage } from '#store/words/languages.ts';
import { useWords, WordsProvider } from '#store/words/react.tsx';
import { loadWords } from '#store/words/words.ts';
import { ToolsProvider, useTools } from './tools.tsx';
import page from './page.module.css';

/** Starts the operator's window: `/preview/<stream>`. */
export async function startPreview(root: HTMLElement): Promise<void> {
  standOnGround(page.root);
  document.title = 'Boardcast';
  const tools = browserTools();
  const stream = streamOfPage(tools.location.pathname) ?? DEFAULT_STREAM;
  const store = createScoreboardStore();
  const language = firstLanguage(tools.storage, navigator.languages);
  const words = await loadWords(language);
  createRoot(root).render(
    <WordsProvider first={{ language, words }} storage={tools.storage}>
      <ToolsProvider tools={tools}>
        <PreviewPage stream={stream} store={store} />
      </ToolsProvider>
    </WordsProvider>,
  );
  // An operator's page listens, but is no output.
  listen({ store, stream, role: 'operator', name: 'Preview' });
}

/** One stream: how its feed is, the picture on air, its fields, its outputs. */
export function PreviewPage({ stream, store }: { stream: string; store: ScoreboardStore }): ReactNode {
  const { api, time, ticker, visibility, storage } = useTools();
  const [{ watch, desk }] = useState(() => {
    const isListening = (): boolean => store.getState().link === 'live';
    return {
      watch: createPoll({ ask: watchStream(api, stream, isListening), time, visibility }),
      desk: createPoll({ ask: watchDesk(api, stream, isListening, time), time, visibility }),
    };
  });
  // Made once a page, and for as long as it lives: they watch from the very first value on.
  const [logs] = useState<Logs>(() => ({
    fields: createFieldLog(store, time),
    tones: createToneLog(store, time),
    alarms: createAlarmLog({ watch, stream, page: 'preview', storage, time }),
    testData: createTestDataLog({
      store,
      desk: { subscribe: desk.subscribe, rows: () => desk.state().answer?.value?.fields ?? [] },
      time,
      ticker,
    }),
  }));
  const [saved] = useState(() => createPoll({ ask: watchLooks(api), time, visibility, pauseMs: SAVED_PAUSE_MS }));
  const cause = causeOf(useFeedTone(logs.tones, watch));
  return (
    <ScoreboardProvider store={store}>
      <OperatorPage className={page.page}>
        <Header stream={stream} />
        <Status stream={stream} logs={logs} watch={watch} desk={desk} />
        <main className={page.areas}>
          <div className={page.picture}>
            <PictureAndSetup stream={stream} cause={cause} saved={saved} watch={watch} />
          </div>
          <div className={page.side}>
            <LooksPanel saved={saved} />
            <OutputsPanel watch={watch} desk={desk} alarms={logs.alarms} />
            <AddressesPanel stream={stream} />
            <NamesPanel watch={watch} />
          </div>
          <div className={page.fields}>
            <FieldsPanel log={logs.fields} watch={watch} desk={desk} />
          </div>
        </main>
      </OperatorPage>
    </ScoreboardProvider>
  );
}

interface Logs {
  readonly fields: FieldLog;
  readonly tones: ToneLog;
  readonly alarms: AlarmLog;
  readonly testData: TestDataLog;
}

interface StatusProps {
  readonly stream: string;
  readonly logs: Logs;
  readonly watch: Poll<StreamWatch>;
  readonly desk: DeskWatch;
}

/** How the feed is, and what must not be overlooked. */
function Status({ stream, logs, watch, desk }: StatusProps): ReactNode {
  const isAlarmed = useAlarms(logs.alarms, desk).length > 0;
  return (
    <>
      <FeedBand stream={stream} tones={logs.tones} fields={logs.fields} watch={watch} isAlarmed={isAlarmed} />
      <HazardBands alarms={logs.alarms} watch={watch} desk={desk} testData={logs.testData} />
      <ParkedPublishers stream={stream} watch={watch} />
    </>
  );
}

/** What is to be checked stands first where there is no picture yet, and never pushes one down that is on air. */
function PictureAndSetup({
  stream,
  cause,
  saved,
  watch,
}: {
  stream: string;
  cause: SetupCause | undefined;
  saved: SavedLooks;
  watch: Poll<StreamWatch>;
}): ReactNode {
  const drawable = useScoreboard(drawableOf);
  const setup = cause === undefined ? null : <SetupPanel stream={stream} cause={cause} />;
  return (
    <>
      {drawable ? null : setup}
      <ProgramPanel stream={stream} saved={saved} watch={watch} />
      {drawable ? setup : null}
    </>
  );
}

function causeOf(tone: FeedTone): SetupCause | undefined {
  return tone === 'none' || tone === 'restored' || tone === 'refused' ? tone : undefined;
}

function Header({ stream }: { stream: string }): ReactNode {
  const { location } = useTools();
  const { common } = useWords();
  return (
    <OperatorHeader title={stream}>
      <a href={`/${location.search}`}>{common.allFeeds}</a>
      <a href="/gallery">{common.gallery}</a>
      <a href="/test">{common.connectionTest}</a>
      <a href={`/control/${stream}`}>{common.control}</a>
    </OperatorHeader>
  );
}
