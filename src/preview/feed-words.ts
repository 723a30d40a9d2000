import { unreachable } from '#lib/unreachable.ts';
import { timeOfDay } from '#store/ages.ts';
import type { FeedTone } from '#store/tone.ts';
import { spanOf } from '#store/words/span-words.ts';
import type { Words } from '#store/words/translated.ts';

/** What the page knows of the feed; every instant is of this page's clock. */
export interface FeedFacts {
  readonly tone: FeedTone;
  /** When this page saw the tone change to what it is; undefined when it was so from the beginning. */
  readonly since: number | undefined;
  /** When anything was last heard of the publisher; undefined while there has been none. */
  readonly lastHeard: number | undefined;
  /** When a value last changed as far as this page saw. */
  readonly lastChange: number | undefined;
  /** When the publisher connected, and from where; undefined while none is connected or it is not known yet. */
  readonly publisher: { readonly address: string; readonly since: number } | undefined;
}

export interface FeedReport {
  readonly tone: FeedTone;
  /** One or two words, for the light. */
  readonly word: string;
  /** What that means for the crew. */
  readonly meaning: string;
  /** Since when, in words; empty when it is not known. */
  readonly since: string;
}

/** Puts the feed's state into words for a crew that looks up for a second. */
export function reportFeed(facts: FeedFacts, now: number, words: Words): FeedReport {
  const { tone, publisher } = facts;
  const { common, preview } = words;
  const meaning =
    tone === 'live' && publisher !== undefined ? preview.arrivesFrom(publisher.address) : preview.feedMeans[tone];
  return { tone, word: common.feed[tone], meaning, since: sinceOf(facts, now, words) };
}

function sinceOf({ tone, since, lastHeard, lastChange, publisher }: FeedFacts, now: number, words: Words): string {
  const { preview } = words;
  const sinceWhen = (instant: number | undefined): string =>
    instant === undefined ? '' : preview.since(timeOfDay(instant, now), spanOf(now - instant, words));
  switch (tone) {
    case 'connecting':
    case 'restored':
    case 'none':
      return '';
    case 'lost':
    case 'refused':
      return sinceWhen(since);
    case 'live':
      return sinceWhen(publisher?.since ?? since);
    case 'quiet':
      return lastChange === undefined
        ? ''
        : preview.lastChange(timeOfDay(lastChange, now), spanOf(now - lastChange, words));
    case 'stale':
    case 'offline':
      return sinceWhen(lastHeard ?? since);
    default:
      return unreachable(tone);
  }
}
