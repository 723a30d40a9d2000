/** How a stream's feed is, as far as a page that listens to it can tell. */
import type { Source } from '#protocol/down.ts';
import type { ScoreboardState } from './scoreboard-store.ts';

/**
 * How the status light shows: the source's five states; `restored`, where nobody has published since the relay's start and yet there are
 * a feed's values of before it; and three of this page's own link, of which `refused` is one that stays lost though the relay answers over HTTP.
 */
export type FeedTone = Source['status'] | 'restored' | 'lost' | 'refused' | 'connecting';

/** The page's own link first: while that is lost, what the relay last said of the feed is hearsay. */
export function toneOf(state: ScoreboardState): FeedTone {
  const { link, synced } = state;
  if (link === 'waiting' || link === 'stale') return 'lost';
  if (!synced) return 'connecting';
  const { status, restored } = state.source;
  return status === 'none' && restored === true ? 'restored' : status;
}
