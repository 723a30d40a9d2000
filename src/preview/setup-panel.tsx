import { useState, type ReactNode } from 'react';
import { unreachable } from '#lib/unreachable.ts';
import { isLoopback, publishUrl } from '#store/addresses.ts';
import { CopyField } from './copy-field.tsx';
import { FeedsList } from './feeds-list.tsx';
import { createPoll } from '#store/poll.ts';
import { useTools } from './tools.tsx';
import controls from './controls.module.css';
import panel from './panel.module.css';
import styles from './setup-panel.module.css';

/** Why there is something to check: nothing was ever published, it was before a restart, or this page is refused its link. */
export type SetupCause = 'none' | 'restored' | 'refused';

/** What stands where there is no feed: those that do arrive, and what to check so that the wanted one does. */
export function SetupPanel({ stream, cause }: { stream: string; cause: SetupCause }): ReactNode {
  const { api, time, visibility, location } = useTools();
  const [poll] = useState(() => createPoll({ ask: api.streams, time, visibility }));
  return (
    <section className={panel.panel} aria-labelledby="setup-heading" data-testid="setup">
      <h2 id="setup-heading" className={styles.title}>
        {titleOf(cause, stream)}
      </h2>
      {cause === 'refused' ? <RefusedHint /> : null}
      <h3 className={styles.subtitle}>Feeds here to use instead</h3>
      <FeedsList poll={poll} stream={stream} />
      <h3 className={styles.subtitle}>
        To bring a feed in on {stream}
        {cause === 'restored' ? ' again' : ''}
      </h3>
      <ol className={styles.steps}>
        <li>
          <CopyField
            label="Type this URL into Scoreboard OCR, to the letter"
            testId="setup-url"
            value={publishUrl(location, stream)}
            hint={`The last part is the stream's name: it must be the same here and there.`}
          />
        </li>
        <OtherPc />
        <li>
          <strong>Firewall.</strong> The PC that runs Boardcast must let in port {portOf(location)}. On Windows:
          Defender Firewall, allow an app, Node.js, private networks.
        </li>
        <li>
          <strong>Same network.</strong> Both PCs must be on one network. Guest Wi-Fi often keeps them apart.
        </li>
        <li>
          <strong>Port.</strong> The number after the colon must be {portOf(location)}, as in this page's own address.
        </li>
      </ol>
    </section>
  );
}

function titleOf(cause: SetupCause, stream: string): string {
  switch (cause) {
    case 'none':
      return `No feed on ${stream} yet`;
    case 'restored':
      return `${stream} waits for its publisher`;
    case 'refused':
      return `No live link to ${stream}`;
    default:
      return unreachable(cause);
  }
}

function RefusedHint(): ReactNode {
  return (
    <p className={`${panel.problem} ${styles.refused}`}>
      Boardcast serves a limited number of streams. Close pages on streams that nobody publishes, or use a feed below.
      If there are few, a proxy or a security program between here and Boardcast may cut WebSocket links.
    </p>
  );
}

function OtherPc(): ReactNode {
  const { location } = useTools();
  if (!isLoopback(location.hostname)) {
    const url = `${location.protocol}//${location.host}/test`;
    return (
      <li>
        <strong>From the other PC</strong> open{' '}
        <a className={controls.link} href="/test">
          {url}
        </a>
        : it says whether that PC reaches Boardcast.
      </li>
    );
  }
  return (
    <li>
      <strong>Scoreboard OCR on another PC?</strong> Then this URL is of no use there. Use the one that{' '}
      <code>npm start -- --lan</code> prints for other PCs, and the test page that it names.
    </li>
  );
}

function portOf({ host, protocol }: { host: string; protocol: string }): string {
  return /:(\d+)$/.exec(host)?.[1] ?? (protocol === 'https:' ? '443' : '80');
}
