import { createSocket, type Socket as Datagrams } from 'node:dgram';
import { once } from 'node:events';
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { StreamDetail } from '#protocol/api.ts';
import { createManualTime } from '#lib/manual-time.ts';
import { systemTime } from '#lib/system-time.ts';
import { CLOSE } from '#protocol/close-codes.ts';
import { createCrowd } from '../access/crowd.ts';
import { ALL_RIGHTS } from '../access/rights.ts';
import { USUAL_LIMITS } from '../limits.ts';
import type { Relay } from '../main.ts';
import { StartError } from '../start-error.ts';
import { createTestRelay } from '../testing/test-relay.ts';
import { listenTcp } from './tcp.ts';
import { ask, endAll, startAway } from './testing/away.ts';
import { listenUdp } from './udp.ts';

const open: { destroy(): void }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) each.destroy();
  await endAll();
});

const NONE = { tcp: [], udp: [], polls: [], files: [] };
const AT = { port: 0, stream: 'court1' };

async function dial(relay: {
  readonly doorPorts: { readonly tcp: readonly number[] };
}): Promise<Socket & { heard: () => string; isOver: () => boolean }> {
  const socket = connect(relay.doorPorts.tcp[0] ?? 0, '127.0.0.1');
  open.push(socket);
  let text = '';
  let isOver = false;
  socket.setNoDelay(true);
  socket.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
  socket.on('error', () => undefined).on('close', () => (isOver = true));
  await once(socket, 'connect');
  return Object.assign(socket, { heard: () => text, isOver: () => isOver });
}

/** Sends datagrams from a socket of its own; each is with the system when this resolves. */
function datagrams(relay: {
  readonly doorPorts: { readonly udp: readonly number[] };
}): (text: string | Buffer) => Promise<void> {
  const socket: Datagrams = createSocket('udp4');
  open.push({ destroy: () => socket.close() });
  return (text) =>
    new Promise((resolve, reject) => {
      socket.send(text, relay.doorPorts.udp[0] ?? 0, '127.0.0.1', (error) => (error ? reject(error) : resolve()));
    });
}

async function detailOf(relay: Relay, stream = 'court1'): Promise<Partial<StreamDetail>> {
  return JSON.parse((await ask(relay, `GET /api/streams/${stream}`)).body) as Partial<StreamDetail>;
}
const valuesOf = async (relay: Relay, stream?: string) => (await detailOf(relay, stream)).values;

describe('[I6] a board by TCP', () => {
  test('JSON in pieces, objects without anything between, and lines of text, all of one source', async () => {
    const { relay } = await startAway({}, { doors: { ...NONE, tcp: [AT] } });
    const socket = await dial(relay);
    socket.write('{"type":"ocr","values":{"score_a":"1');
    socket.write('2"}}{"type":"ocr","values":{"score_b":"7"}}');
    socket.write('Clock=2:45\r\nShotClock=12\r\n{"type":"ping"}\nping\n{"period":"2"}\n');
    await expect.poll(socket.heard).toBe('{"type":"pong"}\npong\n');
    expect(await detailOf(relay)).toMatchObject({
      values: { 'home.score': '12', 'away.score': '7', clock: '2:45', shotClock: '12', period: '2' },
      publishers: [{ address: '127.0.0.1', kind: 'tcp', standing: 'counts' }],
      unreadable: { count: 0 },
    });
    socket.end('Possession=home');
    await expect.poll(async () => (await detailOf(relay)).source?.status).toBe('stale');
    expect(await detailOf(relay)).toMatchObject({ values: { possession: 'home' }, unreadable: { count: 0 } });
  });

  test('a register line names its stream before the door does', async () => {
    const { relay } = await startAway({}, { doors: { ...NONE, tcp: [AT] } });
    const socket = await dial(relay);
    socket.write('{"type":"register", "stream":"court9", "role":"ocr"}\n{"type":"ocr","values":{"score_a":"3"}}\n');
    await expect.poll(() => valuesOf(relay, 'court9')).toEqual({ 'home.score': '3' });
    expect((await ask(relay, 'GET /api/streams/court1')).status).toBe(404);
  });

  test('[S3] what a page of a browser could send to it ends before anything of it is read', async () => {
    const { relay, lines } = await startAway({}, { doors: { ...NONE, tcp: [AT] } });
    const board = '{"type":"ocr","values":{"score_a":"66"}}\n';
    const strangers = [
      `POST / HTTP/1.1\r\nHost: localhost\r\n\r\n${board}`,
      `GET /?{ HTTP/1.1\r\n\r\n${board}`,
      `\u0016\u0003\u0001\n${board}`,
    ];
    for (const text of strangers) {
      const socket = await dial(relay);
      socket.write(text);
      await expect.poll(socket.isOver).toBe(true);
    }
    expect(lines.filter((line) => line.includes('another protocol'))).toHaveLength(strangers.length);
    expect((await ask(relay, 'GET /api/streams/court1')).body).not.toContain('66');
  });

  test('[S14] a line without end is cut, and listening is not what it is for', async () => {
    const { relay } = await startAway({}, { doors: { ...NONE, tcp: [AT] } });
    const endless = await dial(relay);
    endless.write(`{"type":"ocr","values":{"a":"${'x'.repeat(70_000)}`);
    await expect.poll(endless.isOver).toBe(true);
    const viewer = await dial(relay);
    viewer.write('{"type":"register","role":"viewer"}\n');
    await expect.poll(viewer.isOver).toBe(true);
    expect(viewer.heard()).toBe('');
  });

  test('a port that another program has is a start that says so', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const started = startAway({}, { doors: { ...NONE, tcp: [{ ...AT, port }] } });
    await expect(started).rejects.toThrow(StartError);
    await expect(started).rejects.toThrow(`--tcp ${port}: cannot listen there on 127.0.0.1 (another program has it)`);
    other.close();
  });
});

describe('[G5] a door whose work fails', () => {
  const at = { hosts: ['127.0.0.1'], access: { rights: () => ALL_RIGHTS }, time: systemTime };

  test('loses the datagram alone', async () => {
    const lines: string[] = [];
    const taken: unknown[] = [];
    const door = await listenUdp(AT, {
      ...at,
      log: (level, msg, fields) => lines.push(`${level} ${msg} ${String(fields?.['reason'])}`),
      knows: () => true,
      callers: {
        take(_call, read) {
          if (taken.push(read.ok) === 1) throw new Error('a fault of ours');
          return { ok: false, status: 400, reason: '' };
        },
        nod: () => true,
      },
    });
    open.push({ destroy: () => door.close() });
    const send = datagrams({ doorPorts: { udp: [door.port] } });
    await send('score_a=1');
    await send('score_a=2');
    await expect.poll(() => taken).toEqual([true, true]);
    expect(lines).toEqual(['error a datagram could not be taken Error: a fault of ours']);
  });

  test('loses the connection by TCP alone', async () => {
    const lines: string[] = [];
    const { relay } = createTestRelay();
    let asked = 0;
    const door = await listenTcp(AT, {
      ...at,
      log: (level, msg, fields) => lines.push(`${level} ${msg} ${String(fields?.['reason'])}`),
      crowd: createCrowd(systemTime, USUAL_LIMITS),
      relay: {
        forget: (session) => relay.forget(session),
        connect: (...words) => {
          const session = relay.connect(...words);
          asked += 1;
          return asked > 1
            ? session
            : Object.assign(session, {
                receive() {
                  throw new Error('a fault of ours');
                },
              });
        },
      },
    });
    open.push({ destroy: () => door.close() });
    const first = await dial({ doorPorts: { tcp: [door.port] } });
    first.write('score_a=1\n');
    await expect.poll(first.isOver).toBe(true);
    const second = await dial({ doorPorts: { tcp: [door.port] } });
    second.write('score_a=2\n');
    await expect.poll(() => relay.find('court1')?.values()).toEqual({ 'home.score': '2' });
    expect(lines).toEqual(['error what came by TCP could not be taken Error: a fault of ours']);
  });
});

test('[I6] a relay that ends waits for no connection by TCP that is gone', async () => {
  const { relay } = createTestRelay();
  const time = createManualTime();
  const door = await listenTcp(AT, {
    hosts: ['127.0.0.1'],
    access: { rights: () => ALL_RIGHTS },
    crowd: createCrowd(time, USUAL_LIMITS),
    time,
    log: () => undefined,
    relay,
  });
  const socket = await dial({ doorPorts: { tcp: [door.port] } });
  socket.write('score_a=1\n');
  await expect.poll(() => relay.find('court1')?.values()).toEqual({ 'home.score': '1' });
  door.close();
  relay.stop(CLOSE.RESTART, 'the relay restarts');
  await expect.poll(socket.isOver).toBe(true);
  await expect.poll(() => time.pending()).toBe(0);
});

describe('[I7] a board by UDP', () => {
  test('each datagram is a text of its own, and all of one machine are one source', async () => {
    const { relay } = await startAway({}, { doors: { ...NONE, udp: [AT] } });
    await datagrams(relay)('{"type":"ocr","values":{"score_a":"12"}}{"type":"ocr","values":{"score_b":"7"}}\n');
    await datagrams(relay)('Clock=2:45\r\nShotClock=12\r\n');
    await expect
      .poll(() => detailOf(relay))
      .toMatchObject({
        values: { 'home.score': '12', 'away.score': '7', clock: '2:45', shotClock: '12' },
        publishers: [{ kind: 'udp', frames: 2 }],
      });
  });

  test('a register line names the stream of what its sender sends from then on', async () => {
    const { relay } = await startAway({}, { doors: { ...NONE, udp: [AT] } });
    const send = datagrams(relay);
    await send('{"type":"register","stream":"court9","role":"ocr"}\n');
    await send('{"type":"ocr","values":{"score_a":"3"}}\n');
    await expect.poll(() => valuesOf(relay, 'court9')).toEqual({ 'home.score': '3' });
    await datagrams(relay)('score_a=4');
    await expect.poll(() => valuesOf(relay)).toEqual({ 'home.score': '4' });
  });

  test('what is no text, or no board, is counted or left, and the next is read', async () => {
    const { relay } = await startAway({}, { doors: { ...NONE, udp: [AT] } });
    const send = datagrams(relay);
    await send(Buffer.concat([Buffer.from([0, 1, 2]), Buffer.from('{"type":"ocr","values":{"score_a":"66"}}')]));
    await send('hello');
    await send('{"score_a":"5"}');
    await expect.poll(() => detailOf(relay)).toMatchObject({ values: { 'home.score': '5' }, unreadable: { count: 1 } });
  });
});

describe('[I6] [A7] connections by TCP count as others do', () => {
  test('this machine is not counted', async () => {
    const { relay } = await startAway(
      {},
      { limits: { ...USUAL_LIMITS, connectionsPerAddress: 1 }, doors: { ...NONE, tcp: [AT] } },
    );
    const sockets = await Promise.all([dial(relay), dial(relay), dial(relay)]);
    for (const socket of sockets) socket.write('ping\n');
    for (const socket of sockets) await expect.poll(socket.heard).toBe('pong\n');
  });
});
