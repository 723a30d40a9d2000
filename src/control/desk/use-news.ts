import { useEffect, useState } from 'react';
import { useDesk } from './desk-context.tsx';

/** So long, in ms: a key that has just come under a finger which was meant for what stood there is not pressed by it. */
const FRESH_MS = 400;

/** What is new in a list, each of it by its id. */
export interface News {
  /** Those that came last. */
  readonly latest: readonly string[];
  /** Whether some have just come or gone: a key stands where another one stood, and who presses it has not read it. */
  readonly isFresh: boolean;
}

export function useNews(ids: readonly string[]): News {
  const { time } = useDesk().ports;
  const [seen, setSeen] = useState({ ids, latest: ids, isFresh: false });
  const { ids: known, isFresh } = seen;
  if (ids.join('\n') !== known.join('\n')) {
    const come = ids.filter((id) => !known.includes(id));
    // One that goes is no news of those that stay.
    setSeen({ ids, latest: come.length > 0 ? come : seen.latest, isFresh: true });
  }
  useEffect(() => {
    if (!isFresh) return undefined;
    return time.after(FRESH_MS, () => {
      setSeen((now) => (now.ids === known ? { ...now, isFresh: false } : now));
    });
  }, [isFresh, known, time]);
  return seen;
}
