/** How the game clock is shown that the feed moves: a choice of each stream, and a part of its desk. */
import * as v from 'valibot';

/** In ms: a frozen second is no clock any more, and ten minutes are a break. */
const AWAY_MS_MIN = 1_000;
const AWAY_MS_MAX = 600_000;

export const feedClockSchema = v.object({
  /** So long after its source was heard last a clock that ran leaves the bug, in ms; null: never. */
  away: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(AWAY_MS_MIN), v.maxValue(AWAY_MS_MAX))),
  /** Whether the second between two readings is filled in that is missing where a board is read more rarely than it ticks. */
  smooth: v.boolean(),
});
export type FeedClockWords = v.InferOutput<typeof feedClockSchema>;

/**
 * What holds before anybody has said anything. Ten seconds: a cable that is put back and a program that is started anew take less, and a
 * viewer has not yet missed that the clock stands.
 */
export const FEED_CLOCK: FeedClockWords = { away: 10_000, smooth: false };
