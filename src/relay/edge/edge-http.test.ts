import { afterEach, describe, expect, test, vi } from 'vitest';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RelayConfig } from '../config.ts';
import type { Relay } from '../main.ts';
import { ask, AWAY, dialAway, endAll, signIn, startAway } from '../transport/testing/away.ts';

afterEach(endAll);

/** An edge of a relay that runs beside it, and thinks of the edge as of another machine or as of its own. */
async function startEdge(
  upstream: Pick<Relay, 'port'>,
  options: { readonly key?: string; readonly passes?: boolean } = {},
) {
  const origin = `127.0.0.1:${upstream.port}`;
  return startAway(
    {},
    {
      upstream: {
        origin: `http://${origin}`,
        socketOrigin: `ws://${origin}`,
        key: options.key,
        passes: options.passes ?? false,
      },
    },
  );
}

async function startBoth(options: Parameters<typeof startEdge>[1] = {}, config: Partial<RelayConfig> = {}) {
  const up = await startAway({}, config);
  const { socket } = await dialAway(up.relay, '/court1');
  const publish = (values: Record<string, string>): void => socket.send(JSON.stringify({ type: 'ocr', values }));
  publish({ score_a: '7', time: '4:32' });
  await vi.waitFor(async () => expect((await ask(up.relay, 'GET /api/streams/court1')).status).toBe(200));
  return { up, publish, edge: await startEdge(up.relay, options) };
}

const team = { side: 'home', name: 'LIONS' };

describe('commands at an edge', () => {
  test('[N4] are refused unless it passes them on, and to look is not', async () => {
    const { up, edge } = await startBoth();
    const refused = await ask(edge.relay, 'POST /api/streams/court1/team', {}, team);
    expect(refused.status).toBe(403);
    expect(JSON.parse(refused.body)).toMatchObject({ code: 'edge', about: [`http://127.0.0.1:${up.relay.port}`] });
    expect((await ask(edge.relay, 'GET /api/streams/court1/press/goal?key=12345678')).status).toBe(403);
    expect(JSON.parse((await ask(edge.relay, 'GET /api/streams/court1/desk')).body)).toMatchObject({ rev: 0 });
    expect((await ask(edge.relay, 'PUT /api/library', {}, { library: { teams: [], fixtures: [] } })).status).toBe(403);
    expect((await ask(edge.relay, 'GET /api/library')).status).toBe(200);
  });

  test('[N4] that it passes on are done there, with their answers, and only for who may command here', async () => {
    const { up, edge } = await startBoth({ passes: true });
    expect((await ask(edge.relay, 'POST /api/streams/court1/team', AWAY, team)).status).toBe(401);
    const operator = await signIn(edge.relay, edge.passphrase);
    const done = await ask(edge.relay, 'POST /api/streams/court1/team', operator, team);
    expect(done.status).toBe(200);
    expect(JSON.parse(done.body)).toMatchObject({ view: { rev: 1, state: { teams: { home: { name: 'LIONS' } } } } });
    expect(JSON.parse((await ask(up.relay, 'GET /api/streams/court1/desk')).body)).toMatchObject({ rev: 1 });
    const stale = { command: { do: 'hide' }, expects: 0 };
    expect((await ask(edge.relay, 'POST /api/streams/court1/commands', operator, stale)).status).toBe(409);
    const bad = await ask(edge.relay, 'POST /api/streams/court1/commands', operator, { command: { do: 'fly' } });
    expect(bad.status).toBe(400);
    const foreign = { ...operator, origin: 'https://evil.example' };
    expect((await ask(edge.relay, 'POST /api/streams/court1/hide', foreign, {})).status).toBe(403);
    // What the upstream relay says of the stream, with who publishes it.
    const told = JSON.parse((await ask(edge.relay, 'GET /api/streams/court1', operator)).body) as object;
    expect(told).toMatchObject({ publishers: [{ kind: 'websocket' }] });
  });

  test('[N4] [S1] an edge whose key has no right there says whose word it needs, and nobody is asked to sign in for it', async () => {
    const refusing = createServer((_request, response) => response.writeHead(401).end('{"code":"sign-in"}'));
    await once(refusing.listen(0, '127.0.0.1'), 'listening');
    const { port } = refusing.address() as AddressInfo;
    const edge = await startEdge({ port }, { passes: true, key: 'wrong' });
    const refused = await ask(edge.relay, 'POST /api/streams/court1/hide', {}, {});
    expect(refused.status).toBe(403);
    expect(JSON.parse(refused.body)).toMatchObject({ code: 'edge', about: [`http://127.0.0.1:${port}`] });
    refusing.close();
    const gone = await ask(edge.relay, 'POST /api/streams/court1/hide', {}, {});
    expect(gone.status).toBe(503);
    expect(JSON.parse(gone.body)).toMatchObject({ code: 'no-upstream', about: [`http://127.0.0.1:${port}`] });
    expect(edge.lines.join('\n')).not.toContain('wrong');
  });

  test('[N4] [S1] no path leads to the keys, the sign-in or the doors of the upstream relay', async () => {
    const { up, edge } = await startBoth({ passes: true });
    const before = (await ask(up.relay, 'GET /api/keys')).body;
    for (const target of [
      'POST /api/keys/viewer/../../keys/viewer',
      'POST /api/streams/..%2f..%2fkeys/viewer',
      'POST /api/streams/../keys/viewer',
      'POST /api/streams/%2e%2e/keys',
      'POST /api/looks/..%2fkeys%2fviewer',
      'POST /api/v1/streams/%2e%2e/v1',
      'PUT /api/logos/..%2f..%2fstreams%2fcourt1',
      'POST /streams/court1',
    ]) {
      const { status } = await ask(edge.relay, target, {}, { score_a: '99' });
      expect([target, status >= 400]).toEqual([target, true]);
    }
    expect((await ask(up.relay, 'GET /api/keys')).body).toBe(before);
    expect(JSON.parse((await ask(up.relay, 'GET /api/streams/court1')).body)).toMatchObject({
      values: { 'home.score': '7' },
    });
    // Its own keys are another matter.
    expect((await ask(edge.relay, 'GET /api/keys')).body).not.toBe(before);
  });
});

test('[N1] [O1] a title that asks an edge has the row at its first question, and so has whoever asks for the stream', async () => {
  const { edge, publish } = await startBoth();
  const rowOf = async (): Promise<unknown> =>
    (JSON.parse((await ask(edge.relay, 'GET /streams/court1/vmix.json')).body) as unknown[])[0];
  expect(await rowOf()).toMatchObject({ HomeScore: '7', Clock: '4:32', Status: 'LIVE' });
  publish({ score_a: '9' });
  await vi.waitFor(async () => expect(await rowOf()).toMatchObject({ HomeScore: '9' }));
  expect(JSON.parse((await ask(edge.relay, 'GET /api/streams/court1')).body)).toMatchObject({
    values: { 'home.score': '9' },
    publishers: [],
  });
});

test('[N5] [L1] the crew’s own layouts come through, with their ETags, and stand while the upstream relay is away', async () => {
  const { dataDir } = await startAway();
  const folder = path.join(dataDir, 'crew');
  await mkdir(path.join(folder, 'themes'), { recursive: true });
  await writeFile(path.join(folder, 'themes', 'club.json'), '{"name":"Club"}');
  const crew = await startAway({}, { layoutsDir: folder });
  const edge = await startEdge(crew.relay);
  const first = await ask(edge.relay, 'GET /themes/club.json');
  expect(first).toMatchObject({ status: 200, body: '{"name":"Club"}', headers: { 'cache-control': 'no-cache' } });
  const etag = String(first.headers.etag);
  expect((await ask(edge.relay, 'GET /themes/club.json', { 'if-none-match': etag })).status).toBe(304);
  expect((await ask(edge.relay, 'GET /themes/none.json')).status).toBe(404);
  await crew.relay.close();
  expect(await ask(edge.relay, 'GET /themes/club.json')).toMatchObject({ status: 200, body: '{"name":"Club"}' });
});
