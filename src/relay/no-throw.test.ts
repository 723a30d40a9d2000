import { once } from 'node:events';
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { systemTime } from '#lib/system-time.ts';
import { startRelay, type Relay } from './main.ts';
import { createBuiltPage } from './testing/built-page.ts';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

async function start(): Promise<{ relay: Relay; faults: string[] }> {
  const { pageDir, dataDir, remove } = await createBuiltPage();
  cleanUps.push(remove);
  const faults: string[] = [];
  const relay = await startRelay(
    { hosts: ['127.0.0.1'], port: 0, dataDir, pageDir, logLevel: 'error', buttonKey: 'K' },
    {
      time: systemTime,
      log: (level, message, fields) => level === 'error' && faults.push(`${message} ${JSON.stringify(fields)}`),
    },
  );
  cleanUps.push(() => relay.close());
  return { relay, faults };
}

/** Bytes on a bare connection, which is then cut at once, closed in order, or left to the other end. */
function throwBytes(port: number, bytes: Uint8Array, ending: 'reset' | 'end' | 'wait'): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(bytes, () => {
        if (ending === 'reset') socket.resetAndDestroy();
        else if (ending === 'end') socket.end();
        else setImmediate(() => socket.destroy());
      });
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve());
    socket.resume();
  });
}

const UPGRADE =
  'GET /game HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n';
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'CONNECT', 'BREW'];
const PATHS = [
  '/',
  '/overlay/game',
  '/overlay/%',
  '/api/streams',
  '/api/streams/game/commands',
  '/api/streams/game/press/nudge?key=K&by=x',
  '/api/streams/game/desk',
  '/api/streams/game/audit?format=csv',
  '/api/library',
  '/api/logos/%00',
  '/api/looks/air',
  '/assets/..%2f..%2fpage.json',
  '/layouts/x.json?saved',
  '*',
];

const body = fc.oneof(
  fc.json(),
  fc.string(),
  fc.constantFrom('{"command":{"do":"override"}}', '{"command":null}', '[', ''),
);
const request = fc
  .tuple(fc.constantFrom(...METHODS), fc.constantFrom(...PATHS), body)
  .map(([method, path, text]) =>
    Buffer.from(
      `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
    ),
  );
const rubbish = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  request,
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.concat([Buffer.from(UPGRADE), bytes])),
  fc.nat({ max: UPGRADE.length }).map((length) => Buffer.from(UPGRADE.slice(0, length))),
);

test('[F21] [G5] whatever bytes come, and wherever a connection is cut, nothing is thrown and everybody else is served', async () => {
  const { relay, faults } = await start();
  const throws = fc.tuple(rubbish, fc.constantFrom('reset' as const, 'end' as const, 'wait' as const));
  await fc.assert(
    fc.asyncProperty(fc.array(throws, { minLength: 1, maxLength: 8 }), async (all) => {
      await Promise.all(all.map(([bytes, ending]) => throwBytes(relay.port, bytes, ending)));
    }),
    { numRuns: 60 },
  );
  // An error that nobody caught would have ended this test's process, as it would a relay's.
  expect(faults).toEqual([]);
  const answer = await fetch(`http://127.0.0.1:${relay.port}/healthz`);
  expect(await answer.json()).toMatchObject({ status: 'ok' });
});

/** What a client may say, right or nearly so. */
const frame = fc.oneof(
  fc.json(),
  fc.string({ unit: 'binary' }),
  fc
    .record(
      {
        type: fc.constantFrom('register', 'ocr', 'ack', 'resync', 'ping', 'control', '__proto__'),
        role: fc.constantFrom('viewer', 'operator', 'ocr', 'admin', 7),
        stream: fc.oneof(fc.string(), fc.constantFrom('__proto__', 'game')),
        protocol: fc.constantFrom(1, 2, '1', null),
        since: fc.oneof(fc.jsonValue(), fc.record({ epoch: fc.string(), rev: fc.double() })),
        rev: fc.oneof(fc.double(), fc.string()),
        delay: fc.oneof(fc.double(), fc.constant(5000)),
        values: fc.oneof(fc.jsonValue(), fc.dictionary(fc.string(), fc.jsonValue())),
        viewport: fc.jsonValue(),
        visible: fc.jsonValue(),
      },
      { requiredKeys: [] },
    )
    .map((message) => JSON.stringify(message)),
);

test('[F21] [G5] whatever is said in frames, in whatever order, nothing is thrown and the feed goes on', async () => {
  const { relay, faults } = await start();
  const origin = `ws://127.0.0.1:${relay.port}`;
  const publisher = new WebSocket(`${origin}/game`);
  const viewer = new WebSocket(`${origin}/game`);
  const heard: string[] = [];
  viewer.on('message', (data: Buffer) => heard.push(data.toString('utf8')));
  await Promise.all([once(publisher, 'open'), once(viewer, 'open')]);
  viewer.send('{"type":"register","role":"viewer","protocol":1}');
  await fc.assert(
    fc.asyncProperty(fc.array(frame, { minLength: 1, maxLength: 20 }), fc.nat({ max: 2 }), async (frames, leave) => {
      const socket = new WebSocket(`${origin}/other`);
      await once(socket, 'open');
      const closed = once(socket, 'close');
      socket.on('error', () => undefined);
      for (const text of frames) socket.send(text);
      if (leave === 0) socket.terminate();
      else if (leave === 1) socket.close();
      else socket.close(4000, 'x'.repeat(100));
      await closed;
    }),
    { numRuns: 60 },
  );
  publisher.send('{"type":"ocr","values":{"time":"9:59"}}');
  await vi.waitFor(() => expect(heard.join('\n')).toContain('"clock":"9:59"'));
  expect(faults).toEqual([]);
  publisher.terminate();
  viewer.terminate();
});
