import { useEffect, useSyncExternalStore, type ReactNode } from 'react';
import type { FieldLog } from './field-log.ts';
import { useFeedTone } from './feed-tone.ts';
import { reportFeed } from './feed-words.ts';
import type { Poll } from '#store/poll.ts';
import { StatusLight } from '#graphic/status-light.tsx';
import type { StreamWatch } from './stream-watch.ts';
import type { ToneLog } from '#store/tone-log.ts';
import { useWords } from '#store/words/react.tsx';
import { useNow, usePoll } from './tools.tsx';
import styles from './feed-band.module.css';

/** The band across the page: how the feed is, in a word, a colour, a shape and a sentence, and whether it is only the demo. */
export function FeedBand({
  stream,
  tones,
  fields,
  watch,
  isAlarmed,
}: {
  stream: string;
  tones: ToneLog;
  fields: FieldLog;
  watch: Poll<StreamWatch>;
  /** Whether the page's title must call for a look. */
  isAlarmed: boolean;
}): ReactNode {
  const words = useWords();
  const { common, preview } = words;
  const now = useNow();
  const seen = useSyncExternalStore(tones.subscribe, tones.seen);
  const tone = useFeedTone(tones, watch);
  const { answer } = usePoll(watch);
  const publisher = answer?.value?.publisher ?? undefined;
  const clockOffset = answer === undefined ? 0 : answer.relayNow - answer.at;
  const report = reportFeed(
    {
      ...seen,
      tone,
      lastChange: fields.lastChange(),
      publisher:
        publisher === undefined ? undefined : { address: publisher.address, since: publisher.since - clockOffset },
    },
    now,
    words,
  );

  useEffect(() => {
    document.title = `${isAlarmed ? `${preview.alarm} · ` : ''}${report.word} · ${stream} · Boardcast`;
  }, [isAlarmed, preview.alarm, report.word, stream]);

  return (
    <section className={styles.band} data-tone={report.tone} data-testid="feed-status" aria-label={common.feed.title}>
      <StatusLight tone={report.tone} className={styles.light} />
      <p className={styles.word} role="status" data-testid="feed-word">
        {report.word}
      </p>
      <p className={styles.meaning}>{report.meaning}</p>
      {report.since === '' ? null : <p className={styles.since}>{report.since}</p>}
      {seen.demo ? (
        <p className={styles.demo} data-testid="demo-mark">
          <strong>{preview.demo}</strong> {preview.demoMeans}
        </p>
      ) : null}
    </section>
  );
}
