import { useEffect, useState, type ComponentProps, type ReactNode } from 'react';
import { demoStreamOf } from '#protocol/demo-stream.ts';
import { LINK_BUILDER } from '#store/link-words.ts';
import { sportWords } from '#store/words/name-words.ts';
import { useWords } from '#store/words/react.tsx';
import { Choice } from '../frame/choice.tsx';
import type { PagePorts } from '../frame/ports.ts';
import { searchOf, withText, type LinkDraft } from './draft.ts';
import type { LinkLists } from './link-lists.ts';
import { ScaledFrame } from './scaled-frame.tsx';
import { SIZES, type SizeName } from './sizes.ts';
import frame from '../frame/operator-page.module.css';
import styles from './links-page.module.css';

/** How long a link must stay as it is before the picture follows, in ms: a name that is being typed loads no page per letter. */
export const SETTLE_MS = 400;
const SOURCES = ['stream', 'demo'] as const;
const GROUNDS = ['dark', 'light', 'checker'] as const;
/** As in the gallery: the sport that most people know. */
const FIRST_SPORT = 'basketball';

interface PreviewPanelProps {
  readonly stream: string;
  /** Whether the stream has something to show; undefined while that is not known. */
  readonly isKnown: boolean | undefined;
  readonly draft: LinkDraft;
  readonly size: SizeName;
  readonly lists: LinkLists;
  readonly time: PagePorts['time'];
}

/** The very overlay of the link, on its own stream or on a game that the relay plays. */
export function PreviewPanel({ stream, isKnown, draft, size, lists, time }: PreviewPanelProps): ReactNode {
  const words = useWords();
  const { links } = words;
  const [wish, setWish] = useState<(typeof SOURCES)[number]>();
  const [demo, setDemo] = useState<string>();
  const [ground, setGround] = useState<(typeof GROUNDS)[number]>('dark');
  const source = wish ?? (isKnown === true ? 'stream' : 'demo');
  const sport = demo ?? draft.texts.sport ?? FIRST_SPORT;
  const named = source === 'stream' ? stream : demoStreamOf(sport);
  const src = `/overlay/${named}${searchOf(withText(draft, 'name', LINK_BUILDER))}`;
  return (
    <section className={frame.panel} aria-labelledby="preview-heading">
      <h2 id="preview-heading" className={frame.heading}>
        {links.preview}
      </h2>
      {isKnown === undefined ? (
        <div className={styles.screen} data-ground={ground} />
      ) : (
        <SettledFrame src={src} title={links.previewTitle} size={SIZES[size]} ground={ground} time={time} />
      )}
      <div className={styles.tools}>
        <Choice legend={links.source} all={SOURCES} chosen={source} choose={setWish} words={links.sources} />
        {source === 'demo' ? (
          <select
            className={`${frame.select} ${styles.demoSport}`}
            aria-label={links.demoSport}
            value={sport}
            onChange={(event) => {
              setDemo(event.target.value);
            }}
          >
            {lists.sports.some(({ id }) => id === sport) ? null : <option value={sport}>{sport}</option>}
            {lists.sports.map((row) => (
              <option key={row.id} value={row.id}>
                {sportWords(row, words)}
              </option>
            ))}
          </select>
        ) : null}
        <Choice legend={links.ground} all={GROUNDS} chosen={ground} choose={setGround} words={links.grounds} />
      </div>
    </section>
  );
}

/** The picture, which follows its address once that has stayed the same for a while. */
function SettledFrame({
  src,
  time,
  ...frame
}: ComponentProps<typeof ScaledFrame> & Pick<PreviewPanelProps, 'time'>): ReactNode {
  const [settled, setSettled] = useState(src);
  useEffect(() => {
    if (src === settled) return undefined;
    return time.after(SETTLE_MS, () => {
      setSettled(src);
    });
  }, [src, settled, time]);
  return <ScaledFrame src={settled} {...frame} />;
}
