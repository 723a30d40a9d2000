/** Asks the relay who may do what, signs in and out, and changes keys. Nothing here throws: what goes wrong comes back as a problem that `Problem` puts into words. */
import { ok, refused, type Result } from '#lib/result.ts';
import type { Time } from '#lib/time.ts';
import {
  decodeAccessSession,
  decodeKeyList,
  decodeNewKey,
  type AccessSession,
  type KeyList,
  type NewKey,
} from '#protocol/access.ts';
import { decodeRefusal } from '#protocol/refusals.ts';

export interface AccessClient {
  /** What this page may do. */
  readonly session: () => Promise<Result<AccessSession>>;
  readonly signIn: (passphrase: string) => Promise<Result<AccessSession>>;
  readonly signOut: () => Promise<Result<undefined>>;
  /** Which keys there are, and since when. */
  readonly keys: () => Promise<Result<KeyList>>;
  /** Makes a new key of that kind; the old one opens nothing from then on. */
  readonly newKey: (kind: NewKey['kind']) => Promise<Result<NewKey>>;
  /** Opens a stream, also where only an operator may. */
  readonly openStream: (stream: string) => Promise<Result<undefined>>;
}

/** Longer than any answer on a network that is fit for a show. */
const ANSWER_WITHIN_MS = 5000;

export function createAccessClient(deps: {
  readonly fetch: typeof fetch;
  readonly time: Pick<Time, 'after'>;
}): AccessClient {
  async function ask<T>(path: string, method: string, decode: (text: string) => Result<T>, body?: object) {
    const cut = new AbortController();
    const callOff = deps.time.after(ANSWER_WITHIN_MS, () => {
      cut.abort();
    });
    try {
      const init =
        body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
      const answer = await deps.fetch(path, { ...init, method, signal: cut.signal, cache: 'no-store' });
      const text = await answer.text();
      if (!answer.ok) return { ok: false, ...(decodeRefusal(text) ?? { reason: `status ${answer.status}` }) } as const;
      const read = decode(text);
      return read.ok ? read : refused(`unreadable ${read.reason}`);
    } catch {
      return refused(cut.signal.aborted ? `late ${ANSWER_WITHIN_MS / 1000}` : 'unreachable');
    } finally {
      callOff();
    }
  }

  return {
    session: () => ask('/api/session', 'GET', decodeAccessSession),
    signIn: (passphrase) => ask('/api/session', 'POST', decodeAccessSession, { passphrase }),
    signOut: () => ask('/api/session', 'DELETE', () => ok(undefined)),
    keys: () => ask('/api/keys', 'GET', decodeKeyList),
    newKey: (kind) => ask(`/api/keys/${kind}`, 'POST', decodeNewKey, {}),
    openStream: (stream) => ask(`/api/streams/${encodeURIComponent(stream)}`, 'PUT', () => ok(undefined)),
  };
}
