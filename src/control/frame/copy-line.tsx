import { useId, type ReactNode } from 'react';
import { UrlText } from '#graphic/url-text.tsx';
import { useWords } from '#store/words/react.tsx';
import { useCopy, type CopyPorts } from '#store/use-copy.ts';
import styles from './operator-page.module.css';

interface CopyLineProps {
  readonly label: string;
  /** Whether the label is only for those who listen, since a heading says the same. */
  readonly isUnseen?: boolean;
  readonly value: string;
  readonly hint?: string;
  readonly testId: string;
  readonly ports: CopyPorts;
}

/** An address to take elsewhere: shown in full, selected with one click, and copied, also where the browser has no clipboard for pages. */
export function CopyLine({ label, isUnseen = false, value, hint, testId, ports }: CopyLineProps): ReactNode {
  const id = useId();
  const { common, links } = useWords();
  const { text, outcome, copy } = useCopy(value, ports);
  const word = { none: common.copy, copied: common.copied, refused: links.pressCopy }[outcome];
  return (
    <div role="group" aria-labelledby={id}>
      <span id={id} className={isUnseen ? styles.unseen : styles.label}>
        {label}
      </span>
      <div className={styles.copyRow}>
        <code ref={text} className={styles.url} data-testid={testId}>
          <UrlText url={value} />
        </code>
        <button className={styles.button} type="button" aria-label={`${word}: ${label}`} onClick={copy}>
          {word}
        </button>
      </div>
      {hint === undefined ? null : <p className={styles.hint}>{hint}</p>}
    </div>
  );
}
