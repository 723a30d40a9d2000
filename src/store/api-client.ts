import { refused, ok, type Result } from '#lib/result.ts';
import type { Time } from '#lib/time.ts';
import {
  decodeHealth,
  decodeLookList,
  decodeStreamDetail,
  decodeStreamList,
  type Health,
  type LookList,
  type StreamDetail,
  type StreamList,
} from '#protocol/api.ts';
import { decodeDeskView, type Command, type DeskView } from '#protocol/desk.ts';
import { decodeRefusal } from '#protocol/refusals.ts';

/** An answer, when it came, and what the relay's clock showed then: its instants are of that clock, which on another PC may be minutes off ours. */
export interface Answer<T> {
  readonly value: T;
  readonly at: number;
  readonly relayNow: number;
}

export interface Api {
  /** Every stream that was published or restored. */
  readonly streams: () => Promise<Result<Answer<StreamList>>>;
  /** One stream; a value of undefined says that nobody publishes or listens to it. */
  readonly stream: (id: string) => Promise<Result<Answer<StreamDetail | undefined>>>;
  /** A stream's desk; a value of undefined says that the relay keeps none. */
  readonly desk: (id: string) => Promise<Result<Answer<DeskView | undefined>>>;
  /** Says a command to a stream's desk, whatever was said since. */
  readonly say: (id: string, command: Command) => Promise<Result<Answer<undefined>>>;
  /** The crew's own layouts, themes and logos. */
  readonly looks: () => Promise<Result<Answer<LookList>>>;
  /** Puts what of them is good now on air; the answer is how they are then. */
  readonly putLooksOnAir: () => Promise<Result<Answer<LookList>>>;
  readonly health: () => Promise<Result<Answer<Health>>>;
}

/** Longer than any answer on a network that is fit for a show. */
const ANSWER_WITHIN_MS = 5000;

interface Reply {
  readonly status: number;
  readonly text: string;
}

/** Asks the relay over HTTP. Nothing here throws: whatever goes wrong comes back as a code, which `problemWords` puts into the operator's language. */
export function createApi(deps: { readonly fetch: typeof fetch; readonly time: Time }): Api {
  const { time } = deps;
  let offset: number | undefined;

  async function get(path: string, init: RequestInit = {}): Promise<Result<Reply>> {
    const cut = new AbortController();
    const callOff = time.after(ANSWER_WITHIN_MS, () => {
      cut.abort();
    });
    try {
      const response = await deps.fetch(path, { ...init, signal: cut.signal, cache: 'no-store' });
      const text = await response.text();
      hearClock(response.headers.get('date'));
      return ok({ status: response.status, text });
    } catch {
      return refused(cut.signal.aborted ? `late ${ANSWER_WITHIN_MS / 1000}` : 'unreachable');
    } finally {
      callOff();
    }
  }

  // The Date header is cut to whole seconds and grows older on its way, so the greatest difference seen is the nearest to the truth.
  function hearClock(header: string | null): void {
    const heard = header === null ? Number.NaN : Date.parse(header);
    if (Number.isNaN(heard)) return;
    const difference = heard - time.now();
    offset = offset === undefined ? difference : Math.max(offset, difference);
  }

  function answer<T>(value: T): Answer<T> {
    const at = time.now();
    return { value, at, relayNow: at + (offset ?? 0) };
  }

  function read<T>(reply: Reply, decode: (text: string) => Result<T>): Result<Answer<T>> {
    if (reply.status !== 200) return refused(`status ${reply.status}`);
    const read = decode(reply.text);
    if (!read.ok) return refused(`unreadable ${read.reason}`);
    return ok(answer(read.value));
  }

  return {
    async streams() {
      const reply = await get('/api/streams');
      return reply.ok ? read(reply.value, decodeStreamList) : reply;
    },
    async stream(id) {
      const reply = await get(`/api/streams/${encodeURIComponent(id)}`);
      if (!reply.ok) return reply;
      if (reply.value.status === 404) return ok(answer(undefined));
      return read(reply.value, decodeStreamDetail);
    },
    async desk(id) {
      const reply = await get(`/api/streams/${encodeURIComponent(id)}/desk`);
      if (!reply.ok) return reply;
      if (reply.value.status === 404) return ok(answer(undefined));
      return read(reply.value, decodeDeskView);
    },
    async say(id, command) {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ command });
      const reply = await get(`/api/streams/${encodeURIComponent(id)}/commands`, { method: 'POST', headers, body });
      if (!reply.ok) return reply;
      const { status, text } = reply.value;
      return status === 200
        ? ok(answer(undefined))
        : { ok: false, ...(decodeRefusal(text) ?? { reason: `status ${status}` }) };
    },
    async looks() {
      const reply = await get('/api/looks');
      return reply.ok ? read(reply.value, decodeLookList) : reply;
    },
    async putLooksOnAir() {
      const headers = { 'content-type': 'application/json' };
      const reply = await get('/api/looks/air', { method: 'POST', headers, body: '{}' });
      return reply.ok ? read(reply.value, decodeLookList) : reply;
    },
    async health() {
      const reply = await get('/healthz');
      return reply.ok ? read(reply.value, decodeHealth) : reply;
    },
  };
}
