import type { ReactNode } from 'react';
import type { StreamList, StreamRow } from '#protocol/api.ts';
import { previewPath } from '#store/addresses.ts';
import type { Answer } from '#store/api-client.ts';
import { inBoardOrder } from '#scoreboard/board-order.ts';
import type { Poll } from '#store/poll.ts';
import { StatusLight } from '#graphic/status-light.tsx';
import { fieldWords } from '#store/words/name-words.ts';
import { Problem } from '#store/words/problem.tsx';
import { useWords } from '#store/words/react.tsx';
import { usePoll, useTools } from './tools.tsx';
import controls from './controls.module.css';
import panel from './panel.module.css';
import styles from './feeds-list.module.css';

/** Enough to tell one board from another at a glance. */
const VALUES_SHOWN = 6;

/** What is most likely wanted stands first. */
const STATUS_ORDER: readonly StreamRow['source']['status'][] = ['live', 'quiet', 'stale', 'offline', 'none'];

/**
 * The streams at this relay, each with the way to it: feeds, what was restored from before the relay's start, and games that are scored by
 * hand. That of the page's own `stream` is not offered to it.
 */
export function FeedsList({ poll, stream }: { poll: Poll<Answer<StreamList>>; stream: string | undefined }): ReactNode {
  const words = useWords();
  const { problems, reach } = words;
  const { answer, problem } = usePoll(poll);
  const arrives = answer?.value.streams.some(({ source }) => source.status === 'live' || source.status === 'quiet');
  const rows = [...(answer?.value.streams ?? [])]
    .filter((row) => row.id !== stream)
    .sort((a, b) => STATUS_ORDER.indexOf(a.source.status) - STATUS_ORDER.indexOf(b.source.status));
  return (
    <div className={styles.feeds} data-testid="feeds">
      {problem === undefined ? null : (
        <p className={panel.problem} data-testid="api-problem">
          <Problem of={problem} />. {answer === undefined ? problems.tryingAgain : problems.lastKnown}
        </p>
      )}
      {arrives === false && problem === undefined ? <p className={panel.quiet}>{reach.none}</p> : null}
      {arrives === true && rows.length === 0 ? <p className={panel.quiet}>{reach.noOther}</p> : null}
      <ul className={styles.list}>
        {rows.map((row) => (
          <FeedItem key={row.id} row={row} isOld={problem !== undefined} />
        ))}
      </ul>
    </div>
  );
}

function FeedItem({ row, isOld }: { row: StreamRow; isOld: boolean }): ReactNode {
  const { location } = useTools();
  const words = useWords();
  const { common, preview, reach } = words;
  const { status, demo, restored } = row.source;
  const tone = isOld ? 'wait' : restored === true ? 'restored' : status;
  const names = inBoardOrder(Object.keys(row.values));
  return (
    <li className={styles.feed} data-tone={tone} data-testid="feed" data-stream={row.id}>
      <div className={styles.what}>
        <p className={styles.head}>
          <strong className={styles.id}>{row.id}</strong>
          <span className={styles.state}>
            <StatusLight tone={tone} className={styles.light} />{' '}
            {isOld ? reach.unknown : restored === true ? reach.restored : common.feed[status]}
          </span>
          {demo === true ? <span className={styles.demo}>{preview.demo}</span> : null}
          {status === 'none' ? null : (
            <span className={panel.hint}>
              {row.publisher === null ? reach.notConnected : reach.from(row.publisher.address)}
            </span>
          )}
        </p>
        <p className={styles.values}>
          {names.slice(0, VALUES_SHOWN).map((name) => (
            <span key={name} className={styles.pair}>
              {fieldWords(name, undefined, words)} <b dir="auto">{row.values[name] === '' ? '–' : row.values[name]}</b>
            </span>
          ))}
          {names.length > VALUES_SHOWN ? (
            <span className={styles.pair}>{reach.more(names.length - VALUES_SHOWN)}</span>
          ) : null}
        </p>
      </div>
      <a className={controls.button} href={previewPath(location, row.id)}>
        {reach.use}
        <span className={panel.unseen}>: {row.id}</span>
      </a>
    </li>
  );
}
