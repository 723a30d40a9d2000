import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { WebSocket } from 'ws';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { TRY_MS } from '../limits.ts';
import { ask, AWAY, dialAway, endAll, signIn, startAway } from '../transport/testing/away.ts';

afterEach(endAll);

const READS = [
  '/api/streams',
  '/api/streams/game',
  '/api/streams/game/desk',
  '/api/streams/game/audit',
  '/api/library',
  '/api/looks',
  '/metrics',
  '/api/sTreams',
  '/%61pi/streams',
  '/api/streams/',
];
const WRITES = [
  'POST /api/streams/game/commands',
  'PUT /api/streams/game/hide',
  'PUT /api/logos/x',
  'PUT /api/library',
  'GET /api/keys',
  'POST /api/keys/viewer',
];

describe('HTTP', () => {
  test('[S2] [A2] reads need a viewer’s rights, everything else an operator’s; pages are open to all', async () => {
    const { relay, viewer, publish } = await startAway();
    const publisher = await dialAway(relay, '/game');
    publisher.socket.send('{"type":"ocr","values":{"score_a":"1"}}');
    await vi.waitFor(async () => expect((await ask(relay, 'GET /api/streams/game')).status).toBe(200));
    const looker = { ...AWAY, authorization: `Bearer ${viewer}` };
    for (const read of READS) {
      const refused = await ask(relay, `GET ${read}`, AWAY);
      expect([read, refused.status === 404 || refused.status === 401, refused.body.includes('"1"')]).toEqual([
        read,
        true,
        false,
      ]);
    }
    expect(JSON.parse((await ask(relay, 'GET /api/streams', AWAY)).body)).toMatchObject({ code: 'sign-in' });
    expect((await ask(relay, 'GET /api/streams', looker)).status).toBe(200);
    expect((await ask(relay, 'GET /api/streams', { ...AWAY, authorization: `Bearer ${publish}` })).status).toBe(401);
    for (const write of WRITES) {
      expect([write, (await ask(relay, write, AWAY, {})).status]).toEqual([write, 401]);
      expect([write, (await ask(relay, write, looker, {})).status]).toEqual([write, 401]);
    }
    for (const free of [
      '/',
      '/overlay/game',
      '/control/game',
      '/api/sports',
      '/api/docs',
      '/healthz',
      '/assets/main-1a2b3c.js',
    ])
      expect([free, (await ask(relay, `GET ${free}`, AWAY)).status]).toEqual([free, 200]);
  });

  test('[A5] the passphrase signs in by a cookie that no script and no other site sees; it ends with its sockets', async () => {
    const { relay, passphrase } = await startAway();
    expect(JSON.parse((await ask(relay, 'GET /api/session', AWAY)).body)).toEqual({
      open: false,
      openLan: false,
      operator: false,
      viewer: false,
      tls: false,
    });
    expect(JSON.parse((await ask(relay, 'GET /api/session')).body)).toMatchObject({ open: true, operator: true });
    expect((await ask(relay, 'POST /api/session', AWAY, { passphrase: 'wrong' })).status).toBe(403);
    expect(
      (await ask(relay, 'POST /api/session', { ...AWAY, origin: 'https://evil.example' }, { passphrase })).status,
    ).toBe(403);
    const https = { ...AWAY, 'x-forwarded-proto': 'https' };
    const signed = await ask(relay, 'POST /api/session', https, { passphrase });
    expect(JSON.parse(signed.body)).toEqual({ open: false, openLan: false, operator: true, viewer: true, tls: true });
    expect(signed.headers['set-cookie']?.[0]).toMatch(
      /^boardcast=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict; Secure$/,
    );
    const operator = await signIn(relay, passphrase);
    const other = await signIn(relay, passphrase);
    const hide = { command: { do: 'hide' } };
    expect((await ask(relay, 'POST /api/streams/game/commands', operator, hide)).status).toBe(200);
    const socket = await dialAway(relay, '/game', operator);
    const kept = await dialAway(relay, '/game', other);
    expect((await ask(relay, 'DELETE /api/session', operator)).status).toBe(204);
    await socket.closes(4503);
    expect((await ask(relay, 'POST /api/streams/game/commands', operator, hide)).status).toBe(401);
    expect(kept.socket.readyState).toBe(WebSocket.OPEN);
    expect((await ask(relay, 'POST /api/keys/operator', other)).status).toBe(200);
    await kept.closes(4503);
    expect((await ask(relay, 'GET /api/keys', other)).status).toBe(401);
    // Others reach it through its proxy, so there are keys to be shown.
    expect(JSON.parse((await ask(relay, 'GET /api/keys')).body)).toMatchObject({ lan: true, openLan: false });
  });

  test('[S1] [H3] keys that are broken or gone on disk are an alarm, and hold as they were read', async () => {
    const { relay, dataDir, viewer } = await startAway();
    const file = path.join(dataDir, 'keys.json');
    const health = async () => JSON.parse((await ask(relay, 'GET /healthz')).body);
    const sound = await readFile(file, 'utf8');
    await writeFile(file, 'garbage');
    const alarms = [expect.stringMatching(/keys\.json holds no keys: it is not what it should be$/)];
    await vi.waitFor(async () => expect(await health()).toMatchObject({ status: 'alarm', alarms }), {
      timeout: 10_000,
    });
    expect((await ask(relay, 'GET /api/streams', { ...AWAY, authorization: `Bearer ${viewer}` })).status).toBe(200);
    await writeFile(file, sound);
    await vi.waitFor(async () => expect(await health()).toMatchObject({ alarms: [] }), { timeout: 10_000 });
  });

  test('[A5] wrong passphrases are tried ten times at an address, and no other address waits for it', async () => {
    const { relay, passphrase } = await startAway();
    const statuses: number[] = [];
    for (let at = 0; at < 12; at += 1)
      statuses.push((await ask(relay, 'POST /api/session', AWAY, { passphrase: `x${at}` })).status);
    expect(statuses).toEqual([...Array<number>(10).fill(403), 429, 429]);
    const late = JSON.parse((await ask(relay, 'POST /api/session', AWAY, { passphrase })).body);
    expect(late).toEqual({ code: 'too-many-tries', error: `too many tries: wait ${TRY_MS / 1000} seconds` });
    const elsewhere = { 'x-forwarded-for': '192.168.1.24' };
    expect((await ask(relay, 'POST /api/session', elsewhere, { passphrase })).status).toBe(200);
  });

  test('[S4] a foreign name is answered by nothing at all, pages and sockets alike', async () => {
    const { relay } = await startAway({ allowHosts: ['score.example.com'] });
    for (const target of ['/', '/overlay/game', '/api/session', '/healthz', '/nothing'])
      expect((await ask(relay, `GET ${target}`, { host: `evil.example:${relay.port}` })).status).toBe(421);
    expect((await dialAway(relay, '/game', { host: 'evil.example' })).status).toBe(421);
    expect((await ask(relay, 'GET /', { host: 'score.example.com' })).status).toBe(200);
    expect(JSON.parse((await ask(relay, 'GET /', { host: 'e<b>vil' })).body)).toMatchObject({
      code: 'host',
      about: ['e?b?vil'],
    });
  });
});
