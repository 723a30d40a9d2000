import { useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { StreamRow } from '#protocol/api.ts';
import { demoStreamOf } from '#protocol/demo-stream.ts';
import { toStreamId } from '#protocol/fields.ts';
import { previewPath, SUGGESTED_STREAM } from '#store/addresses.ts';
import { createPoll } from '#store/poll.ts';
import { useWords } from '#store/words/react.tsx';
import { edgeOf } from '#graphic/operator-page.tsx';
import { OperatorFrame } from '../frame/operator-frame.tsx';
import type { PagePorts } from '../frame/ports.ts';
import { startPage } from '../frame/start-page.tsx';
import { ConnectGuide } from './connect-guide.tsx';
import { KeysPanel } from './keys-panel.tsx';
import { OpenStream } from './open-stream.tsx';
import { StreamCard } from './stream-card.tsx';
import frame from '../frame/operator-page.module.css';
import styles from './hub-page.module.css';

/** What is most likely wanted stands first. */
const STATUS_ORDER: readonly StreamRow['source']['status'][] = ['live', 'quiet', 'stale', 'offline', 'none'];

/** Starts `/`: the streams there are, the ways to their pages, and how to bring one in. */
export function startHub(root: HTMLElement): Promise<void> {
  return startPage(root, (ports) => <HubPage ports={ports} />);
}

/** The page itself. Keep the identity of `ports`. */
export function HubPage({ ports }: { readonly ports: PagePorts }): ReactNode {
  const { hub } = useWords();
  const { api, time, visibility, location } = ports;
  const [name, setName] = useState<string>(SUGGESTED_STREAM);
  const poll = useMemo(() => createPoll({ ask: api.streams, time, visibility }), [api, time, visibility]);
  const { answer, problem } = useSyncExternalStore(poll.subscribe, poll.state);
  const isOld = problem !== undefined;
  const rows = [...(answer?.value.streams ?? [])].sort(
    (a, b) => STATUS_ORDER.indexOf(a.source.status) - STATUS_ORDER.indexOf(b.source.status),
  );
  const arrives = rows.some(({ source }) => source.status === 'live' || source.status === 'quiet');
  return (
    <OperatorFrame title={hub.title} isHub>
      <main className={styles.main}>
        {isOld ? (
          <p className={frame.problem} role="alert" data-testid="api-problem">
            {hub.problem} {answer === undefined ? hub.tryingAgain : hub.lastKnown}
          </p>
        ) : null}
        {answer === undefined && !isOld ? <p className={frame.hint}>{hub.looking}</p> : null}
        {answer !== undefined && !isOld && rows.length > 0 && !arrives ? (
          <p className={frame.hint}>{hub.noneNow}</p>
        ) : null}
        <ul className={styles.cards} data-testid="feeds">
          {rows.map((row) => (
            <StreamCard key={row.id} row={row} isOld={isOld} search={location.search} />
          ))}
        </ul>
        {answer !== undefined && rows.length === 0 ? <NoStreams search={location.search} /> : null}
        <div className={styles.bring}>
          {edgeOf() === undefined ? (
            <section className={frame.panel} aria-labelledby="connect-heading" data-testid="setup">
              <h2 id="connect-heading" className={frame.heading}>
                {hub.connect}
              </h2>
              <ConnectGuide stream={toStreamId(name) ?? SUGGESTED_STREAM} ports={ports} />
            </section>
          ) : null}
          <section className={frame.panel}>
            <OpenStream name={name} setName={setName} ports={ports} />
          </section>
        </div>
        <KeysPanel stream={toStreamId(name) ?? SUGGESTED_STREAM} ports={ports} />
      </main>
    </OperatorFrame>
  );
}

/** A new crew's first sight. */
function NoStreams({ search }: { readonly search: string }): ReactNode {
  const { hub } = useWords();
  return (
    <section className={styles.none} aria-labelledby="none-heading" data-testid="no-streams">
      <h2 id="none-heading" className={styles.noneTitle}>
        {hub.none}
      </h2>
      <p>{hub.noneHint}</p>
      <a className={frame.button} href={previewPath({ search }, demoStreamOf('basketball'))}>
        {hub.openDemo}
      </a>
    </section>
  );
}
