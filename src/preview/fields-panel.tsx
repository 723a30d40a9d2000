import { memo, useLayoutEffect, useMemo, useRef, useSyncExternalStore, type ReactNode } from 'react';
import { useScoreboardStore } from '#store/react.tsx';
import type { ScoreboardState } from '#store/scoreboard-store.ts';
import { agoInWords } from '#store/ages.ts';
import type { FieldLog } from './field-log.ts';
import type { Poll } from '#store/poll.ts';
import type { StreamWatch } from './stream-watch.ts';
import { usePoll, useTools } from './tools.tsx';
import styles from './panel.module.css';

/** The latest value of every field. It renders when a field comes or goes; values and ages are written past React. */
export function FieldsPanel({ log, watch }: { log: FieldLog; watch: Poll<StreamWatch> }): ReactNode {
  const names = useSyncExternalStore(log.onNames, log.names);
  const { unmapped, rivals } = usePoll(watch).answer?.value ?? {};
  // A rival goes out under its own name too, with `raw.` before one that is canonical (docs/PROTOCOL.md P9).
  const ownNames = useMemo(
    () =>
      new Set(
        [
          unmapped ?? [],
          (rivals ?? []).map(({ source, canonical }) => (source === canonical ? `raw.${source}` : source)),
        ].flat(),
      ),
    [unmapped, rivals],
  );
  return (
    <section className={styles.panel} aria-labelledby="fields-heading" data-testid="fields">
      <h2 id="fields-heading" className={styles.heading}>
        Fields <span className={styles.count}>{names.length}</span>
      </h2>
      {names.length === 0 ? (
        <p className={styles.quiet}>No values yet.</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Value</th>
              <th scope="col" className={styles.end}>
                Changed
              </th>
            </tr>
          </thead>
          <tbody>
            {names.map((name) => (
              <FieldRow key={name} name={name} log={log} hasOwnName={ownNames.has(name)} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

const FieldRow = memo(function FieldRow({
  name,
  log,
  hasOwnName,
}: {
  name: string;
  log: FieldLog;
  hasOwnName: boolean;
}): ReactNode {
  const store = useScoreboardStore();
  const { ticker } = useTools();
  const valueCell = useRef<HTMLTableCellElement>(null);
  const ageCell = useRef<HTMLTableCellElement>(null);

  useLayoutEffect(() => {
    const value = valueCell.current;
    const age = ageCell.current;
    if (value === null || age === null) return undefined;
    const showValue = (text: string): void => {
      value.textContent = text === '' ? 'blank' : text;
      value.toggleAttribute('data-blank', text === '');
    };
    const showAge = (): void => {
      const text = ageText(log.changedAt(name), ticker.now());
      if (age.textContent !== text) age.textContent = text;
    };
    const textOf = (state: ScoreboardState): string => state.values[name] ?? '';
    showValue(textOf(store.getState()));
    showAge();
    const stopValue = store.subscribe((state, before) => {
      if (state.values === before.values || textOf(state) === textOf(before)) return;
      showValue(textOf(state));
      showAge();
    });
    const stopAge = ticker.subscribe(showAge);
    return () => {
      stopValue();
      stopAge();
    };
  }, [store, ticker, log, name]);

  return (
    <tr data-testid="field-row" data-name={name}>
      <th scope="row" className={styles.name}>
        {name}
        {hasOwnName ? <span className={styles.badge}>own name</span> : null}
      </th>
      <td ref={valueCell} className={styles.value} dir="auto" />
      <td ref={ageCell} className={`${styles.age} ${styles.end}`} />
    </tr>
  );
});

function ageText(changedAt: number | undefined, now: number): string {
  return changedAt === undefined ? '–' : agoInWords(now - changedAt);
}
