/** Commands at relays that do not own the stream, on a real Redis, while the one that does stands still, wakes again and is killed. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { decodeStreamList } from '#protocol/api.ts';
import { decodeDeskView } from '#protocol/desk.ts';
import { runCommand, type RunningCommand } from '../support/command.ts';
import { findRedisServer, makeRedisServer } from './redis-server.ts';

/** Far above what anything takes: a node that is gone is followed within 3 s. */
const PATIENCE = { timeout: 30_000, interval: 50 };

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

async function startRelays(count: number): Promise<RunningCommand[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'boardcast-commands-'));
  cleanUps.push(() => rm(folder, { recursive: true, force: true }));
  const redis = await makeRedisServer(await findRedisServer(console.log));
  cleanUps.push(() => redis.remove());
  await redis.start();
  return Promise.all(
    Array.from({ length: count }, async (_, at) => {
      const flags = ['--engine', `redis://127.0.0.1:${redis.port}`];
      const relay = await runCommand('start', { dataDir: path.join(folder, `data${at}`), flags });
      cleanUps.push(() => relay.kill());
      return relay;
    }),
  );
}

async function publish({ port }: RunningCommand): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/court1`);
  socket.on('error', () => undefined);
  cleanUps.push(() => Promise.resolve(socket.terminate()));
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'ocr', values: { score_a: '7' } }));
  return socket;
}

function nudge({ origin }: RunningCommand): Promise<Response> {
  return fetch(`${origin}/api/streams/court1/nudge`, {
    method: 'POST',
    body: '{"field":"home.score","by":1}',
    headers: { 'content-type': 'application/json' },
  });
}

async function scoreAt({ origin }: RunningCommand): Promise<unknown> {
  const read = decodeDeskView(await (await fetch(`${origin}/api/streams/court1/desk`)).text());
  return read.ok ? [read.value.rev, read.value.state.overrides['home.score']] : read.reason;
}

/** The score that this relay's own viewers are shown. */
async function onAir({ origin }: RunningCommand): Promise<unknown> {
  const read = decodeStreamList(await (await fetch(`${origin}/api/streams`)).text());
  return read.ok ? read.value.streams.find(({ id }) => id === 'court1')?.values['home.score'] : read.reason;
}

test('[M1] [M3] [M4] [F1] a command outlives the owner that stands still or dies, and is done once', async () => {
  const [owner, other, third] = await startRelays(3);
  if (owner === undefined || other === undefined || third === undefined) throw new Error('too few relays');
  await publish(owner);
  await vi.waitFor(async () => expect(await onAir(other)).toBe('7'), PATIENCE);
  expect((await nudge(other)).status).toBe(200);
  expect(await scoreAt(third)).toEqual([1, '8']);

  owner.sleep();
  expect((await nudge(other)).status).toBe(200);
  expect(await scoreAt(third)).toEqual([2, '9']);
  owner.wake();
  // It finds what it was asked while it stood still, and does none of it.
  await vi.waitFor(async () => expect(await scoreAt(owner)).toEqual([2, '9']), PATIENCE);
  expect((await nudge(third)).status).toBe(200);
  for (const each of [owner, other, third]) {
    expect(await scoreAt(each)).toEqual([3, '10']);
    await vi.waitFor(async () => expect(await onAir(each)).toBe('10'), PATIENCE);
  }

  await owner.kill();
  await Promise.all([
    expect(nudge(other).then(({ status }) => status)).resolves.toBe(200),
    expect(nudge(third).then(({ status }) => status)).resolves.toBe(200),
  ]);
  expect(await scoreAt(other)).toEqual([5, '12']);
  for (const each of [other, third]) await vi.waitFor(async () => expect(await onAir(each)).toBe('12'), PATIENCE);
});
