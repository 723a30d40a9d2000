import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { StatusLight } from '#graphic/status-light.tsx';
import { timeOfDay } from '#store/ages.ts';
import { createToneLog } from '#store/tone-log.ts';
import { spanOf } from '#store/words/span-words.ts';
import { useDesk } from './desk-context.tsx';
import styles from './top-bar.module.css';

/** How the feed is: a light with a shape of its own, a word, since when, and what that means. */
export function FeedLine(): ReactNode {
  const { ports, names } = useDesk();
  const { words } = names;
  const [tones] = useState(() => createToneLog(ports.store, ports.time));
  const seen = useSyncExternalStore(tones.subscribe, tones.seen);
  const now = useSyncExternalStore(ports.ticker.subscribe, ports.ticker.now);
  const word = words.common.feed[seen.tone];
  useEffect(() => {
    document.title = `${words.desk.title}: ${ports.stream} · ${word}`;
  }, [word, words, ports.stream]);
  const isGone = seen.tone === 'stale' || seen.tone === 'offline';
  const since = isGone ? (seen.lastHeard ?? seen.since) : seen.since;
  return (
    <div className={styles.feed} data-tone={seen.tone} data-testid="feed">
      <StatusLight tone={seen.tone} className={styles.light} />
      <p className={styles.feedWord} role="status" aria-label={`${words.common.feed.title}: ${word}`}>
        {word}
      </p>
      {since === undefined ? null : (
        <span className={styles.since}>{words.common.since(timeOfDay(since, now), spanOf(now - since, words))}</span>
      )}
      <span className={styles.meaning}>{words.common.feedMeans[seen.tone]}</span>
      {seen.demo ? <strong className={styles.demo}>{words.common.demo}</strong> : null}
    </div>
  );
}
