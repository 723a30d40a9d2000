/** Requests that are never finished, by bytes on a real socket (CWE-400, "slowloris"): each is ended, and nobody else waits for it. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { OPCODE } from '../testing/raw/opcode.ts';
import { dialRaw } from '../testing/raw/raw-client.ts';
import { rawFrame } from '../testing/raw/raw-frame.ts';
import { startRawHouse, type RawHouse } from '../testing/raw/raw-house.ts';

// The same server with its times made small: more waiting would prove no more, and less would cut honest ones on a machine that is busy.
vi.mock('../limits.ts', async (original) => ({
  ...(await original<object>()),
  HTTP_HEADERS_MS: 2000,
  HTTP_REQUEST_MS: 2200,
  HTTP_CHECK_MS: 100,
}));

let house: RawHouse;

beforeAll(async () => {
  house = await startRawHouse();
});

afterAll(() => house.close());

const POST = 'POST /api/streams/tried/commands HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';

const HALVES: readonly (readonly [what: string, bytes: string])[] = [
  ['nothing at all', ''],
  ['half a line', 'GET /overlay/tr'],
  ['half its headers', 'GET /overlay/tried HTTP/1.1\r\nHost: localhost\r\nX-Slow: '],
  ['half a body of a known length', `${POST}Content-Length: 1000\r\n\r\n{"command":`],
  ['a chunk and not its end', `${POST}Transfer-Encoding: chunked\r\n\r\n5\r\n{"com\r\n`],
];

test('[S18] who sends half a request, or none, is answered 408 and cut', async () => {
  const answers = await Promise.all(
    [...HALVES, ['half an upgrade', house.handshake().slice(0, -4)] as const].map(async ([what, bytes]) => {
      const slow = dialRaw(house.port);
      slow.write(bytes);
      const { status } = await slow.answer();
      await slow.ended;
      return `${what}: ${status}`;
    }),
  );
  expect(answers).toEqual([...HALVES.map(([what]) => `${what}: 408`), 'half an upgrade: 408']);
  expect(await house.othersAreWell()).toBe(true);
});

test('[S18] a header that drips in, byte by byte and for ever, is cut by its time or by its length', async () => {
  const slow = dialRaw(house.port);
  slow.write('GET /overlay/tried HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
  // It ends by itself: as soon as the relay has cut it, nothing can be written any more.
  while (await slow.drip(Buffer.from('a')));
  await slow.ended;
  expect([408, 431]).toContain((await slow.answer()).status);
  expect(await house.othersAreWell()).toBe(true);
});

test('[S18] a hundred of them keep nobody out, and a socket that is open is not cut by it', async () => {
  const open = await house.dial();
  const slow = Array.from({ length: 100 }, () => dialRaw(house.port));
  for (const client of slow) client.write('GET / HTTP/1.1\r\nHost: ');
  expect((await fetch(`http://127.0.0.1:${house.port}/healthz`)).status).toBe(200);
  expect(await house.othersAreWell()).toBe(true);
  await Promise.all(slow.map((client) => client.ended));
  open.write(rawFrame({ op: OPCODE.PING, payload: 'still there' }));
  await open.until('pong still there');
  open.destroy();
});
