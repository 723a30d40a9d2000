import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { systemTime } from '#lib/system-time.ts';
import { startRelay } from './main.ts';
import { createBuiltPage } from './testing/built-page.ts';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

const UPGRADE =
  'GET /game HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n';
/** `{"type":"register","role":"viewer","protocol":1}` as a frame whose mask is zeros. */
const REGISTER = ((text: Buffer) => Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), text]))(
  Buffer.from('{"type":"register","role":"viewer","protocol":1}'),
);
/** Far more than the system's own buffers hold of one connection, of any size that they grow to here. */
const ROUNDS = 800;
const FIELDS = 150;

test('[F13] [V8] a viewer that stops reading is kept nothing for, and ends on the latest value once it reads on, while another misses none', async () => {
  const { pageDir, dataDir, remove } = await createBuiltPage();
  cleanUps.push(remove);
  const config = { hosts: ['127.0.0.1'], port: 0, dataDir, pageDir, logLevel: 'error' } as const;
  const relay = await startRelay(config, { time: systemTime });
  cleanUps.push(() => relay.close());

  const stuck = connect(relay.port, '127.0.0.1');
  cleanUps.push(() => stuck.destroy());
  stuck.write(UPGRADE);
  await once(stuck, 'data');
  stuck.pause();
  stuck.write(REGISTER);
  const quick = new WebSocket(`ws://127.0.0.1:${relay.port}/game`);
  let quickBytes = 0;
  let latest = '';
  quick.on('message', (data: Buffer) => {
    quickBytes += data.length;
    latest = /"clock":"(\d+)"/.exec(data.toString('utf8'))?.[1] ?? latest;
  });
  const publisher = new WebSocket(`ws://127.0.0.1:${relay.port}/game`);
  await Promise.all([once(quick, 'open'), once(publisher, 'open')]);
  quick.send('{"type":"register","role":"viewer","protocol":1}');

  for (let round = 1; round <= ROUNDS; round += 1) {
    const values = Object.fromEntries(
      Array.from({ length: FIELDS }, (_, at) => [`f${at}`, `${round}${'y'.repeat(200)}`]),
    );
    publisher.send(JSON.stringify({ type: 'ocr', values: { ...values, time: String(round) } }));
    // The quick one is with the feed, so nothing is merged for it: all of it would wait for the other.
    await vi.waitFor(() => expect(latest).toBe(String(round)), { timeout: 20_000, interval: 1 });
  }
  let stuckBytes = 0;
  let tail = '';
  stuck.on('data', (chunk: Buffer) => {
    stuckBytes += chunk.length;
    tail = (tail + chunk.toString('latin1')).slice(-200_000);
  });
  stuck.resume();
  await vi.waitFor(() => expect(tail).toContain(`"clock":"${ROUNDS}"`), { timeout: 20_000, interval: 5 });
  expect(tail.lastIndexOf('"clock":"')).toBe(tail.lastIndexOf(`"clock":"${ROUNDS}"`));
  expect(stuckBytes).toBeLessThan(quickBytes / 2);
  publisher.terminate();
  quick.terminate();
});
