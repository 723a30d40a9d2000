import type { ReactNode } from 'react';
import type { FieldRow } from '#protocol/desk.ts';
import { useWords } from '#store/words/react.tsx';
import styles from './state-mark.module.css';

/** Where a field's value on air comes from, in a word, a colour and a shape; short: only where it is not simply the feed's. */
export function StateMark({ row, isShort = false }: { row: FieldRow | undefined; isShort?: boolean }): ReactNode {
  const { desk } = useWords();
  if (row === undefined || (isShort && (row.state === 'live' || row.state === 'blank'))) return null;
  return (
    <span className={styles.mark} data-state={row.state} title={desk.statesMean[row.state]} data-testid="state">
      {desk.states[row.state]}
    </span>
  );
}
