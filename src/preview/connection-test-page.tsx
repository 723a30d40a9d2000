import { useEffect, useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Result } from '#lib/result.ts';
import { toStreamId } from '#protocol/fields.ts';
import type { Dial } from '#viewer/connection.ts';
import { createDial } from '#viewer/socket.ts';
import { isLoopback, overlayUrl, publishUrl, SUGGESTED_STREAM } from '#store/addresses.ts';
import { LoopbackHint } from './addresses-panel.tsx';
import { browserTools } from './browser-tools.ts';
import { probeConnection } from './connection-probe.ts';
import { CopyField } from './copy-field.tsx';
import { FeedsList } from './feeds-list.tsx';
import { createPoll } from '#store/poll.ts';
import { StatusLight } from '#graphic/status-light.tsx';
import { ToolsProvider, usePoll, useTools } from './tools.tsx';
import controls from './controls.module.css';
import page from './page.module.css';
import panel from './panel.module.css';
import { StreamNameInput } from './stream-name-input.tsx';
import styles from './connection-test-page.module.css';

/** Starts the page that somebody opens on the other PC, or on a phone, to see whether Boardcast can be reached from there. */
export function startTestPage(root: HTMLElement): void {
  document.documentElement.classList.add(page.root ?? '');
  document.title = 'Connection test · Boardcast';
  const tools = browserTools();
  createRoot(root).render(
    <ToolsProvider tools={tools}>
      <ConnectionTest dial={createDial()} />
    </ToolsProvider>,
  );
}

/** The page itself; `dial` opens a WebSocket as any page does. */
export function ConnectionTest({ dial }: { dial: Dial }): ReactNode {
  const { location } = useTools();
  const [name, setName] = useState(SUGGESTED_STREAM);
  const [attempt, setAttempt] = useState(0);
  const stream = toStreamId(name) ?? SUGGESTED_STREAM;
  return (
    <div className={page.page}>
      <header className={page.header}>
        <h1 className={page.title}>
          <span className={page.product}>Boardcast</span> Connection test
        </h1>
        <nav className={page.nav} aria-label="Pages">
          <a href="/">All feeds</a>
        </nav>
      </header>
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
            <h2 className={styles.title}>You are on the Boardcast PC itself</h2>
            <LoopbackHint />
          </section>
        ) : null}
        <section className={styles.block} aria-labelledby="type-heading">
          <h2 id="type-heading" className={styles.title}>
            What to type on this PC
          </h2>
          <div className={styles.streamRow}>
            <label className={controls.label} htmlFor="stream-name">
              Stream name
            </label>
            <StreamNameInput value={name} onChange={setName} />
          </div>
          <CopyField
            label="Into Scoreboard OCR, as WebSocket URL"
            testId="publish-url"
            value={publishUrl(location, stream)}
          />
          <CopyField
            label="Into OBS or vMix, as browser source"
            testId="overlay-url"
            value={overlayUrl(location, stream)}
            hint="Width 1920, Height 1080."
          />
        </section>
        <Arrivals />
      </main>
    </div>
  );
}

/** Asked for again and again: whoever tests may pull cables meanwhile. */
function HttpCheck(): ReactNode {
  const { api, time, visibility, location } = useTools();
  const [poll] = useState(() => createPoll({ ask: api.health, time, visibility }));
  const { answer, problem } = usePoll(poll);
  if (problem !== undefined) {
    return <Check tone="bad" title="Boardcast does not answer any more" text={`${problem}. Is it still running?`} />;
  }
  // The page itself came from there, so the address works before anything is answered.
  const build = answer === undefined ? '' : `, build ${answer.value.build}`;
  return <Check tone="good" title="This device reaches Boardcast" text={`At ${location.host}${build}.`} />;
}

/** One attempt; another one is another instance. */
function SocketCheck({ dial, onAgain }: { dial: Dial; onAgain: () => void }): ReactNode {
  const { time, location } = useTools();
  const [result, setResult] = useState<Result<number>>();
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
  if (result === undefined)
    return <Check tone="wait" title="Trying a WebSocket…" text="This takes five seconds at most." />;
  if (result.ok) {
    return (
      <Check
        tone="good"
        title="WebSocket works"
        text={`Boardcast answered in ${result.value} ms. Scoreboard OCR and overlays can connect from here.`}
      />
    );
  }
  return (
    <Check
      tone="bad"
      title="WebSocket does not work"
      text={`The page loads, but a WebSocket does not get through: ${result.reason}. A proxy or a security program between this device and Boardcast stops it.`}
    >
      <button className={controls.button} type="button" onClick={onAgain}>
        Try again
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
  text: string;
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
  const [poll] = useState(() => createPoll({ ask: api.streams, time, visibility }));
  return (
    <section className={styles.block} aria-labelledby="arrivals-heading">
      <h2 id="arrivals-heading" className={styles.title}>
        What arrives at Boardcast now
      </h2>
      <p className={panel.hint}>Once the URL is typed in and connected, the feed shows here.</p>
      <FeedsList poll={poll} stream={undefined} />
    </section>
  );
}
