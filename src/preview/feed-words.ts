import { unreachable } from '#lib/unreachable.ts';
import { spanInWords, timeOfDay } from '#store/ages.ts';
import type { FeedTone } from '#store/tone.ts';

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
export function reportFeed(facts: FeedFacts, now: number): FeedReport {
  const { tone } = facts;
  switch (tone) {
    case 'connecting':
      return { tone, word: 'Connecting', meaning: 'Joining the stream…', since: '' };
    case 'lost':
      return {
        tone,
        word: 'Link lost',
        meaning:
          'This page has lost Boardcast and keeps trying. What it shows may be old; overlays hold their last values.',
        since: sinceWhen(facts.since, now),
      };
    case 'refused':
      return {
        tone,
        word: 'No live link',
        meaning:
          'Boardcast answers, but refuses this page a live link or loses it: it may have no room for one more stream. The page keeps trying; a picture shown may be old.',
        since: sinceWhen(facts.since, now),
      };
    case 'restored':
      return {
        tone,
        word: 'Waiting',
        meaning:
          'The values are from before Boardcast was restarted, and overlays hold them. The scoreboard program has not come back yet.',
        since: '',
      };
    case 'none':
      return { tone, word: 'No feed', meaning: 'Nothing has been published on this stream yet.', since: '' };
    case 'live':
      return {
        tone,
        word: 'Live',
        meaning:
          facts.publisher === undefined
            ? 'The scoreboard program is connected and values arrive.'
            : `Values arrive from ${facts.publisher.address}.`,
        since: sinceWhen(facts.publisher?.since ?? facts.since, now),
      };
    case 'quiet':
      return {
        tone,
        word: 'Quiet',
        meaning: 'Connected, but no value changes. Normal while the clock stands.',
        since: quietSince(facts, now),
      };
    case 'stale':
      return {
        tone,
        word: 'Stale',
        meaning: 'The link to the scoreboard program is lost. Overlays hold the last values.',
        since: sinceWhen(facts.lastHeard ?? facts.since, now),
      };
    case 'offline':
      return {
        tone,
        word: 'Offline',
        meaning: 'The scoreboard program has been gone for minutes. Overlays still hold the last values.',
        since: sinceWhen(facts.lastHeard ?? facts.since, now),
      };
    default:
      return unreachable(tone);
  }
}

function quietSince(facts: FeedFacts, now: number): string {
  if (facts.lastChange === undefined) return '';
  return `Last change ${timeOfDay(facts.lastChange, now)} (${spanInWords(now - facts.lastChange)} ago)`;
}

function sinceWhen(instant: number | undefined, now: number): string {
  if (instant === undefined) return '';
  return `Since ${timeOfDay(instant, now)} (${spanInWords(now - instant)})`;
}
