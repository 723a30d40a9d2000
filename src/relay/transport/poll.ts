/** Boards that are asked for by HTTP: the server of Scoreboard OCR (`results.json`), ScoreSight's `/json`, or any other that its operator named at the start. */
import { codeOf } from '#lib/code-of.ts';
import type { Time } from '#lib/time.ts';
import { basicAuth } from '../basic-auth.ts';
import { POLL_PATIENCE_MS, FRAME_BYTES_MAX } from '../limits.ts';
import { bodyOf } from '../body-of.ts';
import type { Look } from '../looker.ts';
import { frameText } from './frame-text.ts';

/** As an operator may read it: without what may be a key. */
export function pollName(url: URL): string {
  return `${url.origin}${url.pathname}`;
}

/** Asks once each time: of an answer that is as before no body comes, where the server knows ETags. It never goes where it is sent on to. */
export function createPoll(url: URL, time: Time): () => Promise<Look> {
  let etag: string | undefined;
  const plain = new URL(url);
  plain.username = '';
  plain.password = '';
  const basic = basicAuth(url);
  const authorization = basic.ok ? basic.value : undefined;

  async function ask(signal: AbortSignal): Promise<Look> {
    const headers = new Headers({ accept: 'application/json, */*;q=0.5' });
    if (etag !== undefined) headers.set('if-none-match', etag);
    if (authorization !== undefined) headers.set('authorization', authorization);
    const answer = await fetch(plain, { headers, signal, redirect: 'manual' });
    if (answer.status === 304) return 'same';
    if (answer.status !== 200) {
      await answer.body?.cancel();
      return { fault: `it answers ${answer.status}` };
    }
    const body = await bodyOf(answer, FRAME_BYTES_MAX);
    if (body === undefined) return { fault: `its answer is longer than ${FRAME_BYTES_MAX} bytes` };
    etag = answer.headers.get('etag') ?? undefined;
    return {
      text: frameText(body, true).text,
      ...((answer.headers.get('content-type') ?? '').includes('text/csv') ? { form: 'csv' } : {}),
    };
  }

  return async () => {
    const patience = new AbortController();
    const callOff = time.after(POLL_PATIENCE_MS, () => patience.abort());
    try {
      return await ask(patience.signal);
    } catch (error) {
      if (patience.signal.aborted) return { fault: `it does not answer within ${POLL_PATIENCE_MS / 1000} s` };
      const cause = error instanceof Error ? error.cause : undefined;
      // Of a port that no page may ask, such as 6000, fetch has no code and no better word.
      const words = cause instanceof Error ? cause.message : String(error);
      return { fault: `it cannot be asked (${codeOf(cause) || codeOf(error) || words})` };
    } finally {
      callOff();
    }
  };
}
