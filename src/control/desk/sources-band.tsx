/** Several computers that send to one stream: which one counts, and the touch by which another does. */
import type { ReactNode } from 'react';
import type { StreamDetail } from '#protocol/api.ts';
import { isSameComputer } from '#protocol/same-computer.ts';
import { timeOfDay } from '#store/ages.ts';
import { spanOf } from '#store/words/span-words.ts';
import { useDesk } from './desk-context.tsx';
import { Key } from './kit.tsx';
import kit from './kit.module.css';
import styles from './sources-band.module.css';

type Publisher = StreamDetail['publishers'][number];

/** One row a computer: the connection that counts, or else its newest. */
function computersOf(publishers: readonly Publisher[]): readonly Publisher[] {
  const rows: Publisher[] = [];
  for (const publisher of publishers) {
    // One that is parked is no source until it is accepted.
    if (publisher.standing === 'parked') continue;
    const at = rows.findIndex(({ address }) => isSameComputer(address, publisher.address));
    if (at < 0) rows.push(publisher);
    else if (rows[at]?.standing !== 'counts') rows[at] = publisher;
  }
  return rows;
}

/** Nothing where one computer sends and nobody chose another. */
export function SourcesBand(): ReactNode {
  const { detail, view, say, names, ports } = useDesk();
  const { sources, common } = names.words;
  const computers = computersOf(detail.answer?.publishers ?? []);
  const chosen = view?.state.source ?? null;
  const isAway = chosen !== null && !computers.some(({ address }) => isSameComputer(address, chosen));
  const isQuestion = computers.length > 1 || isAway;
  const title = isAway ? sources.away(chosen) : sources.title;
  const offset = view === undefined ? 0 : ports.time.now() - view.at;
  const now = ports.time.now();
  return (
    <div data-testid="sources">
      {/* Always there, so that what comes into it is read out; without ages, which would be read out each second. */}
      <p className={kit.unseen} role="status">
        {isQuestion ? title : ''}
      </p>
      {isQuestion ? (
        <section className={styles.band} aria-label={sources.title}>
          <p className={styles.title}>{title}</p>
          <ul className={styles.list}>
            {computers.map(({ address, since, standing }) => (
              <li key={address} className={styles.row} data-standing={standing} data-testid="source">
                <span className={styles.address}>{address}</span>
                <span className={styles.standing}>{sources[standing]}</span>
                <span>{common.since(timeOfDay(since + offset, now), spanOf(now - since - offset, names.words))}</span>
                {chosen !== null && isSameComputer(address, chosen) ? (
                  <span className={styles.standing}>{sources.chosen}</span>
                ) : standing === 'counts' ? null : (
                  <Key
                    look="main"
                    label={sources.chooseOf(address)}
                    onPress={() => {
                      say({ do: 'source', address });
                    }}
                  >
                    {sources.choose}
                  </Key>
                )}
              </li>
            ))}
          </ul>
          {chosen === null ? null : (
            <Key
              onPress={() => {
                say({ do: 'source', address: null });
              }}
            >
              {sources.first}
            </Key>
          )}
        </section>
      ) : null}
    </div>
  );
}
