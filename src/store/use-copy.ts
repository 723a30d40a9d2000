import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Time } from '#lib/time.ts';

/** How long a button says what came of it, in ms. */
const OUTCOME_MS = 2500;

export type CopyOutcome = 'none' | 'copied' | 'refused';

export interface CopyPorts {
  /** Puts text into the clipboard; false when the browser does not let it. */
  readonly copy: (text: string) => Promise<boolean>;
  readonly time: Pick<Time, 'after'>;
}

/** A button that copies a text which stands beside it. Put `text` on that element: it is selected where the browser does not let pages copy. */
export function useCopy(
  value: string,
  { copy, time }: CopyPorts,
): {
  readonly text: RefObject<HTMLElement | null>;
  /** What came of the last press; `none` again after a while. */
  readonly outcome: CopyOutcome;
  readonly copy: () => void;
} {
  const text = useRef<HTMLElement>(null);
  const [outcome, setOutcome] = useState<CopyOutcome>('none');

  useEffect(() => {
    if (outcome === 'none') return undefined;
    return time.after(OUTCOME_MS, () => {
      setOutcome('none');
    });
  }, [outcome, time]);

  async function onCopy(): Promise<void> {
    const copied = await copy(value);
    if (!copied && text.current !== null) window.getSelection()?.selectAllChildren(text.current);
    setOutcome(copied ? 'copied' : 'refused');
  }

  return { text, outcome, copy: () => void onCopy() };
}
