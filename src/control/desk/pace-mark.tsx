import type { ReactNode } from 'react';
import type { FieldRow } from '#protocol/desk.ts';
import { useWords } from '#store/words/react.tsx';
import styles from './pace-mark.module.css';

/** Whether the game clock runs, stands or is not there, in a word and a shape; nothing of other fields. */
export function PaceMark({ pace }: { pace: FieldRow['pace'] }): ReactNode {
  const { clock } = useWords();
  if (pace === undefined) return null;
  return (
    <span className={styles.pace} data-pace={pace} title={clock.pacesMean[pace]} data-testid="pace">
      {clock.paces[pace]}
    </span>
  );
}
