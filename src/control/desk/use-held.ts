import { useEffect, useState } from 'react';
import { useDesk } from './desk-context.tsx';
import { isHeld, longestHeld, type HeldValue } from './held-value.ts';

/** What the operator is asked about. */
export interface AskedHeld extends HeldValue {
  /** Since when it has been asked, in ms of the page. */
  readonly since: number;
  /** It waits no more, whoever decided it: its keys do nothing any more. */
  readonly isOver: boolean;
}

/** So long a value stays that is decided, in ms: who was about to press its key presses nothing else then, least of all a key that counts. */
const STAYS_MS = 1_500;

/** The value that is asked about, one at a time: another one takes its place only once it has gone. */
export function useHeld(): AskedHeld | undefined {
  const { view, ports } = useDesk();
  const { time } = ports;
  const [asked, setAsked] = useState<HeldValue & { readonly since: number }>();
  const next = longestHeld(view);
  const isOver = asked !== undefined && !isHeld(view, asked);
  if (asked === undefined && next !== undefined) setAsked({ ...next, since: time.now() });
  useEffect(() => {
    if (!isOver) return undefined;
    return time.after(STAYS_MS, () => {
      setAsked(undefined);
    });
  }, [isOver, time]);
  return asked && { ...asked, isOver };
}
