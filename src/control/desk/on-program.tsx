import type { ReactNode } from 'react';
import type { FieldRow } from '#protocol/desk.ts';
import { useDesk } from './desk-context.tsx';
import styles from './on-program.module.css';

/** What delayed outputs still show of a field, where that is not what comes. */
export function OnProgram({ row }: { row: FieldRow | undefined }): ReactNode {
  const { desk } = useDesk().names.words;
  if (row === undefined || row.program === row.value || row.program === null) return null;
  return (
    <span className={styles.program} data-testid="program">
      {desk.onProgram} {row.program === '' ? desk.blank : row.program}
    </span>
  );
}
