import { useEffect, useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { systemTime } from '#lib/system-time.ts';
import type { Result } from '#lib/result.ts';
import { OperatorHeader, OperatorPage, standOnGround } from '#graphic/operator-page.tsx';
import { browserStorage } from '#store/browser-storage.ts';
import { copyText } from '#store/copy-text.ts';
import { listen } from '#store/listen.ts';
import { fetchLookFile } from '#store/look-files.ts';
import { createDemoLinks } from './demo-links.ts';
import { fetchOnce } from './fetch-once.ts';
import { FilterBar } from './filter-bar.tsx';
import { narrowed, readFilter, writeFilter, type GalleryFilter, type GalleryLists } from './gallery-filter.ts';
import type { GalleryPorts } from './gallery-ports.ts';
import { GalleryTile } from './gallery-tile.tsx';
import { loadLists } from './load-lists.ts';
import { createNearWatch } from './near-watch.ts';
import { firstLanguage } from '#store/words/languages.ts';
import { sportWords } from '#store/words/name-words.ts';
import { Problem } from '#store/words/problem.tsx';
import { WithParts } from '#store/words/with-parts.tsx';
import { useWords, WordsProvider } from '#store/words/react.tsx';
import { loadWords } from '#store/words/words.ts';
import styles from './gallery-page.module.css';

/** Starts `/gallery`: every sport in every theme, on simulated games. */
export async function startGallery(root: HTMLElement): Promise<void> {
  standOnGround();
  const links = createDemoLinks(
    (stream, store) => listen({ store, stream, role: 'operator', name: 'Gallery' }),
    systemTime,
  );
  links.setVisible(!document.hidden);
  document.addEventListener('visibilitychange', () => {
    links.setVisible(!document.hidden);
  });
  const storage = browserStorage();
  const language = firstLanguage(storage, navigator.languages);
  const words = await loadWords(language);
  const clipboard = 'clipboard' in navigator ? navigator.clipboard : undefined;
  createRoot(root).render(
    <WordsProvider first={{ language, words }} storage={storage}>
      <GalleryPage
        ports={{
          fetch: fetchOnce(fetchLookFile),
          time: systemTime,
          location: window.location,
          replaceUrl: (url) => {
            window.history.replaceState(null, '', url);
          },
          copy: (text) => copyText(text, { clipboard, document }),
          links,
          watchNear: createNearWatch(),
        }}
      />
    </WordsProvider>,
  );
}

/** The page itself. Keep the identity of `ports`. */
export function GalleryPage({ ports }: { ports: GalleryPorts }): ReactNode {
  const [lists, setLists] = useState<Result<GalleryLists>>();
  const [filter, setFilter] = useState(() => readFilter(ports.location.search));
  const words = useWords();
  const { common, gallery } = words;
  useEffect(() => loadLists(ports, setLists), [ports]);
  useEffect(() => {
    document.title = `${gallery.title} · Boardcast`;
  }, [gallery]);

  function change(part: Partial<GalleryFilter>): void {
    const next = { ...filter, ...part };
    setFilter(next);
    ports.replaceUrl(`${ports.location.pathname}${writeFilter(next)}`);
  }

  return (
    <OperatorPage className={styles.page}>
      <OperatorHeader title={gallery.title}>
        <a href="/">{common.allFeeds}</a>
        <a href="/test">{common.connectionTest}</a>
      </OperatorHeader>
      <main className={styles.main}>
        <p className={styles.lead}>{gallery.lead}</p>
        {lists === undefined ? null : lists.ok ? (
          <Looks lists={lists.value} filter={filter} change={change} ports={ports} />
        ) : (
          <p className={styles.problem} role="alert">
            <WithParts say={gallery.failed} parts={[<Problem key="why" of={lists.reason} />]} />
          </p>
        )}
      </main>
    </OperatorPage>
  );
}

interface LooksProps {
  readonly lists: GalleryLists;
  readonly filter: GalleryFilter;
  readonly change: (part: Partial<GalleryFilter>) => void;
  readonly ports: GalleryPorts;
}

function Looks({ lists, filter, change, ports }: LooksProps): ReactNode {
  const words = useWords();
  const { sports, themes } = narrowed(lists, filter);
  return (
    <>
      <FilterBar lists={lists} filter={filter} change={change} count={sports.length * themes.length} />
      {sports.map((sport) => (
        <section key={sport.id} aria-labelledby={`sport-${sport.id}`}>
          <h2 id={`sport-${sport.id}`} className={styles.sport}>
            {sportWords(sport, words)}
          </h2>
          <div className={styles.grid} data-shape={filter.shape} data-single={sports.length * themes.length === 1}>
            {themes.map((theme) => (
              <GalleryTile
                key={theme.id}
                sport={sport}
                theme={theme}
                shape={filter.shape}
                stream={filter.stream}
                ports={ports}
              />
            ))}
          </div>
        </section>
      ))}
    </>
  );
}
