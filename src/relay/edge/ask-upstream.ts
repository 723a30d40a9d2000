/** What an edge asks the relay that it follows over HTTP: in this one place, and with the key that it was given at the start. */
import type { Time } from '#lib/time.ts';
import { answeredHeaders, type Ask } from '../asked.ts';
import { bodyOf } from '../body-of.ts';
import { ASK_PATIENCE_MS } from '../limits.ts';
import type { Upstream } from './edge-channel.ts';

/** Longest answer, in bytes: the crew's teams and games, or a stream with all its fields and outputs, have a tenth of it. */
const ANSWER_BYTES_MAX = 8 * 1024 * 1024;

export function createAskUpstream({ origin, key }: Pick<Upstream, 'origin' | 'key'>, time: Time): Ask {
  const authorization = key === undefined ? {} : { authorization: `Bearer ${key}` };
  return async (method, target, { headers = {}, body } = {}) => {
    const patience = new AbortController();
    const callOff = time.after(ASK_PATIENCE_MS, () => patience.abort());
    try {
      const answer = await fetch(`${origin}${target}`, {
        method,
        headers: { ...headers, ...authorization },
        ...(body === undefined ? {} : { body: new Uint8Array(body) }),
        redirect: 'manual',
        signal: patience.signal,
      });
      const bytes = await bodyOf(answer, ANSWER_BYTES_MAX);
      if (bytes === undefined) return undefined;
      return { status: answer.status, headers: answeredHeaders((name) => answer.headers.get(name)), body: bytes };
    } catch {
      return undefined;
    } finally {
      callOff();
    }
  };
}
