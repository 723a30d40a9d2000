import { useEffect, useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { systemTime } from '#lib/system-time.ts';
import type { Result } from '#lib/result.ts';
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
import styles from './gallery-page.module.css';

/** Starts `/gallery`: every sport in every theme, on simulated games. */
export function startGallery(root: HTMLElement): void {
  document.documentElement.classList.add(styles.root ?? '');
  document.title = 'Boardcast gallery';
  const links = createDemoLinks(
    (stream, store) => listen({ store, stream, role: 'operator', name: 'Gallery' }),
    systemTime,
  );
  links.setVisible(!document.hidden);
  document.addEventListener('visibilitychange', () => {
    links.setVisible(!document.hidden);
  });
  const clipboard = 'clipboard' in navigator ? navigator.clipboard : undefined;
  createRoot(root).render(
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
    />,
  );
}

/** The page itself. Keep the identity of `ports`. */
export function GalleryPage({ ports }: { ports: GalleryPorts }): ReactNode {
  const [lists, setLists] = useState<Result<GalleryLists>>();
  const [filter, setFilter] = useState(() => readFilter(ports.location.search));
  useEffect(() => loadLists(ports, setLists), [ports]);

  function change(part: Partial<GalleryFilter>): void {
    const next = { ...filter, ...part };
    setFilter(next);
    ports.replaceUrl(`${ports.location.pathname}${writeFilter(next)}`);
  }

  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1 className={styles.title}>
          <span className={styles.product}>Boardcast</span> Gallery
        </h1>
        <nav className={styles.nav} aria-label="Pages">
          <a href="/">All feeds</a>
          <a href="/test">Connection test</a>
        </nav>
      </header>
      <main className={styles.main}>
        <p className={styles.lead}>
          Every sport in every theme, on simulated games. Copy a URL into OBS or vMix; it shows your own feed.
        </p>
        {lists === undefined ? null : lists.ok ? (
          <Looks lists={lists.value} filter={filter} change={change} ports={ports} />
        ) : (
          <p className={styles.problem} role="alert">
            The list of looks could not be had ({lists.reason}). Trying again.
          </p>
        )}
      </main>
    </div>
  );
}

interface LooksProps {
  readonly lists: GalleryLists;
  readonly filter: GalleryFilter;
  readonly change: (part: Partial<GalleryFilter>) => void;
  readonly ports: GalleryPorts;
}

function Looks({ lists, filter, change, ports }: LooksProps): ReactNode {
  const { sports, themes } = narrowed(lists, filter);
  return (
    <>
      <FilterBar lists={lists} filter={filter} change={change} count={sports.length * themes.length} />
      {sports.map((sport) => (
        <section key={sport.id} aria-labelledby={`sport-${sport.id}`}>
          <h2 id={`sport-${sport.id}`} className={styles.sport}>
            {sport.name}
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
