import { expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { createAccessClient } from './access-client.ts';

function clientOf(answer: () => Response | Promise<Response>) {
  const asked: unknown[] = [];
  const time = createManualTime();
  const client = createAccessClient({
    time,
    fetch: (input, { method, body } = {}) => {
      asked.push([method, input, body]);
      return Promise.resolve(answer());
    },
  });
  return { client, asked, time };
}

test('a sign-in sends the passphrase in the body alone, and tells what may be done then', async () => {
  const session = { open: false, operator: true, viewer: true, tls: false };
  const { client, asked } = clientOf(() => Response.json(session));
  expect(await client.signIn('three small words')).toEqual({ ok: true, value: session });
  expect(asked).toEqual([['POST', '/api/session', '{"passphrase":"three small words"}']]);
});

test.each([
  [403, 'wrong-passphrase'],
  [429, 'too-many-tries'],
  [401, 'sign-in'],
])('an answer of %i is the problem that it names', async (status, code) => {
  const { client } = clientOf(() => Response.json({ error: 'no', code }, { status }));
  expect(await client.signIn('x')).toMatchObject({ ok: false, code });
});

test('what is no such answer, and no answer at all, is a problem in words', async () => {
  expect(await clientOf(() => new Response('gone', { status: 404 })).client.session()).toEqual({
    ok: false,
    reason: 'status 404',
  });
  expect(await clientOf(() => Response.json({ open: 'yes' })).client.session()).toMatchObject({
    ok: false,
    reason: expect.stringMatching(/^unreadable open/),
  });
  expect(await clientOf(() => Promise.reject(new TypeError('failed'))).client.keys()).toEqual({
    ok: false,
    reason: 'unreachable',
  });
});

test('a new key comes with its kind, and a sign-out with nothing', async () => {
  const made = { kind: 'viewer', key: 'K7Q', made: 1_764_000_000_000 };
  const { client, asked } = clientOf(() => Response.json(made));
  expect(await client.newKey('viewer')).toEqual({ ok: true, value: made });
  expect(asked).toEqual([['POST', '/api/keys/viewer', '{}']]);
  const out = clientOf(() => new Response(null, { status: 204 }));
  expect(await out.client.signOut()).toEqual({ ok: true, value: undefined });
  expect(out.asked).toEqual([['DELETE', '/api/session', undefined]]);
});
