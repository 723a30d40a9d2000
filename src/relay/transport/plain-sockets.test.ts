/** Sockets that speak plain HTTP, as another machine's: nothing here is exempt. */
import type { RequestListener } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { silentLog } from '../log.ts';
import { dialRaw } from '../testing/raw/raw-client.ts';
import { listen } from './listen.ts';
import { createPlainSockets, notCounted, plainLimits, type PlainSockets } from './plain-sockets.ts';

const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) cleanUp();
});

interface House {
  readonly port: number;
  readonly sockets: PlainSockets;
  readonly upgraded: readonly Socket[];
}

async function start(
  limits: { readonly perAddress: number; readonly inAll: number },
  request: RequestListener = (_message, response) => void response.end('well'),
): Promise<House> {
  const sockets = createPlainSockets({ ...limits, isExempt: () => false, log: silentLog });
  const upgraded: Socket[] = [];
  const house = await listen({
    hosts: ['127.0.0.1'],
    port: 0,
    request,
    sockets,
    upgrade({ socket }) {
      upgraded.push(socket);
      socket.resume().once('end', () => socket.destroy());
      socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
    },
    log: silentLog,
  });
  cleanUps.push(() => {
    for (const socket of upgraded) socket.destroy();
    house.close();
  });
  return { port: house.port, sockets, upgraded };
}

const GET = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';
const UPGRADE = 'GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n';

function dial(port: number) {
  const client = dialRaw(port);
  cleanUps.push(() => client.destroy());
  return client;
}

async function answered(port: number) {
  const client = dial(port);
  client.write(GET);
  expect((await client.answer()).status).toBe(200);
  return client;
}

test('[S16] [A7] an address holds so many HTTP sockets: one more takes the place of that which asked for nothing for the longest time', async () => {
  let asked = 0;
  const { port, sockets } = await start({ perAddress: 3, inAll: 100 }, (_message, response) => {
    asked += 1;
    response.end('well');
  });
  const first = await answered(port);
  const second = await answered(port);
  await answered(port);
  expect(sockets.count()).toBe(3);
  first.write(GET);
  await expect.poll(() => asked).toBe(4);
  await answered(port);
  await second.ended;
  expect(sockets.count()).toBe(3);
});

test('[S16] [A7] three hundred that come at once leave so many as may be, and whoever comes then is answered', async () => {
  const { port, sockets } = await start({ perAddress: 8, inAll: 100 });
  let gone = 0;
  for (let n = 0; n < 300; n += 1) {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.resume().once('close', () => (gone += 1));
    socket.write(GET);
    cleanUps.push(() => socket.destroy());
  }
  await expect.poll(() => gone, { timeout: 20_000 }).toBe(292);
  expect(sockets.count()).toBe(8);
  await answered(port);
});

test('[S16] [A7] a socket that became a WebSocket is one no more, and none that is gone is counted', async () => {
  const { port, sockets, upgraded } = await start({ perAddress: 2, inAll: 100 });
  for (let n = 1; n <= 5; n += 1) {
    const client = dial(port);
    client.write(UPGRADE);
    expect((await client.answer()).status).toBe(101);
    expect([upgraded.length, sockets.count()]).toEqual([n, 0]);
  }
  const left = await answered(port);
  const stays = await answered(port);
  await answered(port);
  await left.ended;
  stays.destroy();
  await expect.poll(() => sockets.count()).toBe(1);
  expect(upgraded.every((socket) => !socket.destroyed)).toBe(true);
});

test('[S16] [A7] where all addresses have too many together, one of the address with the most goes', () => {
  const sockets = createPlainSockets({
    perAddress: 10,
    inAll: 4,
    isExempt: (address) => address === '::1',
    log: silentLog,
  });
  const cut: string[] = [];
  const come = (remoteAddress: string, remotePort: number): void => {
    const socket = {
      remoteAddress,
      remotePort,
      localAddress: '192.168.1.1',
      destroyed: false,
      once: () => undefined,
      off: () => undefined,
      destroy: () => cut.push(`${remoteAddress} ${remotePort}`),
    };
    sockets.enter(socket as unknown as Socket);
  };
  come('192.168.1.7', 1);
  for (const port of [2, 3, 4]) come('::ffff:192.168.1.8', port);
  for (const port of [5, 6, 7]) come('::1', port);
  expect([cut, sockets.count()]).toEqual([[], 4]);
  come('192.168.1.9', 8);
  come('192.168.1.9', 9);
  expect([cut, sockets.count()]).toEqual([['::ffff:192.168.1.8 2', '::ffff:192.168.1.8 3'], 4]);
});

test('[S16] [A7] this machine and a proxy that is trusted are not counted', () => {
  const isExempt = notCounted((address) => address === '192.168.1.2');
  expect(['127.0.0.1', '::1', '192.168.1.2', '192.168.1.3'].map((address) => isExempt(address))).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test('[S16] [A7] there are fewer where the system gives few files, and one browser’s always', () => {
  expect(plainLimits()).toEqual({ inAll: 512, perAddress: 64 });
  expect(plainLimits(20_000)).toEqual({ inAll: 512, perAddress: 64 });
  expect(plainLimits(1024)).toEqual({ inAll: 96, perAddress: 48 });
  expect(plainLimits(100)).toEqual({ inAll: 12, perAddress: 6 });
});

test('[S18] [A7] who asks on and on and does not wait for answers is cut', async () => {
  let asked = 0;
  const { port, sockets } = await start({ perAddress: 10, inAll: 10 }, () => {
    asked += 1;
  });
  const patient = dial(port);
  patient.write(GET.repeat(4));
  await expect.poll(() => asked).toBe(4);
  const client = dial(port);
  client.write(GET.repeat(1000));
  await client.ended;
  expect(asked).toBe(8);
  await expect.poll(() => sockets.count()).toBe(1);
});

test('[S18] [A7] what waits of a socket ends with it: none stays open that was to be answered after another', async () => {
  let open = 0;
  let asked = 0;
  const { port } = await start({ perAddress: 10, inAll: 10 }, (_message, response) => {
    open += 1;
    asked += 1;
    response.once('close', () => (open -= 1));
  });
  const left = dial(port);
  left.write(GET.repeat(4));
  await expect.poll(() => asked).toBe(4);
  left.destroy();
  await expect.poll(() => open).toBe(0);
  const cut = dial(port);
  cut.write(GET.repeat(5));
  await cut.ended;
  await expect.poll(() => [asked, open]).toEqual([8, 0]);
  const upgraded = dial(port);
  upgraded.write(`${GET}${UPGRADE}`);
  await expect.poll(() => asked).toBe(9);
  upgraded.destroy();
  await expect.poll(() => open).toBe(0);
});

test('[S18] [A7] who asks often, one after the other, is not', async () => {
  const { port } = await start({ perAddress: 10, inAll: 10 });
  let answers = 0;
  const socket = connect(port, '127.0.0.1');
  cleanUps.push(() => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    answers += chunk.toString().split('HTTP/1.1 200').length - 1;
    socket.write(GET);
  });
  socket.write(GET);
  await expect.poll(() => answers).toBeGreaterThan(50);
  expect(socket.destroyed).toBe(false);
});
