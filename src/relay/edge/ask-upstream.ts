/** What an edge asks the relay that it follows over HTTP: in this one place, and with the key that it was given at the start. */
import type { Time } from '#lib/time.ts';
import { bodyOf } from '../body-of.ts';
import type { Upstream } from './edge-channel.ts';

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Asks for a path of the upstream relay; undefined where no answer came. */
export type AskUpstream = (
  method: string,
  target: string,
  request?: { readonly headers?: Readonly<Record<string, string>>; readonly body?: Buffer | undefined },
) => Promise<Answered | undefined>;

/** Headers of an answer that are the asker's too. */
const PASSED_ON = ['content-type', 'etag', 'cache-control', 'retry-after', 'content-security-policy'];
/** Whoever asked waits no longer for it, in ms: a page takes longer for an error. */
const PATIENCE_MS = 5000;
/** Longest answer, in bytes: the crew's teams and games, or a stream with all its fields and outputs, have a tenth of it. */
const ANSWER_BYTES_MAX = 8 * 1024 * 1024;

export function createAskUpstream({ origin, key }: Pick<Upstream, 'origin' | 'key'>, time: Time): AskUpstream {
  const authorization = key === undefined ? {} : { authorization: `Bearer ${key}` };
  return async (method, target, { headers = {}, body } = {}) => {
    const patience = new AbortController();
    const callOff = time.after(PATIENCE_MS, () => patience.abort());
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
      const passed = PASSED_ON.flatMap((name) => {
        const text = answer.headers.get(name);
        return text === null ? [] : [[name, text] as const];
      });
      return { status: answer.status, headers: Object.fromEntries(passed), body: bytes };
    } catch {
      return undefined;
    } finally {
      callOff();
    }
  };
}
