import { useState, type ReactNode } from 'react';
import type { Show, ShowStream } from '#protocol/show.ts';
import { useWords } from '#store/words/react.tsx';
import type { LibraryPorts } from './library-ports.ts';
import { NotDone } from './not-done.tsx';
import frame from '../frame/operator-page.module.css';
import styles from './library-page.module.css';

interface ShowStreamsProps {
  readonly streams: Show['streams'];
  readonly ports: LibraryPorts;
}

/** What a show's file says of its streams: it goes on air, so each waits for a touch. */
export function ShowStreams({ streams, ports }: ShowStreamsProps): ReactNode {
  const { library, common } = useWords();
  const [said, setSaid] = useState<Readonly<Record<string, ReactNode>>>({});
  const entries = Object.entries(streams);
  if (entries.length === 0) return null;

  async function setUp(stream: string, words: ShowStream): Promise<void> {
    const answer = await ports.say(stream, { do: 'set-up', ...words });
    const outcome = answer.outcome === 'done' ? library.wasSetUp(stream) : <NotDone answer={answer} />;
    setSaid((before) => ({ ...before, [stream]: outcome }));
  }

  return (
    <div className={styles.offer} data-testid="show-streams">
      <p>{library.streamsIn}</p>
      <ul className={styles.streams}>
        {entries.map(([stream, words]) => (
          <li key={stream}>
            <button type="button" className={frame.button} onClick={() => void setUp(stream, words)}>
              {library.setUp(stream)}
            </button>
            <span className={styles.short} dir="auto">
              {[
                `${words.teams.home.name ?? common.home} – ${words.teams.away.name ?? common.away}`,
                words.texts.title,
                words.look.theme,
                words.look.layout,
                ...Object.entries(words.names).map(([source, field]) => `${source} → ${field}`),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <span role="status" className={styles.said}>
              {said[stream] ?? ''}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
