import { useEffect, useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { toStreamId } from '#protocol/fields.ts';
import type { Dial } from '#viewer/connection.ts';
import { createDial } from '#viewer/socket.ts';
import { isLoopback, overlayUrl, publishUrl, SUGGESTED_STREAM } from '#store/addresses.ts';
import { LoopbackHint } from './addresses-panel.tsx';
import { browserTools } from './browser-tools.ts';
import { probeConnection, type ProbeResult } from './connection-probe.ts';
import { CopyField } from './copy-field.tsx';
import { FeedsList } from './feeds-list.tsx';
import { createPoll } from '#store/poll.ts';
import { OperatorHeader, OperatorPage, standOnGround } from '#graphic/operator-page.tsx';
import { StatusLight } from '#graphic/status-light.tsx';
import { firstLanguage } from '#store/words/languages.ts';
import { Problem } from '#store/words/problem.tsx';
import { useWords, WordsProvider } from '#store/words/react.tsx';
import { WithParts } from '#store/words/with-parts.tsx';
import { loadWords } from '#store/words/words.ts';
import { ToolsProvider, usePoll, useTools } from './tools.tsx';
import controls from './controls.module.css';
import page from './page.module.css';
import panel from './panel.module.css';
import { StreamNameInput } from './stream-name-input.tsx';
import styles from './connection-test-page.module.css';

/** Starts the page that somebody opens on the other PC, or on a phone, to see whether Boardcast can be reached from there. */
export async function startTestPage(root: HTMLElement): Promise<void> {
  standOnGround(page.root);
  const tools = browserTools();
  const language = firstLanguage(tools.storage, navigator.languages);
  const words = await loadWords(language);
  createRoot(root).render(
    <WordsProvider first={{ language, words }} storage={tools.storage}>
      <ToolsProvider tools={tools}>
        <ConnectionTest dial={createDial()} />
      </ToolsProvider>
    </WordsProvider>,
  );
}

/** The page itself; `dial` opens a WebSocket as any page does. */
export function ConnectionTest({ dial }: { dial: Dial }): ReactNode {
  const { location } = useTools();
  const [name, setName] = useState(SUGGESTED_STREAM);
  const [attempt, setAttempt] = useState(0);
  const stream = toStreamId(name) ?? SUGGESTED_STREAM;
  const { common, reach } = useWords();
  useEffect(() => {
    document.title = `${common.connectionTest} · Boardcast`;
  }, [common]);
  return (
    <OperatorPage className={page.page}>
      <OperatorHeader title={common.connectionTest}>
        <a href="/">{common.allFeeds}</a>
      </OperatorHeader>
      <main className={page.single}>
        <ul className={styles.checks} aria-live="polite">
          <HttpCheck />
          <SocketCheck
            key={attempt}
            dial={dial}
            onAgain={() => {
              setAttempt(attempt + 1);
            }}
          />
        </ul>
        {isLoopback(location.hostname) ? (
          <section className={styles.block}>
            <h2 className={styles.title}>{reach.onThisPc}</h2>
            <LoopbackHint />
          </section>
        ) : null}
        <section className={styles.block} aria-labelledby="type-heading">
          <h2 id="type-heading" className={styles.title}>
            {reach.toType}
          </h2>
          <div className={styles.streamRow}>
            <label className={controls.label} htmlFor="stream-name">
              {reach.streamName}
            </label>
            <StreamNameInput value={name} onChange={setName} />
          </div>
          <CopyField label={reach.intoOcr} testId="publish-url" value={publishUrl(location, stream)} />
          <CopyField
            label={reach.intoObs}
            testId="overlay-url"
            value={overlayUrl(location, stream)}
            hint={reach.size}
          />
        </section>
        <Arrivals />
      </main>
    </OperatorPage>
  );
}

/** Asked for again and again: whoever tests may pull cables meanwhile. */
function HttpCheck(): ReactNode {
  const { api, time, visibility, location } = useTools();
  const words = useWords();
  const { reach } = words;
  const [poll] = useState(() => createPoll({ ask: api.health, time, visibility }));
  const { answer, problem } = usePoll(poll);
  if (problem !== undefined) {
    return (
      <Check
        tone="bad"
        title={reach.gone}
        text={<WithParts say={reach.goneText} parts={[<Problem key="why" of={problem} />]} />}
      />
    );
  }
  // The page itself came from there, so the address works before anything is answered.
  const text =
    answer === undefined ? reach.reachedText(location.host) : reach.reachedBuild(location.host, answer.value.build);
  return <Check tone="good" title={reach.reached} text={text} />;
}

/** One attempt; another one is another instance. */
function SocketCheck({ dial, onAgain }: { dial: Dial; onAgain: () => void }): ReactNode {
  const { time, location } = useTools();
  const { reach } = useWords();
  const [result, setResult] = useState<ProbeResult>();
  useEffect(() => {
    let gone = false;
    void probeConnection(publishUrl(location, SUGGESTED_STREAM), dial, time).then((answer) => {
      if (!gone) setResult(answer);
      return undefined;
    });
    return () => {
      gone = true;
    };
  }, [dial, time, location]);
  if (result === undefined) return <Check tone="wait" title={reach.trying} text={reach.tryingText} />;
  if (typeof result === 'number')
    return <Check tone="good" title={reach.works} text={reach.worksText(String(result))} />;
  return (
    <Check tone="bad" title={reach.fails} text={reach.failsText(reach.failures[result])}>
      <button className={controls.button} type="button" onClick={onAgain}>
        {reach.again}
      </button>
    </Check>
  );
}

function Check({
  tone,
  title,
  text,
  children,
}: {
  tone: 'good' | 'bad' | 'wait';
  title: string;
  text: ReactNode;
  children?: ReactNode;
}): ReactNode {
  return (
    <li className={styles.check} data-tone={tone} data-testid="check">
      <StatusLight tone={tone} className={styles.light} />
      <div>
        <p className={styles.verdict}>{title}</p>
        <p className={styles.text}>{text}</p>
        {children}
      </div>
    </li>
  );
}

/** What arrives at the relay by now, so that whoever has typed the URL sees it work without walking over. */
function Arrivals(): ReactNode {
  const { api, time, visibility } = useTools();
  const { reach } = useWords();
  const [poll] = useState(() => createPoll({ ask: api.streams, time, visibility }));
  return (
    <section className={styles.block} aria-labelledby="arrivals-heading">
      <h2 id="arrivals-heading" className={styles.title}>
        {reach.arrives}
      </h2>
      <p className={panel.hint}>{reach.arrivesHint}</p>
      <FeedsList poll={poll} stream={undefined} />
    </section>
  );
}
