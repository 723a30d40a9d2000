import type { Result } from '#lib/result.ts';
import type { StreamDetail } from '#protocol/api.ts';
import type { Answer, Api } from '#store/api-client.ts';
import { withSeen, type RevSeen } from './output-words.ts';

/** What the relay says of a stream, and which revisions each of its outputs was lately to show, by the output's id. */
export interface StreamWatch extends Answer<StreamDetail | undefined> {
  readonly seen: ReadonlyMap<string, readonly RevSeen[]>;
}

/**
 * A question for a poll: one stream in full, remembering the revisions of its outputs. The relay knows a stream that is in
 * its list, and one that this page listens to. Any other is only looked for in the list: a refused question is an error in the console
 * each second.
 */
export function watchStream(
  api: Pick<Api, 'stream' | 'streams'>,
  stream: string,
  isListening: () => boolean,
): () => Promise<Result<StreamWatch>> {
  let seen: StreamWatch['seen'] = new Map();

  async function ask(): Promise<Result<Answer<StreamDetail | undefined>>> {
    if (isListening()) return api.stream(stream);
    const list = await api.streams();
    if (!list.ok) return list;
    const isListed = list.value.value.streams.some(({ id }) => id === stream);
    return isListed ? api.stream(stream) : { ok: true, value: { ...list.value, value: undefined } };
  }

  return async () => {
    const result = await ask();
    if (!result.ok) return result;
    const { value, relayNow } = result.value;
    if (value !== undefined) {
      seen = new Map(
        value.outputs.map(({ id, current }) => [id, withSeen(seen.get(id) ?? [], { rev: current, at: relayNow })]),
      );
    }
    return { ok: true, value: { ...result.value, seen } };
  };
}
