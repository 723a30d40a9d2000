import { once } from 'node:events';
import { connect } from 'node:net';
import { WebSocket } from 'ws';
import { afterEach, expect, test, vi } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { systemTime } from '#lib/system-time.ts';
import { decodeDown } from '#protocol/codec.ts';
import { startRelay, type Relay } from './main.ts';
import type { StartDeps } from './start-deps.ts';
import { createBuiltPage } from './testing/built-page.ts';

/** A WebSocket's handshake by hand (RFC 6455 §1.3), for what no library would send after it. */
const UPGRADE =
  'GET /stream1 HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n';

const cleanUps: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

async function createHouse() {
  const { pageDir, dataDir, remove } = await createBuiltPage();
  cleanUps.push(remove);
  const config = { hosts: ['127.0.0.1', '::1'], port: 0, dataDir, pageDir, logLevel: 'info' } as const;
  return {
    dataDir,
    start: async (
      change: { readonly hosts?: readonly string[]; readonly port?: number; readonly dataDir?: string } = {},
      deps: Partial<StartDeps> = {},
    ): Promise<Relay> => {
      const relay = await startRelay({ ...config, ...change }, { time: systemTime, ...deps });
      cleanUps.push(() => relay.close());
      return relay;
    },
  };
}

async function dial(relay: Relay, path: string, host = '127.0.0.1'): Promise<WebSocket & { readonly texts: string[] }> {
  const texts: string[] = [];
  const socket = Object.assign(new WebSocket(`ws://${host}:${relay.port}${path}`), { texts });
  socket.on('message', (data: Buffer) => texts.push(data.toString('utf8')));
  await once(socket, 'open');
  return socket;
}

async function watch(
  relay: Relay,
  stream: string,
): Promise<{ socket: WebSocket; values: () => unknown; epoch: () => unknown }> {
  const socket = await dial(relay, `/${stream}`);
  socket.send('{"type":"register","role":"viewer","protocol":1}');
  const messages = () => socket.texts.map((text) => decodeDown(text)).flatMap((read) => (read.ok ? [read.value] : []));
  await vi.waitFor(() => expect(messages().length).toBeGreaterThan(0));
  const merged = () => messages().map((message) => ('values' in message ? message.values : {}));
  return {
    socket,
    values: () => Object.assign({}, ...merged()),
    epoch: () => messages().flatMap((message) => ('epoch' in message ? [message.epoch] : []))[0],
  };
}

test('[P1] any path is upgraded, whatever stands in it', async () => {
  const { start } = await createHouse();
  const relay = await start();
  for (const path of [
    '/',
    '/stream1',
    '/ws/ocr/stream1/',
    '/court%201',
    '/%',
    '/overlay/x',
    '/api/streams',
    '/a?b=c',
    `/${'x'.repeat(3000)}`,
  ]) {
    const socket = await dial(relay, path);
    socket.send('{"type":"ping"}');
    await vi.waitFor(() => expect(socket.texts).toEqual(['{"type":"pong"}']));
    socket.terminate();
  }
});

test('[P4] [P5] a ping frame is answered by a pong frame, and a binary frame counts as text', async () => {
  const { start } = await createHouse();
  const relay = await start();
  const viewer = await watch(relay, 'stream1');
  const publisher = await dial(relay, '/stream1');
  publisher.ping('abc');
  const [payload] = await once(publisher, 'pong');
  expect(String(payload)).toBe('abc');
  publisher.send(Buffer.from('{"type":"ocr","values":{"time":"3:12"}}'), { binary: true });
  await vi.waitFor(() => expect(viewer.values()).toEqual({ clock: '3:12' }));
});

test('[P10] a frame of 64 KiB is read, a longer one closes with 1009, and nobody else notices', async () => {
  const { start } = await createHouse();
  const relay = await start();
  const viewer = await watch(relay, 'stream1');
  const publisher = await dial(relay, '/stream1');
  const head = '{"type":"ocr","values":{"time":"1"},"x":"';
  publisher.send(`${head}${'y'.repeat(65_536 - head.length - 2)}"}`);
  await vi.waitFor(() => expect(viewer.values()).toEqual({ clock: '1' }));
  const rude = await dial(relay, '/stream1');
  rude.send('z'.repeat(65_537));
  const [code] = await once(rude, 'close');
  expect(code).toBe(1009);
  publisher.send('{"type":"ocr","values":{"time":"2"}}');
  await vi.waitFor(() => expect(viewer.values()).toEqual({ clock: '2' }));
});

test('[P11] a frame that comes byte by byte is read', async () => {
  const { start } = await createHouse();
  const relay = await start();
  const viewer = await watch(relay, 'stream1');
  const socket = connect(relay.port, '127.0.0.1');
  socket.setNoDelay(true);
  socket.write(UPGRADE);
  await once(socket, 'data');
  const text = Buffer.from('{"type":"ocr","values":{"time":"9:59"}}');
  const frame = Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), text]);
  for (const byte of frame) {
    socket.write(Buffer.from([byte]));
    await new Promise(setImmediate);
  }
  await vi.waitFor(() => expect(viewer.values()).toEqual({ clock: '9:59' }));
  socket.destroy();
});

test('[G5] what is no WebSocket frame closes its own socket and nothing else', async () => {
  const { start } = await createHouse();
  const relay = await start();
  const viewer = await watch(relay, 'stream1');
  for (const bytes of [
    [0x81, 0x05, 1, 2, 3, 4, 5],
    [0xc1, 0x80, 0, 0, 0, 0],
    [0x83, 0x80, 0, 0, 0, 0],
    [0x81, 0x82, 0, 0, 0, 0, 0xff, 0xfe],
  ]) {
    const socket = connect(relay.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(UPGRADE);
    await once(socket, 'data');
    socket.write(Buffer.from(bytes));
    await once(socket, 'end');
    socket.destroy();
  }
  const publisher = await dial(relay, '/stream1');
  publisher.send('{"type":"ocr","values":{"time":"2"}}');
  await vi.waitFor(() => expect(viewer.values()).toEqual({ clock: '2' }));
});

test('[P11] a socket that sends nothing but its pongs is the publisher of its stream', async () => {
  const { start } = await createHouse();
  const time = createManualTime();
  const relay = await start({}, { time });
  const silent = await dial(relay, '/stream1');
  const stream = async () => (await fetch(`http://127.0.0.1:${relay.port}/api/streams/stream1`)).json();
  const pinged = once(silent, 'ping');
  time.advance(5000);
  expect(await stream()).toHaveProperty('error');
  await pinged;
  await vi.waitFor(async () => {
    time.advance(1000);
    expect(await stream()).toMatchObject({ source: { status: 'live' }, publisher: { frames: 0 } });
  });
});

test('[P10] [H5] a frame over 64 KiB closes with 1009, and the log names the address and the limit', async () => {
  const { start } = await createHouse();
  const lines: unknown[] = [];
  const relay = await start({}, { log: (level, msg, fields) => lines.push({ level, msg, ...fields }) });
  const big = await dial(relay, '/stream1');
  const fits = await dial(relay, '/stream1');
  fits.send('x'.repeat(65_536));
  const closed = once(big, 'close');
  big.send('SECRET'.repeat(11_000));
  expect((await closed)[0]).toBe(1009);
  const frames = lines.filter((line) => JSON.stringify(line).includes('too big'));
  expect(frames).toMatchObject([{ level: 'warn', code: 1009, address: '127.0.0.1', limitBytes: 65_536 }]);
  expect(JSON.stringify(lines)).not.toContain('SECRET');
});

test('[P10] [H5] what breaks the WebSocket protocol is closed by its code, and the log says so without its words', async () => {
  const { start } = await createHouse();
  const lines: unknown[] = [];
  const relay = await start({}, { log: (level, msg, fields) => lines.push({ level, msg, ...fields }) });
  const latin = await dial(relay, '/stream1');
  const closed = once(latin, 'close');
  latin.send(Buffer.from('SECRET M\xfcller', 'latin1'), { binary: false });
  expect((await closed)[0]).toBe(1007);
  expect(lines).toContainEqual({
    level: 'warn',
    msg: 'closing a connection: its frame breaks the WebSocket protocol or its limits',
    address: '127.0.0.1',
    reason: 'WS_ERR_INVALID_UTF8',
  });
  expect(JSON.stringify(lines)).not.toContain('SECRET');
});

test('[F2] [R1] state survives a restart under a new epoch, and the sockets are told to come back', async () => {
  const { start } = await createHouse();
  const first = await start();
  const viewer = await watch(first, 'stream1');
  const publisher = await dial(first, '/stream1');
  publisher.send('{"type":"ocr","values":{"time":"3:12","score_a":"56"}}');
  await vi.waitFor(() => expect(viewer.values()).toEqual({ clock: '3:12', 'home.score': '56' }));
  const closed = Promise.all([once(viewer.socket, 'close'), once(publisher, 'close')]);
  const began = performance.now();
  await first.close();
  expect(performance.now() - began).toBeLessThan(2000);
  expect((await closed).map(([code]) => code)).toEqual([1012, 1012]);
  const second = await start();
  const again = await watch(second, 'stream1');
  expect(again.values()).toEqual({ clock: '3:12', 'home.score': '56' });
  expect(again.epoch()).not.toBe(viewer.epoch());
});

test('[F2] a socket that does not read its goodbye holds nobody up', async () => {
  const { start } = await createHouse();
  const relay = await start();
  const deaf = connect(relay.port, '127.0.0.1');
  deaf.on('error', () => undefined);
  deaf.write(UPGRADE);
  await once(deaf, 'data');
  deaf.pause();
  const rude = connect(relay.port, '127.0.0.1');
  rude.on('error', () => undefined);
  rude.write(UPGRADE);
  await once(rude, 'data');
  const began = performance.now();
  const closing = relay.close();
  rude.write(Buffer.from([0xff, 0xff, 0xff]));
  await closing;
  expect(performance.now() - began).toBeLessThan(2000);
  deaf.destroy();
  rude.destroy();
});

test('[R2] [H3] a data folder that cannot be used is an alarm, and serving goes on', async () => {
  const { start, dataDir } = await createHouse();
  const good = await start();
  const relay = await start({ dataDir: `${dataDir}/../page/index.html` });
  const viewer = await watch(relay, 'stream1');
  const publisher = await dial(relay, '/stream1');
  publisher.send('{"type":"ocr","values":{"time":"3:12"}}');
  await vi.waitFor(() => expect(viewer.values()).toEqual({ clock: '3:12' }));
  await vi.waitFor(
    async () => {
      const answer = await fetch(`http://127.0.0.1:${relay.port}/healthz`);
      expect([answer.status, await answer.json()]).toMatchObject([
        200,
        { status: 'alarm', alarms: expect.arrayContaining([expect.stringMatching(/^stream1 is not saved since/)]) },
      ]);
    },
    { timeout: 3000 },
  );
  expect(await (await fetch(`http://127.0.0.1:${good.port}/healthz`)).json()).toMatchObject({ status: 'ok' });
});

test('a taken port is said by name, and nothing stays behind', async () => {
  const { start, dataDir } = await createHouse();
  const first = await start();
  await expect(start({ port: first.port, dataDir: `${dataDir}-2` })).rejects.toMatchObject({
    name: 'StartError',
    failure: 'port-taken',
    message: expect.stringContaining(String(first.port)),
  });
});

test('an address that is not this machine’s is said by name', async () => {
  const { start } = await createHouse();
  await expect(start({ hosts: ['192.0.2.1'] })).rejects.toMatchObject({
    failure: 'host-unknown',
    message: expect.stringContaining('192.0.2.1'),
  });
});

test('an address that was named twice, or is within another, is listened on once', async () => {
  const { start } = await createHouse();
  for (const hosts of [
    ['localhost', '127.0.0.1', '::1'],
    ['127.0.0.1', '0.0.0.0'],
  ]) {
    const relay = await start({ hosts });
    expect((await fetch(`http://127.0.0.1:${relay.port}/healthz`)).status).toBe(200);
    await relay.close();
  }
});

test('an IPv6 address that needs a zone is said in words', async () => {
  const { start } = await createHouse();
  await expect(start({ hosts: ['fe80::1'] })).rejects.toMatchObject({ name: 'StartError', failure: 'host-unknown' });
});

test('an IPv6 address that was mistyped is not taken for a machine without IPv6', async () => {
  const { start } = await createHouse();
  await expect(start({ hosts: ['127.0.0.1', '2001:db8::1'] })).rejects.toMatchObject({ failure: 'host-unknown' });
});
