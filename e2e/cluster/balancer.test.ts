/** What docker/compose.yml describes, for real and without Docker: Caddy by that very file before three relays on one Redis, one of which is killed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { decodeDown } from '#protocol/codec.ts';
import type { DownMessage } from '#protocol/down.ts';
import { runCommand, type RunningCommand } from '../support/command.ts';
import { findProgram } from './find-program.ts';
import { findRedisServer, freePort, makeRedisServer } from './redis-server.ts';

const CADDYFILE = path.resolve(import.meta.dirname, '..', '..', 'docker', 'Caddyfile');
/** Far above what anything takes: Caddy looks every second, and a relay starts within one or two. */
const PATIENCE = { timeout: 30_000, interval: 50 };

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

async function startRelay(engine: string, dataDir: string, port = 0): Promise<RunningCommand> {
  const flags = ['--engine', engine, '--trust-proxy', '127.0.0.1'];
  const relay = await runCommand('start', { port, dataDir, flags });
  cleanUps.push(() => relay.kill());
  return relay;
}

/** A Redis, three relays on it, and Caddy before them at two ports: one for pages, one for sources. */
async function startAll() {
  const caddy = await findProgram(
    {
      variable: 'TEST_CADDY',
      names: ['caddy'],
      version: 'version',
      debian: 'caddy',
      what: 'Caddy from 2.6 on',
    },
    console.log,
  );
  const folder = await mkdtemp(path.join(os.tmpdir(), 'boardcast-balancer-'));
  cleanUps.push(() => rm(folder, { recursive: true, force: true }));
  const folderOf = (at: number): string => path.join(folder, `data${at}`);
  const redis = await makeRedisServer(await findRedisServer(console.log));
  cleanUps.push(() => redis.remove());
  await redis.start();
  const engine = `redis://127.0.0.1:${redis.port}`;
  const relays = await Promise.all([0, 1, 2].map((at) => startRelay(engine, folderOf(at))));
  const [site, port] = [await freePort(), await freePort()];
  const child = spawn(caddy, ['run', '--config', CADDYFILE, '--adapter', 'caddyfile'], {
    env: {
      ...process.env,
      SITE: `http://127.0.0.1:${site}`,
      PORT: String(port),
      RELAYS: relays.map((relay) => `127.0.0.1:${relay.port}`).join(' '),
      // What it keeps of certificates is nobody's here.
      XDG_DATA_HOME: folder,
      XDG_CONFIG_HOME: folder,
    },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  cleanUps.push(() => {
    child.kill('SIGKILL');
    return ended;
  });
  const pages = `127.0.0.1:${site}`;
  const sources = `127.0.0.1:${port}`;
  for (const origin of [pages, sources])
    await vi.waitFor(async () => expect((await fetch(`http://${origin}/healthz`)).status).toBe(200), PATIENCE);
  return {
    relays,
    pages,
    sources,
    keys: await keysOf(relays),
    again: (at: number) => startRelay(engine, folderOf(at), relays[at]?.port),
  };
}

interface Keys {
  readonly publish: string;
  readonly viewer: string;
  readonly passphrase: string;
}

/** One of those that start at once makes the keys of all, and says them. */
function keysOf(relays: readonly RunningCommand[]): Promise<Keys> {
  return Promise.any(
    relays.map(async (relay) => {
      const [, publish = ''] = await relay.said(/~(?!PUBLISH-KEY)(\S+)/);
      const [, viewer = ''] = await relay.said(/#k=(\S+)/);
      const [, passphrase = ''] = await relay.said(/^Passphrase +(\S+)/);
      return { publish, viewer, passphrase };
    }),
  );
}

/** Opens a socket; rejects where it is not opened. */
async function dial(url: string) {
  const socket = new WebSocket(url);
  cleanUps.push(() => Promise.resolve(socket.terminate()));
  const heard: DownMessage[] = [];
  socket.on('message', (data: Buffer) => {
    const message = decodeDown(data.toString('utf8'));
    if (message.ok) heard.push(message.value);
  });
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => resolve());
  });
  await once(socket, 'open');
  return { socket, heard, closed };
}

async function publish(origin: string, { publish: key }: Keys, score: string) {
  const line = await dial(`ws://${origin}/court1~${key}`);
  line.socket.send(JSON.stringify({ type: 'ocr', values: { score_a: score } }));
  return line;
}

async function watch(origin: string, { viewer: key }: Keys) {
  const line = await dial(`ws://${origin}/court1`);
  line.socket.send(JSON.stringify({ type: 'register', role: 'viewer', protocol: 1, name: 'program', key }));
  const score = (): unknown =>
    line.heard.flatMap((each) => ('values' in each ? (each.values?.['home.score'] ?? []) : [])).at(-1);
  return { ...line, score };
}

/** Which of the relays have WebSockets. */
async function whoIsBusy(relays: readonly RunningCommand[]): Promise<number[]> {
  const texts = await Promise.all(
    relays.map(({ origin }) =>
      fetch(`${origin}/metrics`).then(
        (answer) => answer.text(),
        () => '',
      ),
    ),
  );
  return texts.flatMap((text, at) => (/^boardcast_connections [1-9]/m.test(text) ? [at] : []));
}

test('[F1] [M7] behind Caddy sockets and events pass at once, and who was at a relay that is killed finds all of it at another one', async () => {
  const { relays, pages, sources, keys, again } = await startAll();
  const source = await publish(sources, keys, '7');
  const viewer = await watch(pages, keys);
  await vi.waitFor(() => expect(viewer.score()).toBe('7'), PATIENCE);
  // All of one address are at one relay, pages and sources alike.
  const [at = -1, ...others] = await whoIsBusy(relays);
  expect([at >= 0, others]).toEqual([true, []]);
  const post = (path: string, words: object, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`http://${pages}/api/${path}`, {
      method: 'POST',
      body: JSON.stringify(words),
      headers: { 'content-type': 'application/json', ...headers },
    });
  expect((await post('streams/court1/team', { side: 'home', name: 'LIONS' })).status).toBe(401);
  const signedIn = await post('session', { passphrase: keys.passphrase });
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
  expect((await post('streams/court1/team', { side: 'home', name: 'LIONS' }, { cookie })).status).toBe(200);

  // What is told bit by bit comes bit by bit.
  const stop = new AbortController();
  const events = await fetch(`http://${pages}/streams/court1/events?key=${keys.viewer}`, { signal: stop.signal });
  const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
  let told = '';
  while (!told.includes('"7"')) told += (await reader?.read())?.value ?? '';
  source.socket.send(JSON.stringify({ type: 'ocr', values: { score_a: '8' } }));
  while (!told.includes('"8"')) told += (await reader?.read())?.value ?? '';
  stop.abort();
  await vi.waitFor(() => expect(viewer.score()).toBe('8'), PATIENCE);

  await relays[at]?.kill();
  await Promise.all([source.closed, viewer.closed]);
  // They dial again, as they do, and find another relay behind the same address, which knows what was on air.
  const back = await vi.waitFor(() => watch(pages, keys), PATIENCE);
  await vi.waitFor(() => expect(back.heard.length).toBeGreaterThan(0), PATIENCE);
  expect(back.score()).toBe('8');
  await vi.waitFor(() => publish(sources, keys, '9'), PATIENCE);
  await vi.waitFor(() => expect(back.score()).toBe('9'), PATIENCE);
  // Who signed in there is signed in here, at a desk that says what was said there.
  const hidden = await post('streams/court1/hide', {}, { cookie });
  expect([hidden.status, await hidden.json()]).toMatchObject([
    200,
    { view: { rev: 2, state: { hidden: true, teams: { home: { name: 'LIONS' } } } } },
  ]);
  expect((await fetch(`http://${pages}/overlay/court1`)).status).toBe(200);
  const [now = -1] = await whoIsBusy(relays);
  expect([0, 1, 2].filter((one) => one !== at)).toContain(now);

  // One that is there again gets who comes from then on.
  const returned = await again(at);
  await vi.waitFor(async () => {
    const late = await watch(pages, keys);
    expect(await whoIsBusy([returned])).toEqual([0]);
    expect(late.score()).toBe('9');
  }, PATIENCE);
});
