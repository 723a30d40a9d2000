import type { ReactNode } from 'react';
import { BLANKS } from '#protocol/desk.ts';
import { useDesk } from './desk-context.tsx';
import { Choice } from './kit.tsx';
import styles from './side-panels.module.css';

/** What each field of the feed shows that the board blanks. */
export function BlankChoices(): ReactNode {
  const { names, view, say } = useDesk();
  const { truth } = names.words;
  if (view === undefined) return null;
  const { blanks } = view.state;
  const fields = view.fields.filter(({ mapped, reading }) => mapped && reading !== null).map(({ field }) => field);
  const all = [...new Set([...Object.keys(blanks), ...fields])];
  if (all.length === 0) return null;
  return (
    <details className={styles.sources} data-testid="blanks">
      <summary>{truth.blanks}</summary>
      {all.map((field) => (
        <Choice
          key={field}
          label={names.fieldName(field)}
          value={blanks[field] ?? ''}
          options={[['', truth.blank.usual], ...BLANKS.map((policy) => [policy, truth.blank[policy]] as const)]}
          onChoose={(policy) => {
            say({ do: 'blank', field, when: BLANKS.find((known) => known === policy) ?? null });
          }}
        />
      ))}
    </details>
  );
}
