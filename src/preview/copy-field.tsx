import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useTools } from './tools.tsx';
import styles from './controls.module.css';

type Outcome = 'none' | 'copied' | 'refused';

/** How long the button says what came of it. */
const OUTCOME_MS = 2500;

/** A URL to take elsewhere: it can be read, selected with one click and copied, also where the browser has no clipboard for pages. */
export function CopyField({ label, value, hint }: { label: string; value: string; hint?: ReactNode }): ReactNode {
  const { copy, time } = useTools();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<Outcome>('none');

  useEffect(() => {
    if (outcome === 'none') return undefined;
    return time.after(OUTCOME_MS, () => {
      setOutcome('none');
    });
  }, [outcome, time]);

  async function onCopy(): Promise<void> {
    const copied = await copy(value);
    if (!copied) input.current?.select();
    setOutcome(copied ? 'copied' : 'refused');
  }

  return (
    <div className={styles.copyField}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <div className={styles.copyRow}>
        <input
          ref={input}
          id={id}
          className={styles.input}
          readOnly
          spellCheck={false}
          value={value}
          onFocus={(event) => {
            event.currentTarget.select();
          }}
        />
        <button className={styles.button} type="button" aria-label={`Copy: ${label}`} onClick={() => void onCopy()}>
          {outcome === 'none' ? 'Copy' : outcome === 'copied' ? 'Copied' : 'Press Ctrl+C'}
        </button>
      </div>
      {hint === undefined ? null : <div className={styles.hint}>{hint}</div>}
    </div>
  );
}
