import type { ReactNode } from 'react';
import { StatusLight } from '#graphic/status-light.tsx';
import type { StreamRow } from '#protocol/api.ts';
import { inBoardOrder } from '#scoreboard/board-order.ts';
import { overlaySearch, previewPath } from '#store/addresses.ts';
import { fieldWords } from '#store/words/name-words.ts';
import { useWords } from '#store/words/react.tsx';
import frame from '../frame/operator-page.module.css';
import styles from './hub-page.module.css';

/** Enough to tell one board from another at a glance. */
const VALUES_SHOWN = 6;

interface StreamCardProps {
  readonly row: StreamRow;
  /** Whether the relay has not answered since, so that nobody knows whether it still holds. */
  readonly isOld: boolean;
  /** The page's own query: names and looks that go along to every page of a stream. */
  readonly search: string;
}

/** A stream: how its feed is, what it says, and the ways to its pages. */
export function StreamCard({ row, isOld, search }: StreamCardProps): ReactNode {
  const words = useWords();
  const { hub, common, links, library } = words;
  const { id, values, outputs, publisher } = row;
  const { status, demo, restored } = row.source;
  const known = restored === true ? 'restored' : status;
  const tone = isOld ? 'wait' : known;
  const names = inBoardOrder(Object.keys(values));
  const query = overlaySearch(search);
  const pages = [
    { word: common.preview, href: previewPath({ search }, id) },
    { word: common.control, href: `/control/${id}` },
    { word: hub.overlay, href: `/overlay/${id}${query}` },
    { word: links.title, href: `/links/${id}${query}` },
    { word: library.title, href: `/library/${id}` },
  ];
  return (
    <li className={styles.card} data-tone={tone} data-testid="feed" data-stream={id}>
      <div className={styles.head}>
        <h2 className={styles.id}>{id}</h2>
        <p className={styles.state}>
          <StatusLight tone={tone} className={styles.light} /> {isOld ? hub.unknown : common.feed[known]}
        </p>
        {demo === true ? <span className={styles.demo}>{hub.demo}</span> : null}
        <p className={styles.facts}>
          {/* “No feed” says it already. */}
          {known === 'none' ? null : <span>{publisher === null ? hub.notConnected : hub.from(publisher.address)}</span>}
          <span>{hub.outputs(outputs)}</span>
        </p>
      </div>
      <p className={styles.values}>
        {names.slice(0, VALUES_SHOWN).map((name) => (
          <span key={name} className={styles.pair}>
            {fieldWords(name, undefined, words)} <b dir="auto">{values[name] === '' ? '–' : values[name]}</b>
          </span>
        ))}
        {names.length > VALUES_SHOWN ? (
          <span className={styles.pair}>{hub.more(names.length - VALUES_SHOWN)}</span>
        ) : null}
      </p>
      <nav className={styles.pages} aria-label={hub.linksOf(id)}>
        {pages.map(({ word, href }) => (
          <a key={href} className={frame.button} href={href} aria-label={hub.opens(word, id)}>
            {word}
          </a>
        ))}
      </nav>
    </li>
  );
}
