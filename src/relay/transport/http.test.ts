import { once } from 'node:events';
import { get as httpGet, type IncomingHttpHeaders } from 'node:http';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { afterEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { healthSchema, streamListSchema } from '#protocol/api.ts';
import { packSchema } from '#scoreboard/packs/pack-schema.ts';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { systemTime } from '#lib/system-time.ts';
import { startRelay, type Relay } from '../main.ts';
import { pagePolicy, type Audience } from '../page-policy.ts';
import { readSports } from '../sports.ts';
import { createMemoryStore } from '../snapshots/memory-store.ts';
import { createBuiltPage, HTML, SCRIPT, SCRIPT_HASH, STYLE_HASH } from '../testing/built-page.ts';

const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

const INLINE = { scriptHashes: [SCRIPT_HASH], styleHashes: [STYLE_HASH] };

function audienceOf(path: string): Audience {
  return path.startsWith('/overlay') ? 'air' : path.startsWith('/preview') ? 'preview' : 'operator';
}

async function start(sports = ''): Promise<{ relay: Relay; pageDir: string; get: typeof request }> {
  const { pageDir, dataDir, remove } = await createBuiltPage();
  cleanUps.push(remove);
  const relay = await startRelay(
    { hosts: ['127.0.0.1'], port: 0, dataDir, pageDir, logLevel: 'info', sportOf: readSports(sports) },
    { time: systemTime, store: createMemoryStore() },
  );
  cleanUps.push(() => relay.close());
  return { relay, pageDir, get: (path, headers) => request(`http://127.0.0.1:${relay.port}${path}`, headers) };
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

function json(answer: Answer): unknown {
  return JSON.parse(answer.body.toString());
}

/** Without fetch: it would decompress, and hide what came over the wire. */
function request(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    httpGet(url, { headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    }).on('error', reject);
  });
}

test('[H4] every page path gives the page, with its policy, to be asked for anew each time', async () => {
  const { get } = await start();
  for (const path of [
    '/',
    '/test',
    '/gallery',
    '/test/',
    '/overlay',
    '/overlay/',
    '/overlay/stream1',
    '/overlay/stream1/?x=1',
    '/preview/court%201',
    '/preview',
    '/overlay/100%',
    '/overlay/%E0%A4',
  ]) {
    const { status, headers, body } = await get(path);
    expect([path, status, body.toString()]).toEqual([path, 200, HTML]);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    expect(headers).toMatchObject(pagePolicy(audienceOf(path), INLINE));
  }
});

test('[H4] the page comes compressed as asked, and not at all while it is the same', async () => {
  const { get } = await start();
  const br = await get('/overlay/a', { 'accept-encoding': 'gzip, deflate, br, zstd' });
  expect([br.headers['content-encoding'], brotliDecompressSync(br.body).toString()]).toEqual(['br', HTML]);
  const gzip = await get('/overlay/a', { 'accept-encoding': 'gzip, deflate' });
  expect([gzip.headers['content-encoding'], gunzipSync(gzip.body).toString()]).toEqual(['gzip', HTML]);
  const plain = await get('/overlay/a', { 'accept-encoding': 'br;q=0, identity' });
  expect([plain.headers['content-encoding'], plain.body.toString()]).toEqual([undefined, HTML]);
  expect(br.headers['vary']).toBe('accept-encoding');
  expect(new Set([br.headers.etag, gzip.headers.etag, plain.headers.etag]).size).toBe(3);
  const again = await get('/overlay/a', { 'accept-encoding': 'gzip', 'if-none-match': String(gzip.headers.etag) });
  expect([again.status, again.body.length]).toEqual([304, 0]);
});

test('[H4] [K12] an overlay of a stream whose desk says another sport says that one', async () => {
  const { get, relay } = await start('stream1=hockey');
  const said = await fetch(`http://127.0.0.1:${relay.port}/api/streams/stream1/sport`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"sport":"waterpolo"}',
  });
  expect(said.status).toBe(200);
  expect(String((await get('/overlay/stream1')).body)).toContain('<html data-sport="waterpolo"');
  expect(String((await get('/overlay/stream2')).body)).not.toContain('data-sport');
});

test('[H4] an overlay of a stream whose sport is known says which', async () => {
  const { get } = await start('game1=hockey,game2=tennis');
  const ofHockey = HTML.replace('<html', '<html data-sport="hockey"');
  const plain = await get('/overlay/game1');
  expect(plain.body.toString()).toBe(ofHockey);
  const br = await get('/overlay/game1/', { 'accept-encoding': 'br' });
  expect(brotliDecompressSync(br.body).toString()).toBe(ofHockey);
  const gzip = await get('/overlay/game1', { 'accept-encoding': 'gzip' });
  expect(gunzipSync(gzip.body).toString()).toBe(ofHockey);
  for (const path of ['/overlay/game3', '/overlay', '/preview/game1', '/gallery']) {
    expect((await get(path)).body.toString()).toBe(HTML);
  }
  const tags = await Promise.all(['game1', 'game2', 'game3'].map((id) => get(`/overlay/${id}`)));
  expect(new Set(tags.map(({ headers }) => headers.etag)).size).toBe(3);
  const again = await get('/overlay/game1', { 'if-none-match': String(plain.headers.etag) });
  expect([again.status, again.body.length]).toEqual([304, 0]);
});

test('[F20] [H4] built assets are immutable and precompressed; what people edit is asked for anew', async () => {
  const { get } = await start();
  const asset = await get('/assets/main-1a2b3c.js', { 'accept-encoding': 'br' });
  expect(asset.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-encoding': 'br',
    'content-type': expect.stringContaining('javascript'),
  });
  expect(brotliDecompressSync(asset.body).toString()).toBe(SCRIPT);
  const gzip = await get('/assets/main-1a2b3c.js', { 'accept-encoding': 'gzip' });
  expect(gunzipSync(gzip.body).toString()).toBe(SCRIPT);
  expect((await get('/assets/main-1a2b3c.js')).body.toString()).toBe(SCRIPT);
  const layout = await get('/layouts/basketball.json');
  expect(layout.headers).toMatchObject({ 'cache-control': 'no-cache', etag: expect.any(String) });
  expect((await get('/layouts/basketball.json', { 'if-none-match': String(layout.headers.etag) })).status).toBe(304);
});

test('[H7] the API is explained to people, by a page that may run nothing, and to tools', async () => {
  const { get } = await start();
  const docs = await get('/api/docs');
  expect([docs.status, docs.headers['content-type']]).toEqual([200, expect.stringContaining('text/html')]);
  expect(docs.headers['content-security-policy']).toContain("default-src 'none'");
  const asked = await get('/api/docs', { host: 'localhost:8080' });
  expect(asked.body.toString()).toContain('<pre>curl http://localhost:8080/api/streams</pre>');
  const tools = await get('/api/openapi.json');
  expect([tools.status, json(tools)]).toEqual([200, { openapi: '3.1.0' }]);
  expect((await get('/api/nothing')).status).toBe(404);
});

test('[H2] the short way to a stream’s state answers as the long way does', async () => {
  const { relay, get } = await start();
  const publisher = new WebSocket(`ws://127.0.0.1:${relay.port}/court.1`);
  await once(publisher, 'open');
  publisher.send('{"type":"ocr","values":{"score_a":"7"}}');
  const short = await vi.waitFor(async () => {
    const answer = await get('/api/streams/court.1');
    expect(json(answer)).toMatchObject({ id: 'court.1', values: { 'home.score': '7' } });
    return answer;
  });
  for (const way of ['/api/v1/streams/court.1', '/api/streams/court.1/', '/api/streams/court%2E1']) {
    const { status, headers, body } = await get(way);
    const { date: _, 'content-length': _length, ...rest } = headers;
    expect([status, json({ status, headers, body })]).toEqual([200, expect.objectContaining({ id: 'court.1' })]);
    expect(short.headers).toMatchObject(rest);
  }
  expect((await get('/api/streams/nobody')).status).toBe(404);
  publisher.terminate();
});

test('[H10] the API may be asked for by its version, and says so where there is no such one', async () => {
  const { get } = await start();
  for (const path of ['/api/streams', '/api/sports', '/api/openapi.json', '/api/docs']) {
    const versioned = await get(path.replace('/api', '/api/v1'));
    expect([versioned.status, versioned.body]).toEqual([200, (await get(path)).body]);
  }
  expect((await get('/api/v1/nothing')).status).toBe(404);
  expect(json(await get('/api/v2/streams'))).toEqual({ error: 'there is no such version of the API, expected v1' });
  // A stream of that name is one like any other.
  expect((await get('/overlay/v1')).status).toBe(200);
});

test('[F20] [H4] a page that is loaded anew finds its own assets, though another build lies in the folder by then', async () => {
  const { get, pageDir } = await start();
  await rm(path.join(pageDir, 'assets'), { recursive: true });
  expect((await get('/assets/main-1a2b3c.js')).body.toString()).toBe(SCRIPT);
  expect((await get('/assets/main-1a2b3c.js.br')).status).toBe(404);
});

test('[H4] what is the relay’s own is not served, nor anything outside', async () => {
  const { get } = await start();
  for (const path of [
    '/page.json',
    '/page.json.br',
    '//page.json',
    '/index.html',
    '/INDEX.html',
    '/%70age.json',
    '/../data',
    '/%2e%2e/data',
    '/stream1',
  ]) {
    expect([path, (await get(path)).status]).toEqual([
      path,
      expect.toSatisfy((status) => status === 403 || status === 404),
    ]);
  }
});

test('the icon that browsers ask for by themselves is no error in their console', async () => {
  const { get } = await start();
  expect(await get('/favicon.ico')).toMatchObject({ status: 204 });
});

test('[H1] [H2] [H3] the API answers in the form of its schemas', async () => {
  const { get, relay } = await start();
  expect(v.parse(streamListSchema, json(await get('/api/streams')))).toEqual({ build: relay.build, streams: [] });
  const unknown = await get('/api/streams/nobody');
  expect([unknown.status, json(unknown)]).toEqual([404, { error: 'nobody knows this stream' }]);
  expect(await get('/api/else')).toMatchObject({ status: 404 });
  const health = await get('/healthz');
  expect(v.parse(healthSchema, json(health))).toMatchObject({ status: 'ok', alarms: [] });
  expect(health.headers['cache-control']).toBe('no-store');
});

test('[H9] Prometheus is told how the relay is doing, in its own format', async () => {
  const { get, relay } = await start();
  const { status, headers, body } = await get('/metrics');
  expect(status).toBe(200);
  expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(body.toString()).toContain(`\nboardcast_build_info{build="${relay.build}"} 1\n`);
});

test.each(['index.html', 'page.json'])('a page without its %s is said at the start', async (file) => {
  const { pageDir, dataDir, remove } = await createBuiltPage();
  cleanUps.push(remove);
  await rm(path.join(pageDir, file));
  const config = { hosts: ['127.0.0.1'], port: 0, dataDir, pageDir, logLevel: 'info' } as const;
  await expect(startRelay(config, { time: systemTime })).rejects.toMatchObject({
    name: 'StartError',
    failure: 'page-missing',
    message: expect.stringContaining('npm run build'),
  });
});

test('[H6] the sports are listed with their fields and rule variants', async () => {
  const { get } = await start();
  const answer = await get('/api/sports');
  expect(answer.status).toBe(200);
  const { sports } = v.parse(v.object({ sports: v.array(packSchema) }), json(answer));
  expect(sports.map(({ id }) => id)).toEqual([...PACKS.keys()]);
  expect(sports[0]).toMatchObject({ id: 'basketball', rules: { default: 'fiba' } });
});
