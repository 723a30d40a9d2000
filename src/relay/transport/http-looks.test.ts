import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { afterEach, expect, test } from 'vitest';
import { systemTime } from '#lib/system-time.ts';
import { lookListSchema, type LookList } from '#protocol/api.ts';
import { USUAL_ACCESS, type AccessConfig } from '../access/access.ts';
import { startRelay } from '../main.ts';
import { createMemoryStore } from '../snapshots/memory-store.ts';
import { createBuiltPage } from '../testing/built-page.ts';

const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

/** The crew's folder of the relay that was started last. */
let layoutsDir = '';

/** The origin of a relay with a folder of the crew's own, or without one. */
async function start(own: boolean, access: AccessConfig = USUAL_ACCESS): Promise<string> {
  const { root, pageDir, dataDir, remove } = await createBuiltPage();
  cleanUps.push(remove);
  layoutsDir = path.join(root, 'club');
  await mkdir(path.join(layoutsDir, 'logos'), { recursive: true });
  await writeFile(path.join(layoutsDir, 'basketball.json'), '{"own":true}');
  await writeFile(path.join(layoutsDir, 'logos', 'lions.svg'), SVG);
  const relay = await startRelay(
    {
      hosts: ['127.0.0.1'],
      port: 0,
      dataDir,
      pageDir,
      logLevel: 'info',
      access,
      layoutsDir: own ? layoutsDir : undefined,
    },
    { time: systemTime, store: createMemoryStore() },
  );
  cleanUps.push(() => relay.close());
  return `http://127.0.0.1:${relay.port}`;
}

async function listOf(response: Response): Promise<LookList> {
  return v.parse(lookListSchema, await response.json());
}

test('[L1] the crew’s own file goes before the one that ships, and is asked for anew each time', async () => {
  const origin = await start(true);
  const own = await fetch(`${origin}/layouts/Basketball.json?saved=1`);
  expect(await own.text()).toBe('{"own":true}');
  expect(own.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(own.headers.get('cache-control')).toBe('no-cache');
  const etag = own.headers.get('etag') ?? '';
  expect((await fetch(`${origin}/layouts/basketball.json`, { headers: { 'if-none-match': etag } })).status).toBe(304);
  const head = await fetch(`${origin}/layouts/basketball.json`, { method: 'HEAD' });
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '12', '']);
  expect((await fetch(`${origin}/layouts/none.json`)).status).toBe(404);
  expect(await (await fetch(`${await start(false)}/layouts/basketball.json`)).text()).toBe('{"version":1}');
});

test('[L1] a drawing that is opened by itself runs nothing', async () => {
  const logo = await fetch(`${await start(true)}/logos/lions.svg`);
  expect(logo.headers.get('content-type')).toBe('image/svg+xml');
  expect(logo.headers.get('content-security-policy')).toContain('sandbox');
});

test('[L5] the files are told of, and go on air by a request', async () => {
  const origin = await start(true);
  const list = await listOf(await fetch(`${origin}/api/looks`));
  expect(list).toMatchObject({ folder: true, fault: null, air: null });
  expect(list.looks.map(({ kind, name, onAir, faults }) => ({ kind, name, onAir, faults }))).toEqual([
    { kind: 'layout', name: 'basketball', onAir: true, faults: [] },
    { kind: 'logo', name: 'lions.svg', onAir: true, faults: [] },
  ]);
  const post = (headers: Record<string, string>, body = '{}'): Promise<Response> =>
    fetch(`${origin}/api/looks/air`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
  const aired = await post({ origin });
  expect([aired.status, (await listOf(aired)).air]).toEqual([200, expect.any(String)]);
  expect((await post({})).status).toBe(200);
});

test('[L5] who asks gets what is on air, and by the name of the saved one what is saved', async () => {
  const origin = await start(true);
  const textOf = async (way: string): Promise<string> => (await fetch(`${origin}${way}`)).text();
  await writeFile(path.join(layoutsDir, 'basketball.json'), '{"own":2}');
  await writeFile(path.join(layoutsDir, 'derby.json'), '{"new":1}');
  await expect.poll(() => textOf('/layouts/basketball.json?saved')).toBe('{"own":2}');
  await expect.poll(() => textOf('/layouts/derby.json?saved=v1')).toBe('{"new":1}');
  for (const query of ['', '?', '?air=w1', '?v=saved']) {
    expect(await textOf(`/layouts/basketball.json${query}`)).toBe('{"own":true}');
    expect((await fetch(`${origin}/layouts/derby.json${query}`)).status).toBe(404);
  }
  const aired = await fetch(`${origin}/api/looks/air`, {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  });
  expect(aired.status).toBe(200);
  expect(await textOf('/layouts/basketball.json')).toBe('{"own":2}');
  expect(await textOf('/layouts/derby.json')).toBe('{"new":1}');
});

test('[L5] pages of other sites, and forms, put nothing on air', async () => {
  const origin = await start(true);
  const json = { 'content-type': 'application/json' };
  const refused: readonly [Record<string, string>, string, number][] = [
    [{ ...json, origin: 'http://evil.example' }, '{}', 403],
    [{ ...json, origin: 'null' }, '{}', 403],
    [{ ...json, origin: origin.replace(/\d+$/, '1') }, '{}', 403],
    [{ ...json, 'sec-fetch-site': 'cross-site' }, '{}', 403],
    [{ ...json, 'sec-fetch-site': 'same-site', origin }, '{}', 403],
    [{ 'content-type': 'text/plain' }, '{}', 415],
    [{ 'content-type': 'application/x-www-form-urlencoded' }, 'a=1', 415],
    [json, '5', 415],
    [json, '{', 400],
    [json, JSON.stringify({ long: 'x'.repeat(2000) }), 413],
  ];
  for (const [headers, body, status] of refused) {
    const answer = await fetch(`${origin}/api/looks/air`, { method: 'POST', headers, body });
    expect([headers, body.slice(0, 5), answer.status]).toEqual([headers, body.slice(0, 5), status]);
  }
  expect((await listOf(await fetch(`${origin}/api/looks`))).air).toBe(null);
});

test('[L5] without a folder there is nothing to tell, and nothing to put on air', async () => {
  const origin = await start(false);
  expect(await listOf(await fetch(`${origin}/api/looks`))).toEqual({
    folder: false,
    fault: null,
    air: null,
    looks: [],
  });
  const answer = await fetch(`${origin}/api/looks/air`, {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  });
  expect(answer.status).toBe(404);
});

test('[S3] [L1] files of a look may be read by pages that may look on, and by no others; nothing else may', async () => {
  const access = { ...USUAL_ACCESS, allowOrigins: ['http://spx:5656'], allowLocalFiles: ['file' as const] };
  const origin = await start(true, access);
  const from = async (page: string, path: string, method = 'GET'): Promise<string | null> => {
    const answer = await fetch(`${origin}${path}`, { method, headers: { origin: page } });
    return answer.headers.get('access-control-allow-origin');
  };
  for (const path of ['/layouts/basketball.json', '/logos/lions.svg', '/themes/none.json', '/uploads/none.png']) {
    expect([path, await from('http://spx:5656', path)]).toEqual([path, 'http://spx:5656']);
    expect([path, await from('null', path)]).toEqual([path, 'null']);
    expect([path, await from('http://elsewhere', path)]).toEqual([path, null]);
    expect([path, await from('http://absolute', path)]).toEqual([path, null]);
  }
  for (const path of ['/', '/api/streams', '/api/looks', '/streams/stream1/vmix.json', '/healthz', '/overlay/stream1'])
    expect([path, await from('http://spx:5656', path)]).toEqual([path, null]);
  for (const method of ['OPTIONS', 'POST', 'PUT'])
    expect([method, await from('http://spx:5656', '/layouts/basketball.json', method)]).toEqual([method, null]);
  // No cache gives one page what another one was answered.
  expect((await fetch(`${origin}/layouts/basketball.json`)).headers.get('vary')).toContain('origin');
  const usual = await start(true);
  expect(
    (await fetch(`${usual}/layouts/basketball.json`, { headers: { origin: 'null' } })).headers.has(
      'access-control-allow-origin',
    ),
  ).toBe(false);
});
