/** An output on program that is gone, hidden or silent: across the page, and read out once. */
import { useSyncExternalStore, type ReactNode } from 'react';
import { StatusLight } from '#graphic/status-light.tsx';
import { timeOfDay } from '#store/ages.ts';
import { alarmsOf } from '#store/output-alarms.ts';
import { useDesk } from './desk-context.tsx';
import kit from './kit.module.css';
import styles from './alarm-bands.module.css';

/** Every alarm until its output is right again, or an operator says that it was meant. */
export function AlarmBands(): ReactNode {
  const { alarms: log, view, names, ports } = useDesk();
  const { outputs } = names.words;
  const alarms = alarmsOf(useSyncExternalStore(log.subscribe, log.seen), view?.state.outputs);
  const now = ports.time.now();
  const sentence = ({ name, kind, since }: (typeof alarms)[number]): string =>
    `${outputs.alarm}: ${outputs.wrong[kind](name)}, ${outputs.since(timeOfDay(since, now))}.`;
  return (
    <div className={styles.bands}>
      {/* Always there, so that what comes into it is read out. */}
      <div className={kit.unseen} role="alert" data-testid="alarm-spoken">
        {alarms.map(sentence).join(' ')}
      </div>
      {alarms.map(({ name, kind, since }) => (
        <section
          key={name}
          className={styles.alarm}
          aria-label={`${outputs.alarm}: ${name}`}
          data-testid="alarm"
          data-kind={kind}
        >
          <StatusLight tone="bad" className={styles.light} />
          <div className={styles.text}>
            <p className={styles.word} dir="auto">
              {outputs.wrong[kind](name)} <span className={styles.since}>{outputs.since(timeOfDay(since, now))}</span>
            </p>
            <p className={styles.advice}>{outputs.advice[kind]}</p>
          </div>
          <button
            type="button"
            className={styles.dismiss}
            aria-label={`${outputs.meant[kind]}: ${name}`}
            onClick={() => {
              log.mean(name);
            }}
          >
            {outputs.meant[kind]}
          </button>
        </section>
      ))}
    </div>
  );
}
