import { useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import { canvasOf, type Canvas } from '#layout/canvas.ts';
import { demoStreamOf } from '#protocol/demo-stream.ts';
import type { SportRow, ThemeRow } from '#protocol/api.ts';
import { completePicture, type PictureFiles } from '#graphic/picture-files.ts';
import { Picture } from '#graphic/picture.tsx';
import { Stage } from '#graphic/stage.tsx';
import { UrlText } from '#graphic/url-text.tsx';
import { loadLookFiles } from '#store/look-files.ts';
import { lookOf } from '#store/look-options.ts';
import { ScoreboardProvider, useScoreboard } from '#store/react.tsx';
import { drawableOf } from '#store/selectors.ts';
import { readOptions } from '#store/url-options.ts';
import { useCopy } from '#store/use-copy.ts';
import { sportWords } from '#store/words/name-words.ts';
import { useWords } from '#store/words/react.tsx';
import { lookQuery, overlayUrl, type Shape } from './gallery-filter.ts';
import type { GalleryPorts } from './gallery-ports.ts';
import styles from './gallery-tile.module.css';

const CANVASES: Readonly<Record<Shape, Canvas>> = {
  '16:9': canvasOf(1920, 1080),
  '9:16': canvasOf(1080, 1920),
  '1:1': canvasOf(1080, 1080),
};

export interface GalleryTileProps {
  readonly sport: SportRow;
  readonly theme: ThemeRow;
  readonly shape: Shape;
  /** The stream that the URL to copy names. */
  readonly stream: string;
  readonly ports: GalleryPorts;
}

/** A sport in a theme: the graphic as it is on air, drawn only while it is near the screen, and the URL to take along. */
export function GalleryTile({ sport, theme, shape, stream, ports }: GalleryTileProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const isNear = useNear(frame, ports);
  const id = useId();
  const query = lookQuery(sport, theme);
  const url = overlayUrl(ports.location, stream, query);
  const words = useWords();
  const { common, gallery, links } = words;
  const { text, outcome, copy } = useCopy(url, ports);
  const word = { none: common.copy, copied: common.copied, refused: links.pressCopy }[outcome];
  const sportName = sportWords(sport, words);
  const look = `${sportName}, ${theme.name}`;
  return (
    <article
      className={styles.tile}
      aria-labelledby={id}
      data-testid="tile"
      data-sport={sport.id}
      data-theme={theme.id}
    >
      <div className={styles.frame} ref={frame} data-shape={shape}>
        {isNear ? <LivePicture sport={sport} query={query} canvas={CANVASES[shape]} ports={ports} /> : null}
      </div>
      <div className={styles.line}>
        <h3 id={id} className={styles.name}>
          <span className={styles.unseen}>{sportName}, </span>
          <span lang="en">{theme.name}</span>
        </h3>
        <a
          className={styles.link}
          href={`/preview/${demoStreamOf(sport.id)}${query}`}
          aria-label={gallery.openInPreview(look)}
        >
          {common.preview}
        </a>
      </div>
      <div className={`${styles.line} ${styles.copy}`}>
        <code className={styles.url} ref={text} data-testid="tile-url">
          <UrlText url={url} />
        </code>
        <button className={styles.button} type="button" aria-label={gallery.urlOf(word, look)} onClick={copy}>
          {word}
        </button>
      </div>
    </article>
  );
}

function useNear(ref: React.RefObject<HTMLElement | null>, { watchNear }: GalleryPorts): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => (ref.current === null ? undefined : watchNear(ref.current, setNear)), [ref, watchNear]);
  return isNear;
}

interface LivePictureProps {
  readonly sport: SportRow;
  readonly query: string;
  readonly canvas: Canvas;
  readonly ports: GalleryPorts;
}

function LivePicture({ sport, query, canvas, ports }: LivePictureProps): ReactNode {
  const { links } = ports;
  const options = useMemo(() => readOptions(query).options, [query]);
  const look = useMemo(() => lookOf(options), [options]);
  const files = usePictureFiles(options, canvas.isWide, ports);
  useEffect(() => links.need(sport), [links, sport]);
  return (
    <ScoreboardProvider store={links.storeOf(sport)}>
      <Stage canvas={canvas}>
        {files === undefined ? null : (
          <Picture canvas={canvas} options={options} files={files} look={look} faultClass={styles.fault} />
        )}
      </Stage>
      <Waiting />
    </ScoreboardProvider>
  );
}

/** The game takes a moment to begin. */
function Waiting(): ReactNode {
  const { gallery } = useWords();
  return useScoreboard(drawableOf) ? null : <p className={styles.waiting}>{gallery.waiting}</p>;
}

function usePictureFiles(
  options: ReturnType<typeof readOptions>['options'],
  isWide: boolean,
  { fetch, time }: GalleryPorts,
): PictureFiles | undefined {
  const [loaded, setLoaded] = useState<{ readonly files: PictureFiles; readonly isWide: boolean }>();
  useEffect(() => {
    let gone = false;
    void (async () => {
      const files = await completePicture(await loadLookFiles(options, isWide, { fetch, time }));
      if (!gone) setLoaded({ files, isWide });
    })();
    return () => {
      gone = true;
    };
  }, [options, isWide, fetch, time]);
  // A wide layout does not fit a narrow canvas, not even for the moment until the right one is there.
  return loaded?.isWide === isWide ? loaded.files : undefined;
}
