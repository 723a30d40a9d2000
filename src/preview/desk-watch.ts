import { ok, type Result } from '#lib/result.ts';
import type { Time } from '#lib/time.ts';
import type { DeskView } from '#protocol/desk.ts';
import type { Answer, Api } from '#store/api-client.ts';
import type { Poll } from '#store/poll.ts';

/** What the operators of a stream have said, and what of each field is on air; undefined where the relay keeps no desk of it. */
export type DeskWatch = Poll<Answer<DeskView | undefined>>;

/** A relay without a desk is asked again after so long, in ms: each refused question is an error in the console. */
const ASK_AGAIN_MS = 30_000;

/** A question for a poll. A desk is only asked for while this page listens to its stream: then the relay knows it. */
export function watchDesk(
  api: Pick<Api, 'desk'>,
  stream: string,
  isListening: () => boolean,
  time: Pick<Time, 'now'>,
): () => Promise<Result<Answer<DeskView | undefined>>> {
  let last: Answer<DeskView | undefined> = { value: undefined, at: time.now(), relayNow: time.now() };
  let refusedAt: number | undefined;

  return async () => {
    const now = time.now();
    const isVain = refusedAt !== undefined && now - refusedAt < ASK_AGAIN_MS;
    // What was known stays through a link that is lost for a while.
    if (isVain || !isListening()) return ok(last);
    const result = await api.desk(stream);
    if (!result.ok) return result;
    refusedAt = result.value.value === undefined ? now : undefined;
    last = result.value;
    return result;
  };
}
