/** Asks the relay for a stream's desk, and says an operator's commands to it. */
import { ok, refused, type Refusal, type Result } from '#lib/result.ts';
import type { Time } from '#lib/time.ts';
import { decodeDeskView, type Command, type CommandRequest, type DeskView } from '#protocol/desk.ts';
import { decodeDeskAnswer } from './desk-answer.ts';

/** What became of a command. */
export type Said =
  | { readonly outcome: 'done' | 'stale'; readonly view: DeskView }
  | { readonly outcome: 'refused'; readonly why: Refusal; readonly view: DeskView | undefined }
  /** Whether it was done is not known. */
  | { readonly outcome: 'failed'; readonly why: Refusal };

export interface DeskClient {
  readonly view: () => Promise<Result<DeskView>>;
  readonly say: (request: Omit<CommandRequest, 'command'> & { readonly command: Command }) => Promise<Said>;
}

/** Longer than any answer on a network that is fit for a show. */
const ANSWER_WITHIN_MS = 5000;

/** Nothing here throws: whatever goes wrong comes back as a problem that `Problem` puts into words. */
export function createDeskClient(deps: {
  readonly fetch: typeof fetch;
  readonly time: Pick<Time, 'after'>;
  readonly stream: string;
}): DeskClient {
  const base = `/api/streams/${encodeURIComponent(deps.stream)}`;

  async function ask(path: string, init: RequestInit): Promise<Result<{ status: number; text: string }>> {
    const cut = new AbortController();
    const callOff = deps.time.after(ANSWER_WITHIN_MS, () => {
      cut.abort();
    });
    try {
      const response = await deps.fetch(`${base}${path}`, { ...init, signal: cut.signal, cache: 'no-store' });
      return ok({ status: response.status, text: await response.text() });
    } catch {
      return refused(cut.signal.aborted ? `late ${ANSWER_WITHIN_MS / 1000}` : 'unreachable');
    } finally {
      callOff();
    }
  }

  return {
    async view() {
      const reply = await ask('/desk', {});
      if (!reply.ok) return reply;
      if (reply.value.status !== 200) return refused(`status ${reply.value.status}`);
      const view = decodeDeskView(reply.value.text);
      return view.ok ? view : refused(`unreadable ${view.reason}`);
    },
    async say(request) {
      const headers = { 'content-type': 'application/json' };
      const reply = await ask('/commands', { method: 'POST', headers, body: JSON.stringify(request) });
      if (!reply.ok) return { outcome: 'failed', why: reply };
      const { status, text } = reply.value;
      const answer = decodeDeskAnswer(text);
      const view = answer?.view;
      if (status === 200 && view !== undefined) return { outcome: 'done', view };
      if (status === 409 && view !== undefined) return { outcome: 'stale', view };
      const why = answer?.why ?? refused(`status ${status}`);
      return status >= 400 && status < 500 ? { outcome: 'refused', why, view } : { outcome: 'failed', why };
    },
  };
}
