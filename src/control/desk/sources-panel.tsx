/** Everything that sends to this stream, by which way, and what arrived of it last: the test of a connection. */
import { useState, type ReactNode } from 'react';
import type { StreamDetail } from '#protocol/api.ts';
import { timeOfDay } from '#store/ages.ts';
import { agoOf } from '#store/words/span-words.ts';
import { useDesk } from './desk-context.tsx';
import { Fold, Hint, Key } from './kit.tsx';
import styles from './side-panels.module.css';
import own from './sources-panel.module.css';

type Publisher = StreamDetail['publishers'][number];

export function SourcesPanel(): ReactNode {
  const { detail, view, names, ports } = useDesk();
  const { sources } = names.words;
  /** Since when the operator waits for something, by the relay's clock. */
  const [since, setSince] = useState<number>();
  const publishers = detail.answer?.publishers ?? [];
  const offset = view === undefined ? 0 : ports.time.now() - view.at;
  const isHeard = since !== undefined && publishers.some(({ last }) => last !== undefined && last.at >= since);
  const { count = 0, reason } = detail.answer?.unreadable ?? {};
  return (
    <Fold value="sources" heading={sources.all} note={String(publishers.length)}>
      <div className={styles.row}>
        <Key
          testId="test-connection"
          onPress={() => {
            setSince(ports.time.now() - offset);
          }}
        >
          {sources.test}
        </Key>
        <span role="status" data-testid="test-result">
          {since === undefined ? '' : isHeard ? sources.arrived : sources.awaits}
        </span>
      </div>
      {publishers.length === 0 ? <Hint>{sources.none}</Hint> : null}
      <ul className={own.list}>
        {publishers.map((publisher) => (
          <SourceItem
            key={`${publisher.address} ${publisher.since}`}
            publisher={publisher}
            offset={offset}
            isNew={since !== undefined && publisher.last !== undefined && publisher.last.at >= since}
          />
        ))}
      </ul>
      {count === 0 ? null : (
        <p className={own.unread} data-testid="unreadable">
          {sources.unreadable(count)} <span lang="en">{reason}</span>
        </p>
      )}
    </Fold>
  );
}

function SourceItem({
  publisher: { address, kind = 'websocket', standing, frames, last },
  offset,
  isNew,
}: {
  readonly publisher: Publisher;
  /** The page's clock, less the relay's. */
  readonly offset: number;
  /** It is what the operator waits for. */
  readonly isNew: boolean;
}): ReactNode {
  const { names, ports } = useDesk();
  const { sources, preview } = names.words;
  const now = ports.time.now();
  const fields = Object.entries(last?.fields ?? {});
  const more = (last?.count ?? 0) - fields.length;
  return (
    <li className={own.source} data-testid="any-source" data-kind={kind} data-new={isNew}>
      <p className={own.head}>
        <strong>{sources.kinds[kind]}</strong> <span dir="auto">{address}</span> <span>{sources[standing]}</span>{' '}
        <span className={own.soft}>{sources.sent(frames)}</span>
      </p>
      {last === undefined ? (
        <Hint>{sources.saysNothing}</Hint>
      ) : (
        <>
          <p className={own.soft}>
            {sources.latest(timeOfDay(last.at + offset, now))} ({agoOf(now - offset - last.at, names.words)})
          </p>
          <p className={own.fields}>
            {fields.map(([name, value]) => (
              <span key={name} className={own.pair}>
                <span dir="auto">{name}</span> <b dir="auto">{value === '' ? preview.blank : value}</b>
              </span>
            ))}
            {more > 0 ? <span className={own.soft}>{sources.more(more)}</span> : null}
          </p>
        </>
      )}
    </li>
  );
}
