/** Answers that nobody reads and handshakes that nobody ends: each is given up, and who reads slowly is not. */
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import path from 'node:path';
import { connect as connectTls } from 'node:tls';
import { afterEach, expect, test, vi } from 'vitest';
import { silentLog } from '../log.ts';
import { listen } from './listen.ts';
import { createPlainSockets } from './plain-sockets.ts';

// The same server with its times made small: more waiting would prove no more.
vi.mock('../limits.ts', async (original) => ({
  ...(await original<object>()),
  HTTP_STALLED_MS: 1000,
  HTTP_HEADERS_MS: 1000,
  HTTP_CHECK_MS: 100,
}));

const CERTS = path.join(import.meta.dirname, '..', 'testing', 'certs');
const read = (name: string): string => readFileSync(path.join(CERTS, name), 'utf8');
/** More than the buffers of both systems take. */
const ANSWER = Buffer.alloc(64 * 1024 * 1024, 'x');
const GET = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';

const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) cleanUp();
});

async function start() {
  const sockets = createPlainSockets({ perAddress: 100, inAll: 100, isExempt: () => false, log: silentLog });
  const upgraded: Socket[] = [];
  const house = await listen({
    hosts: ['127.0.0.1'],
    port: 0,
    request: (_message, response) => void response.end(ANSWER),
    sockets,
    upgrade: ({ socket }) => void upgraded.push(socket),
    tls: { cert: read('first.pem'), key: read('first.key') },
    log: silentLog,
  });
  cleanUps.push(() => {
    for (const socket of upgraded) socket.destroy();
    house.close();
  });
  return { port: house.port, sockets, upgraded };
}

const WAYS: Readonly<Record<string, (port: number) => Socket>> = {
  http: (port) => connect(port, '127.0.0.1'),
  https: (port) => connectTls({ port, host: '127.0.0.1', ca: read('ca.pem'), servername: 'localhost' }),
};

function dial(port: number, way: string): Socket {
  const socket = (WAYS[way] ?? connect)(port);
  socket.on('error', () => undefined);
  cleanUps.push(() => socket.destroy());
  return socket;
}

test.each(Object.keys(WAYS))('[S18] [A7] an answer that nobody reads is given up, by %s', async (way) => {
  const { port, sockets } = await start();
  dial(port, way).pause().write(GET);
  await expect.poll(() => sockets.count()).toBe(1);
  await expect.poll(() => sockets.count(), { timeout: 20_000 }).toBe(0);
});

test.each(Object.keys(WAYS))(
  '[S18] [A7] one that is read slowly, but read, comes whole, by %s',
  async (way) => {
    const { port } = await start();
    const slow = dial(port, way);
    let bytes = 0;
    const over = new Promise((resolve) => slow.once('close', resolve));
    slow.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes >= ANSWER.length) slow.destroy();
      // So slow that it takes several times as long as one that stands still may.
      slow.pause();
      setTimeout(() => slow.resume(), (chunk.length * 5000) / ANSWER.length);
    });
    slow.write(GET);
    await over;
    expect(bytes).toBeGreaterThanOrEqual(ANSWER.length);
  },
  60_000,
);

test('[S18] [S24] [A7] a handshake of TLS that is begun and left is given up', async () => {
  const { port, sockets } = await start();
  for (const begun of [[0x16], [0x16, 3, 1, 2, 0]]) dial(port, 'http').resume().write(Buffer.from(begun));
  await expect.poll(() => sockets.count()).toBe(2);
  await expect.poll(() => sockets.count(), { timeout: 20_000 }).toBe(0);
});

test.each(Object.keys(WAYS))(
  '[S16] [A7] one that became a WebSocket is no HTTP socket any more, by %s',
  async (way) => {
    const { port, sockets, upgraded } = await start();
    dial(port, way).write(GET.replace('Host', 'Upgrade: websocket\r\nConnection: Upgrade\r\nHost'));
    await expect.poll(() => upgraded.length).toBe(1);
    expect(sockets.count()).toBe(0);
  },
);
