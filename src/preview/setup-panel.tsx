import { useState, type ReactNode } from 'react';
import { isLoopback, publishUrl } from '#store/addresses.ts';
import { CopyField } from './copy-field.tsx';
import { FeedsList } from './feeds-list.tsx';
import { createPoll } from '#store/poll.ts';
import { useWords } from '#store/words/react.tsx';
import { useTools } from './tools.tsx';
import { WithParts } from '#store/words/with-parts.tsx';
import controls from './controls.module.css';
import panel from './panel.module.css';
import styles from './setup-panel.module.css';

/** Why there is something to check: nothing was ever published, it was before a restart, or this page is refused its link. */
export type SetupCause = 'none' | 'restored' | 'refused';

/** What stands where there is no feed: those that do arrive, and what to check so that the wanted one does. */
export function SetupPanel({ stream, cause }: { stream: string; cause: SetupCause }): ReactNode {
  const { api, time, visibility, location } = useTools();
  const { hub, reach } = useWords();
  const port = portOf(location);
  const [poll] = useState(() => createPoll({ ask: api.streams, time, visibility }));
  return (
    <section className={panel.panel} aria-labelledby="setup-heading" data-testid="setup">
      <h2 id="setup-heading" className={styles.title}>
        {reach.titles[cause](stream)}
      </h2>
      {cause === 'refused' ? <p className={`${panel.problem} ${styles.refused}`}>{reach.refusedHint}</p> : null}
      <h3 className={styles.subtitle}>{reach.instead}</h3>
      <FeedsList poll={poll} stream={stream} />
      <h3 className={styles.subtitle}>{cause === 'restored' ? reach.bringAgain(stream) : reach.bring(stream)}</h3>
      <ol className={styles.steps}>
        <li>
          <CopyField
            label={hub.connectUrl}
            testId="setup-url"
            value={publishUrl(location, stream)}
            hint={hub.connectUrlHint}
          />
        </li>
        <OtherPc />
        <li>
          <strong>{hub.firewall}.</strong> {hub.firewallText(port)}
        </li>
        <li>
          <strong>{hub.network}.</strong> {hub.networkText}
        </li>
        <li>
          <strong>{hub.port}.</strong> {hub.portText(port)}
        </li>
      </ol>
    </section>
  );
}

function OtherPc(): ReactNode {
  const { location } = useTools();
  const { hub, reach } = useWords();
  if (!isLoopback(location.hostname)) {
    const url = `${location.protocol}//${location.host}/test`;
    return (
      <li>
        <WithParts
          say={reach.fromOtherPc}
          parts={[
            <a key="test" className={controls.link} href="/test">
              {url}
            </a>,
          ]}
        />
      </li>
    );
  }
  return (
    <li>
      <strong>{hub.otherPc}</strong>{' '}
      <WithParts say={reach.otherPcLoopback} parts={[<code key="command">npm start -- --lan</code>]} />
    </li>
  );
}

function portOf({ host, protocol }: { host: string; protocol: string }): string {
  return /:(\d+)$/.exec(host)?.[1] ?? (protocol === 'https:' ? '443' : '80');
}
