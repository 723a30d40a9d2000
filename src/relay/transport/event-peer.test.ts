import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { frameOf } from '../frame.ts';
import { createTestRelay } from '../testing/test-relay.ts';
import { EventPeer } from './event-peer.ts';

test('[O2] who does not read has what waits counted, and hears of it once it reads', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  client.pause().write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  const [, response] = (await once(server, 'request')) as [unknown, ServerResponse];
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const peer = new EventPeer(response, '127.0.0.1', '');
  let drained = 0;
  const { relay } = createTestRelay();
  peer.session = Object.assign(relay.connect(peer, '/court1'), { drained: () => (drained += 1) });

  expect(peer.send(frameOf('{"n":1}'))).toBe(false);
  await expect.poll(() => drained).toBe(1);
  expect(peer.backlog()).toBe(0);
  // What the system buffers is some megabytes of these 25.
  const big = frameOf('x'.repeat(64 * 1024));
  for (let sent = 0; sent < 400; sent += 1) peer.send(big);
  await new Promise(setImmediate);
  expect(peer.backlog()).toBeGreaterThan(10 * 1024 * 1024);
  const taken = peer.received();
  expect(drained).toBe(1);

  let text = '';
  client.setEncoding('utf8').on('data', (piece: string) => {
    text = (text + piece).slice(-200);
  });
  client.resume();
  await expect.poll(() => drained, { timeout: 20_000 }).toBe(2);
  expect(peer.backlog()).toBe(0);
  expect(peer.received()).toBeGreaterThan(taken);
  peer.ping();
  peer.close(1012, 'the relay restarts');
  await once(client, 'end');
  expect(text).toContain('event: close\ndata: {"code":1012,"reason":"the relay restarts"}\n\n');
  // One that is gone takes everything, and nothing throws.
  expect(peer.send(big)).toBe(true);
  peer.ping();
  peer.terminate();
  client.destroy();
  server.close();
});
