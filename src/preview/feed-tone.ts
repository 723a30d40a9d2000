import { useSyncExternalStore } from 'react';
import type { FeedTone } from '#store/tone.ts';
import type { Poll, PollState } from '#store/poll.ts';
import type { StreamWatch } from './stream-watch.ts';
import type { ToneLog, ToneSeen } from '#store/tone-log.ts';

/** For how long a link must have been lost before an answer over HTTP counts against it, in ms: twice a viewer's longest pause between attempts (V10). */
const REFUSED_AFTER_MS = 3000;

/** The feed's tone with what HTTP tells: a link that stays lost while the relay answers is refused, and the relay is there. */
export function withAnswers(
  { tone, since }: Pick<ToneSeen, 'tone' | 'since'>,
  { answer, problem }: PollState<{ readonly at: number }>,
): FeedTone {
  if (tone !== 'lost' || since === undefined || answer === undefined || problem !== undefined) return tone;
  return answer.at - since >= REFUSED_AFTER_MS ? 'refused' : tone;
}

/** The tone to show; whoever uses it renders when it changes, not with each answer. */
export function useFeedTone(tones: ToneLog, watch: Poll<StreamWatch>): FeedTone {
  useSyncExternalStore(tones.subscribe, tones.seen);
  return useSyncExternalStore(watch.subscribe, () => withAnswers(tones.seen(), watch.state()));
}
