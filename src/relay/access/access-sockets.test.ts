import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { USUAL_LIMITS } from '../limits.ts';
import { ask, AWAY, dialAway, endAll, signIn, startAway } from '../transport/testing/away.ts';

afterEach(endAll);

describe('sockets', () => {
  test('[S3] pages of other origins are refused, on this machine too; local files only look on, and only where that is said', async () => {
    const { relay } = await startAway();
    for (const origin of ['https://evil.example', 'null', 'http://absolute', `http://localhost:${relay.port + 1}`])
      expect([origin, (await dialAway(relay, '/game', { origin })).status]).toEqual([origin, 403]);
    expect((await dialAway(relay, '/game', { origin: `http://127.0.0.1:${relay.port}` })).status).toBe('open');
    const { relay: other } = await startAway({ allowLocalFiles: ['obs'] });
    const file = await dialAway(other, '/game', { origin: 'http://absolute' });
    file.socket.send('{"type":"ocr","values":{"score_a":"99"}}');
    await file.closes(4503);
    expect((await dialAway(other, '/game', { origin: 'null' })).status).toBe(403);
    expect(JSON.parse((await ask(other, 'GET /api/streams')).body)).toMatchObject({ streams: [] });
  });

  const RUNGS = {
    path: (key: string) => [`/game~${key}`, {}] as const,
    query: (key: string) => [`/game?key=${key}`, {}] as const,
    basic: (key: string) => ['/game', { authorization: `Basic ${btoa(`ocr:${key}`)}` }] as const,
    bearer: (key: string) => ['/game', { authorization: `Bearer ${key}` }] as const,
  };

  test.each(Object.entries(RUNGS))('[S1] [A2] the key by %s: right, wrong, missing and rotated', async (_rung, way) => {
    const { relay, publish } = await startAway();
    const send = async (key: string, score: string) => {
      const [url, headers] = way(key);
      const dialled = await dialAway(relay, url, { ...AWAY, ...headers });
      dialled.socket.send(JSON.stringify({ type: 'ocr', values: { score_a: score } }));
      dialled.socket.send('{"type":"ping"}');
      await once(dialled.socket, 'message');
      return dialled;
    };
    const state = async () =>
      JSON.parse((await ask(relay, 'GET /api/streams/game')).body) as {
        values: object;
        publishers: { standing: string }[];
      };
    await send('wr0ng', '9');
    await send('', '9');
    expect(await state()).toMatchObject({ values: {}, publishers: [{ standing: 'parked' }, { standing: 'parked' }] });
    const right = await send(publish, '1');
    expect((await state()).values).toEqual({ 'home.score': '1' });
    const renewed = JSON.parse((await ask(relay, 'POST /api/keys/publish')).body) as { key: string };
    await right.closes(4503);
    await send(publish, '9');
    expect((await state()).values).toEqual({ 'home.score': '1' });
    await send(renewed.key, '2');
    await vi.waitFor(async () => expect((await state()).values).toEqual({ 'home.score': '2' }));
  });

  test('[S1] unknown publishers can be refused, and networks be let in without a key', async () => {
    const { relay } = await startAway({
      unknownPublishers: 'refuse',
      allowPublishers: ['192.168.7.0/24', 'game=192.168.8.1'],
    });
    const unknown = await dialAway(relay, '/game', AWAY);
    unknown.socket.send('{"type":"ocr","values":{"score_a":"9"}}');
    await unknown.closes(4503);
    // One that is allowed at one stream is a stranger at any other, whatever it registers for.
    const other = await dialAway(relay, '/', { 'x-forwarded-for': '192.168.8.1' });
    other.socket.send('{"type":"register","stream":"game","role":"ocr"}');
    await other.closes(4503);
    const one = await dialAway(relay, '/game', { 'x-forwarded-for': '192.168.8.1' });
    one.socket.send('{"type":"ocr","values":{"score_b":"2"}}');
    await vi.waitFor(async () =>
      expect((await ask(relay, 'GET /api/streams/game')).body).toContain('"away.score":"2"'),
    );
    one.socket.terminate();
    const known = await dialAway(relay, '/game', { 'x-forwarded-for': '192.168.7.9' });
    known.socket.send('{"type":"ocr","values":{"score_a":"1"}}');
    await vi.waitFor(async () =>
      expect((await ask(relay, 'GET /api/streams/game')).body).toContain('"home.score":"1"'),
    );
  });
});

test('[S16] [A7] what a house set as its limits holds at the upgrade, for other machines alone', async () => {
  const limits = { ...USUAL_LIMITS, connections: 3, connectionsPerAddress: 1 };
  const { relay, publish } = await startAway({}, { limits });
  const from = async (n: number, url = '/game') =>
    (await dialAway(relay, url, { 'x-forwarded-for': `192.168.1.${n}` })).status;
  expect([await from(1), await from(1), await from(2), await from(3)]).toEqual(['open', 429, 'open', 503]);
  expect(await from(4, `/game~${publish}`)).toBe('open');
  expect((await dialAway(relay, '/game')).status).toBe('open');
});

test('[S15] [A8] where streams are closed, only those that are known are answered, until an operator opens one', async () => {
  const { relay, viewer, passphrase } = await startAway({}, { onlyStreams: ['court1'] });
  const looker = { ...AWAY, authorization: `Bearer ${viewer}` };
  const answers = async (stream: string) => [
    (await dialAway(relay, `/${stream}`)).status,
    (await dialAway(relay, `/ws/${stream}?key=${viewer}`, AWAY)).status,
    (await ask(relay, `GET /overlay/${stream}`)).status,
  ];
  expect(await answers('court1')).toEqual(['open', 'open', 200]);
  expect(await answers('typo')).toEqual([404, 404, 404]);
  const { headers, body } = await ask(relay, 'GET /overlay/court1');
  const page = await ask(relay, 'GET /overlay/typo', { 'if-none-match': headers.etag ?? '' });
  expect([page.status, page.body]).toEqual([404, body]);
  const named = await dialAway(relay, '/');
  named.socket.send('{"type":"register","stream":"typo","role":"ocr"}');
  await named.closes(1013);
  for (const path of ['/api/streams/typo', '/api/streams/typo/desk'])
    expect((await ask(relay, `GET ${path}`, looker)).status).toBe(path.endsWith('desk') ? 200 : 404);
  expect((await ask(relay, 'PUT /api/streams/typo', looker)).status).toBe(401);
  expect(await answers('typo')).toEqual([404, 404, 404]);
  expect((await ask(relay, 'PUT /api/streams/typo', await signIn(relay, passphrase))).status).toBe(200);
  expect(await answers('typo')).toEqual(['open', 'open', 200]);
});

test('[S20] a key that is shown in any place stands in no log line, no answer and no file', async () => {
  const { relay, lines, dataDir, publish, viewer, passphrase } = await startAway();
  const bodies: string[] = [];
  for (const key of [publish, viewer, passphrase]) {
    for (const [url, headers] of [
      [`/game~${key}`, {}],
      [`/game?key=${key}`, {}],
      [`/${key}~x`, {}],
      ['/game', { authorization: `Bearer ${key}` }],
      ['/game', { authorization: `Basic ${btoa(`a:${key}`)}` }],
      ['/game', { cookie: `boardcast=${key}` }],
    ] as const) {
      const target = url.startsWith(`/${key}`) ? '/game' : url;
      const { socket } = await dialAway(relay, target, { ...AWAY, ...headers });
      for (const text of [
        `{"type":"register","stream":"game~${key}","role":"ocr"}`,
        `{"type":"register","role":"viewer","key":"${key}"}`,
        'x',
      ])
        if (socket.readyState === socket.OPEN) socket.send(text);
      for (const route of [
        `/overlay${url}`,
        `/api/streams${url}`,
        `/api/streams${url}/desk`,
        `/api/streams/x/press/hide?key=${key}`,
        `/nothing${url}`,
      ])
        bodies.push((await ask(relay, `GET ${route}`, { ...AWAY, ...headers })).body);
    }
    bodies.push((await ask(relay, 'POST /api/session', AWAY, { passphrase: `${key}x` })).body);
  }
  for (const route of ['/api/streams', '/api/streams/game', '/healthz', '/metrics', '/api/keys', '/api/session'])
    bodies.push((await ask(relay, `GET ${route}`)).body);
  await relay.close();
  const files = (await readdir(dataDir)).filter((name) => name.includes('.'));
  const saved = await Promise.all(files.map((name) => readFile(path.join(dataDir, name), 'utf8')));
  expect(lines.length).toBeGreaterThan(20);
  for (const text of [...lines, ...bodies, ...saved])
    for (const key of [publish, viewer, passphrase]) expect(text).not.toContain(key);
});
