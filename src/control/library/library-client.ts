/** Asks the relay for the crew's teams and games, and gives it others. Nothing here throws: what goes wrong comes back as a problem that `Problem` puts into words. */
import { ok, refused, type Refusal, type Result } from '#lib/result.ts';
import type { Time } from '#lib/time.ts';
import { decodeLibraryView, type Library, type LibraryView } from '#protocol/library.ts';
import { readRefusal } from '#protocol/refusals.ts';

/** What became of a library that was sent. */
export type Put =
  | { readonly outcome: 'done' | 'stale'; readonly view: LibraryView }
  | { readonly outcome: 'refused'; readonly why: Refusal }
  /** Whether it was taken is not known. */
  | { readonly outcome: 'failed'; readonly why: Refusal };

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
      return refused(cut.signal.aborted ? `late ${ANSWER_WITHIN_MS / 1000}` : 'unreachable');
    } finally {
      callOff();
    }
  }

  return {
    async view() {
      const reply = await ask({});
      if (!reply.ok) return reply;
      if (reply.value.status !== 200) return refused(`status ${reply.value.status}`);
      const view = decodeLibraryView(reply.value.text);
      return view.ok ? view : refused(`unreadable ${view.reason}`);
    },
    async put(library, expects) {
      const headers = { 'content-type': 'application/json' };
      const reply = await ask({ method: 'PUT', headers, body: JSON.stringify({ library, expects }) });
      if (!reply.ok) return { outcome: 'failed', why: reply };
      const { status, text } = reply.value;
      const { view, why = refused(`status ${status}`) } = readAnswer(text);
      if (status === 200 && view !== undefined) return { outcome: 'done', view };
      if (status === 409 && view !== undefined) return { outcome: 'stale', view };
      return { outcome: status >= 400 && status < 500 ? 'refused' : 'failed', why };
    },
  };
}

/** Reads an answer to `PUT /api/library`: what holds now, or why it was not taken. */
function readAnswer(text: string): { readonly view?: LibraryView | undefined; readonly why?: Refusal | undefined } {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json !== 'object' || json === null) return {};
    const view = 'view' in json ? decodeLibraryView(JSON.stringify(json.view)) : undefined;
    return { view: view?.ok === true ? view.value : undefined, why: readRefusal(json) };
  } catch {
    return {};
  }
}
