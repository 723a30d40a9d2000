import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemTime } from '#lib/system-time.ts';
import { streamDetailSchema, type StreamDetail } from '#protocol/api.ts';
import { createFakeSurroundings, type FakeSurroundings } from './fake-surroundings.ts';
import { run } from './run.ts';

let folder = '';
let pageDir = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'boardcast-cli-'));
  pageDir = path.join(folder, 'page');
  await mkdir(path.join(pageDir, 'assets'), { recursive: true });
  await writeFile(path.join(pageDir, 'index.html'), '<!doctype html><title>Boardcast</title>');
  await writeFile(path.join(pageDir, 'page.json'), '{"build":"test","scriptHashes":[]}');
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** A real machine but for its output and its end. */
function surroundings(): FakeSurroundings {
  return createFakeSurroundings({ time: systemTime, cwd: folder, pageDir });
}

/** The address of the relay that a command has printed, e.g. `http://localhost:40123`. */
async function printedOrigin(around: FakeSurroundings): Promise<string> {
  const line = await around.printed(/^Preview/);
  return new URL(line.split(/\s+/)[1] ?? '').origin;
}

/** Asks for a stream until it is as wanted. */
async function untilStream(origin: string, wanted: (stream: StreamDetail) => boolean): Promise<StreamDetail> {
  for (;;) {
    const response = await fetch(`${origin}/api/streams/stream1`);
    const stream = response.ok ? v.parse(streamDetailSchema, await response.json()) : undefined;
    if (stream !== undefined && wanted(stream)) return stream;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('start prints three lines, serves, takes a simulated game, and ends cleanly', async () => {
  const relay = surroundings();
  const relayEnd = run(['start', '--port', '0'], relay);
  const origin = await printedOrigin(relay);
  expect(relay.stdout).toHaveLength(3);

  const game = surroundings();
  const url = `${origin.replace('http', 'ws')}/stream1`;
  const gameEnd = run(['simulate', '--url', url, '--sport', 'hockey', '--speed', '20'], game);
  await game.printed(/^Connected/);
  const stream = await untilStream(origin, ({ rev }) => rev > 3);
  expect(stream.values['period']).toBe('1st');
  expect(stream.source).toMatchObject({ status: 'live' });

  game.end();
  expect(await gameEnd).toBe(0);
  relay.end();
  expect(await relayEnd).toBe(0);
  expect(relay.stderr.map((line) => typeof JSON.parse(line))).toContain('object');
  expect(await readdir(path.join(folder, 'boardcast-data'))).not.toEqual([]);
});

test('[P13] the demo plays through a real WebSocket, yields to the first real publisher and leaves nothing saved', async () => {
  const demo = surroundings();
  const demoEnd = run(['demo', '--port', '0'], demo);
  const origin = await printedOrigin(demo);
  const first = await untilStream(origin, ({ source }) => source.demo === true && source.status === 'live');
  expect(first.values['clock']).toMatch(/^\d+:\d\d$/);

  const real = surroundings();
  const realEnd = run(['simulate', '--url', `${origin.replace('http', 'ws')}/stream1`, '--sport', 'hockey'], real);
  await demo.printed(/^The demo is over/);
  const second = await untilStream(origin, ({ source }) => source.demo !== true);
  expect(second.epoch).not.toBe(first.epoch);
  expect(Object.keys(second.values)).not.toContain('shotClock');
  real.end();
  await realEnd;
  demo.end();
  expect(await demoEnd).toBe(0);
});

test('a demo without a real publisher saves nothing', async () => {
  const demo = surroundings();
  const demoEnd = run(['demo', '--port', '0'], demo);
  await untilStream(await printedOrigin(demo), ({ source }) => source.demo === true);
  demo.end();
  expect(await demoEnd).toBe(0);
  const saved = await readdir(path.join(folder, 'boardcast-data')).catch(() => []);
  expect(saved.filter((name) => name.includes('stream1'))).toEqual([]);
});

test('a taken port is named, with what to do, and exits 1', async () => {
  const holder = createServer();
  const port = await new Promise<number>((resolve) => {
    holder.listen(0, '127.0.0.1', () => {
      const address = holder.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  const around = surroundings();
  expect(await run(['start', '--port', String(port)], around)).toBe(1);
  holder.close();
  expect(around.stdout).toEqual([]);
  expect(around.stderr.slice(-2)).toEqual([
    `Port ${port} is taken: another program listens on it, perhaps Boardcast in another window.`,
    `End that one, or take another port: --port ${port === 65_535 ? 15_002 : port + 1}`,
  ]);
});

test('a simulation ends by itself when its time is up', async () => {
  const around = surroundings();
  expect(await run(['simulate', '--url', 'ws://127.0.0.1:9/x', '--seconds', '0.1', '--test-data', '5'], around)).toBe(
    0,
  );
  expect(around.stdout.at(-1)).toMatch(/^Ended after 0 updates/);
});
