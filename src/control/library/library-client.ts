/** Asks the relay for the crew's teams and games, and gives it others. Nothing here throws: what goes wrong comes back in words. */
import { ok, refused, type Result } from '#lib/result.ts';
import type { Time } from '#lib/time.ts';
import { decodeLibraryAnswer, decodeLibraryView, type Library, type LibraryView } from '#protocol/library.ts';

/** What became of a library that was sent. */
export type Put =
  | { readonly outcome: 'done' | 'stale'; readonly view: LibraryView }
  | { readonly outcome: 'refused'; readonly reason: string }
  /** Whether it was taken is not known. */
  | { readonly outcome: 'failed'; readonly reason: string };

export interface LibraryClient {
  readonly view: () => Promise<Result<LibraryView>>;
  /** Replaces what the relay has, if that is still of revision `expects`. */
  readonly put: (library: Library, expects: number) => Promise<Put>;
}

/** Longer than any answer on a network that is fit for a show. */
const ANSWER_WITHIN_MS = 5000;

export function createLibraryClient(deps: {
  readonly fetch: typeof fetch;
  readonly time: Pick<Time, 'after'>;
}): LibraryClient {
  async function ask(init: RequestInit): Promise<Result<{ readonly status: number; readonly text: string }>> {
    const cut = new AbortController();
    const callOff = deps.time.after(ANSWER_WITHIN_MS, () => {
      cut.abort();
    });
    try {
      const response = await deps.fetch('/api/library', { ...init, signal: cut.signal, cache: 'no-store' });
      return ok({ status: response.status, text: await response.text() });
    } catch {
      return refused(cut.signal.aborted ? `no answer within ${ANSWER_WITHIN_MS / 1000} s` : 'no connection');
    } finally {
      callOff();
    }
  }

  return {
    async view() {
      const reply = await ask({});
      if (!reply.ok) return reply;
      return reply.value.status === 200 ? decodeLibraryView(reply.value.text) : refused(`HTTP ${reply.value.status}`);
    },
    async put(library, expects) {
      const headers = { 'content-type': 'application/json' };
      const reply = await ask({ method: 'PUT', headers, body: JSON.stringify({ library, expects }) });
      if (!reply.ok) return { outcome: 'failed', reason: reply.reason };
      const { status, text } = reply.value;
      const answer = decodeLibraryAnswer(text);
      const { view, error } = answer.ok ? answer.value : {};
      if (status === 200 && view !== undefined) return { outcome: 'done', view };
      if (status === 409 && view !== undefined) return { outcome: 'stale', view };
      return { outcome: status >= 400 && status < 500 ? 'refused' : 'failed', reason: error ?? `HTTP ${status}` };
    },
  };
}
