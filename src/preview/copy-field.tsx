import { useId, type ReactNode } from 'react';
import { UrlText } from '#graphic/url-text.tsx';
import { useCopy } from '#store/use-copy.ts';
import { useWords } from '#store/words/react.tsx';
import { useTools } from './tools.tsx';
import styles from './controls.module.css';

interface CopyFieldProps {
  readonly label: string;
  readonly value: string;
  readonly hint?: ReactNode;
  readonly testId?: string;
}

/** A URL to take elsewhere: shown in full, selected with one click, and copied, also where the browser has no clipboard for pages. */
export function CopyField({ label, value, hint, testId }: CopyFieldProps): ReactNode {
  const id = useId();
  const { common, links, reach } = useWords();
  const { text, outcome, copy } = useCopy(value, useTools());

  return (
    <div className={styles.copyField} role="group" aria-labelledby={id}>
      <span id={id} className={styles.label}>
        {label}
      </span>
      <div className={styles.copyRow}>
        <code ref={text} className={styles.url} data-testid={testId}>
          <UrlText url={value} />
        </code>
        <button className={styles.button} type="button" aria-label={reach.copyOf(label)} onClick={copy}>
          {{ none: common.copy, copied: common.copied, refused: links.pressCopy }[outcome]}
        </button>
      </div>
      {hint === undefined ? null : <div className={styles.hint}>{hint}</div>}
    </div>
  );
}
