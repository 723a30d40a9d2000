import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import { TLSSocket } from 'node:tls';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { HandleWriter, straightWriter, type StraightWriter } from './straight-writer.ts';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

/** Two ends of a connection. */
async function createPair(): Promise<{ near: Socket; far: Socket }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const far = connect(typeof address === 'object' ? (address?.port ?? 0) : 0, '127.0.0.1');
  const [near] = (await once(server, 'connection')) as [Socket];
  await once(far, 'connect');
  server.close();
  cleanUps.push(() => {
    near.destroy();
    far.destroy();
  });
  return { near, far };
}

function writerOf(socket: Socket): StraightWriter {
  const writer = straightWriter(socket);
  if (writer === undefined) throw new Error('this Node has no straight writer');
  return writer;
}

/** What the far end got, once it is this long. */
async function read(far: Socket, bytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let got = 0;
  for await (const chunk of far as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    got += chunk.length;
    if (got >= bytes) break;
  }
  return Buffer.concat(chunks);
}

const part = fc.record({ bytes: fc.integer({ min: 1, max: 300_000 }), straight: fc.boolean() });

test('whatever is written, straight or by the stream, while the other end reads or not, arrives whole and in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 40 }), async (parts) => {
      const { near, far } = await createPair();
      const writer = writerOf(near);
      const sent: Buffer[] = [];
      const told: number[] = [];
      const waiting: number[] = [];
      for (const [at, { bytes, straight }] of parts.entries()) {
        const whole = Buffer.alloc(bytes, at + 1);
        sent.push(whole);
        // As its users do: what waits in the stream goes first.
        if (!straight || near.writableLength > 0) near.write(whole);
        else {
          told.push(writer.write(whole));
          waiting.push(writer.waiting());
        }
      }
      expect(told).toEqual(waiting);
      const all = Buffer.concat(sent);
      expect((await read(far, all.length)).equals(all)).toBe(true);
      near.destroy();
    }),
    { numRuns: 40, seed: 7 },
  );
});

test('what the system does not take waits in the handle, is kept alive there, and goes out once the other end reads', async () => {
  const { near, far } = await createPair();
  const writer = writerOf(near);
  let sent = 0;
  while (writer.waiting() === 0) {
    writer.write(Buffer.alloc(1_000_000, 1));
    sent += 1_000_000;
  }
  // Of the stream nothing waits; one that writes to it hears when all before it is gone.
  expect(near.writableLength).toBe(0);
  const gone = new Promise((resolve) => near.write(Buffer.alloc(0), resolve));
  const got = await read(far, sent);
  await gone;
  expect(writer.waiting()).toBe(0);
  expect(got.equals(Buffer.alloc(sent, 1))).toBe(true);
});

test('a socket that is gone takes nothing', async () => {
  const { near } = await createPair();
  const writer = writerOf(near);
  near.destroy();
  await once(near, 'close');
  expect(writer.write(Buffer.from('1'))).toBe(-1);
  expect(writer.waiting()).toBe(0);
});

test('there is none for what is no plain TCP socket', async () => {
  const { near } = await createPair();
  expect(straightWriter(new PassThrough())).toBeUndefined();
  expect(straightWriter(new TLSSocket(near))).toBeUndefined();
  near.destroy();
  await once(near, 'close');
  expect(straightWriter(near)).toBeUndefined();
});

test('a request that a write has used is given to no other, also where nothing is left in the queue', () => {
  const requests: object[] = [];
  const used: boolean[] = [];
  const insides = { createRequest: () => ({}), wasUsed: () => used.at(-1) ?? false };
  const handle = {
    writeQueueSize: 0,
    // Of each three one is not taken at once, and one fails.
    writeBuffer(request: object) {
      requests.push(request);
      used.push(requests.length % 3 === 1);
      return requests.length % 3 === 2 ? -32 : 0;
    },
  };
  const writer = new HandleWriter(handle, insides);
  const told = Array.from({ length: 9 }, () => writer.write(Buffer.from('1')));
  expect(told).toEqual([0, -1, 0, 0, -1, 0, 0, -1, 0]);
  // Of a failed write nothing is known: only one that was taken at once has left its request unused.
  for (const [at, request] of requests.entries()) {
    const before = requests.lastIndexOf(request, at - 1);
    expect(at === 0 || before < 0 || (before === at - 1 && before % 3 === 2)).toBe(true);
  }
});
