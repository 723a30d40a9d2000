import type { Result } from '#lib/result.ts';
import type { StreamDetail } from '#protocol/api.ts';
import type { Answer, Api } from './api-client.ts';
import { withSeen, type RevSeen } from './output-words.ts';

/** What the relay says of a stream, and which revisions it was lately seen to have. */
export interface StreamWatch extends Answer<StreamDetail | undefined> {
  readonly seen: readonly RevSeen[];
}

/** A question for a poll: one stream in full, remembering its revisions for as long as its epoch lasts. */
export function watchStream(api: Pick<Api, 'stream'>, stream: string): () => Promise<Result<StreamWatch>> {
  let epoch = '';
  let seen: readonly RevSeen[] = [];
  return async () => {
    const result = await api.stream(stream);
    if (!result.ok) return result;
    const { value, relayNow } = result.value;
    if (value !== undefined) {
      seen = withSeen(value.epoch === epoch ? seen : [], { rev: value.rev, at: relayNow });
      epoch = value.epoch;
    }
    return { ok: true, value: { ...result.value, seen } };
  };
}
