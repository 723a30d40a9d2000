import { expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { createApi } from './api-client.ts';

const NOW = Date.UTC(2026, 0, 2, 12, 0, 0);

function answering(...replies: (Response | Error)[]): typeof fetch {
  return () => {
    const reply = replies.shift() ?? new Error('no more');
    return reply instanceof Error ? Promise.reject(reply) : Promise.resolve(reply);
  };
}

/** A relay that takes the question and says nothing. */
const hanging: typeof fetch = (_url, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => {
      reject(new Error('aborted'));
    });
  });

function listAt(date: string): Response {
  return new Response('{"build":"b1","streams":[]}', { headers: { date } });
}

test("[H1] the relay's clock is told by the Date header, the least delayed one", async () => {
  const time = createManualTime(NOW);
  const api = createApi({
    time,
    fetch: answering(listAt('Fri, 02 Jan 2026 12:01:00 GMT'), listAt('Fri, 02 Jan 2026 12:00:59 GMT')),
  });
  expect(await api.streams()).toMatchObject({ ok: true, value: { relayNow: NOW + 60_000 } });
  time.advance(500);
  expect(await api.streams()).toMatchObject({ ok: true, value: { relayNow: NOW + 60_500 } });
});

test('[H2] a stream that nobody knows is an answer, not a failure', async () => {
  const api = createApi({
    time: createManualTime(NOW),
    fetch: answering(new Response('{"error":"no such stream"}', { status: 404 })),
  });
  expect(await api.stream('stream9')).toEqual({ ok: true, value: { value: undefined, at: NOW, relayNow: NOW } });
});

test('whatever goes wrong comes back in words', async () => {
  const api = createApi({
    time: createManualTime(NOW),
    fetch: answering(
      new TypeError('Failed to fetch'),
      new Response('', { status: 503 }),
      new Response('{"status":"fine"}'),
    ),
  });
  expect(await api.health()).toEqual({ ok: false, reason: 'unreachable' });
  expect(await api.health()).toEqual({ ok: false, reason: 'status 503' });
  expect(await api.health()).toEqual({ ok: false, reason: expect.stringMatching(/^unreadable ./) });
});

test('an answer that does not come is given up after five seconds', async () => {
  const time = createManualTime(NOW);
  const asked = createApi({ time, fetch: hanging }).health();
  time.advance(5000);
  expect(await asked).toEqual({ ok: false, reason: 'late 5' });
  expect(time.pending()).toBe(0);
});
