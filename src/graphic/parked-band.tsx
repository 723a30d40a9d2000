/** Publishers without a key, which an operator may let in: who they are, what they say, and the two keys. The same on control and preview. */
import type { ReactNode } from 'react';
import { useWords } from '#store/words/react.tsx';
import styles from './parked-band.module.css';

/** One that waits at the door. */
interface Parked {
  readonly address: string;
  /** What it said last, by its own names for fields. */
  readonly values?: Readonly<Record<string, string>> | undefined;
}

interface ParkedBandProps {
  readonly parked: readonly Parked[];
  readonly accept: (address: string) => void;
  readonly reject: (address: string) => void;
}

/** Enough to tell one board from another at a glance. */
const VALUES_SHOWN = 8;

/** One row a computer, the latest connection's values; nothing where nobody waits. */
export function ParkedBand({ parked, accept, reject }: ParkedBandProps): ReactNode {
  const { sources, preview } = useWords();
  const computers = [...new Map(parked.map((publisher) => [publisher.address, publisher])).values()];
  return (
    <div data-testid="parked">
      {/* Always there, so that what comes into it is read out; without the values, which would be read out as they change. */}
      <p className={styles.unseen} role="status">
        {computers.map(({ address }) => sources.wants(address)).join(' ')}
      </p>
      {computers.length === 0 ? null : (
        <section className={styles.band} aria-label={sources.door}>
          <ul className={styles.list}>
            {computers.map(({ address, values = {} }) => (
              <li key={address} className={styles.row} data-testid="parked-publisher">
                <strong className={styles.who}>{sources.wants(address)}</strong>
                <p className={styles.values}>
                  {Object.keys(values).length === 0 ? sources.saysNothing : null}
                  {Object.entries(values)
                    .slice(0, VALUES_SHOWN)
                    .map(([name, value]) => (
                      <span key={name} className={styles.pair}>
                        <span dir="auto">{name}</span> <b dir="auto">{value === '' ? preview.blank : value}</b>
                      </span>
                    ))}
                </p>
                <span className={styles.keys}>
                  <button
                    type="button"
                    className={styles.accept}
                    aria-label={sources.acceptOf(address)}
                    onClick={() => {
                      accept(address);
                    }}
                  >
                    {sources.accept}
                  </button>
                  <button
                    type="button"
                    className={styles.reject}
                    aria-label={sources.rejectOf(address)}
                    onClick={() => {
                      reject(address);
                    }}
                  >
                    {sources.reject}
                  </button>
                </span>
              </li>
            ))}
          </ul>
          <p className={styles.hint}>{sources.wantsHint}</p>
        </section>
      )}
    </div>
  );
}
