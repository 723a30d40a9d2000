import type { Suggestion } from '#protocol/moments.ts';
import { useDesk } from './desk-context.tsx';
import { useNews } from './use-news.ts';

/** What waits for the operator's word, the newest last. */
export interface Waiting {
  readonly all: readonly Suggestion[];
  /** Those of it that came last, which a screen reader is told. */
  readonly told: readonly Suggestion[];
  /** Whether its keys have just come under the finger. */
  readonly isFresh: boolean;
}

const NONE: readonly Suggestion[] = [];

export function useWaiting(): Waiting {
  const { view } = useDesk();
  const all = view?.suggestions ?? NONE;
  const { latest, isFresh } = useNews(all.map(({ id }) => id));
  return { all, told: all.filter(({ id }) => latest.includes(id)), isFresh };
}
