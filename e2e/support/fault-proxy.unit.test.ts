import { once } from 'node:events';
import net from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { startFaultProxy } from './fault-proxy.ts';

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (let step = cleanUp.pop(); step !== undefined; step = cleanUp.pop()) await step();
});

async function echoBehindProxy() {
  const server = net.createServer((socket) => {
    // A reset is an error at this end as well.
    socket.on('error', () => undefined);
    socket.pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanUp.push(() => server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const proxy = await startFaultProxy({ host: '127.0.0.1', port: address.port });
  cleanUp.push(() => proxy.close());
  return proxy;
}

async function dial(port: number) {
  const socket = net.connect({ host: '127.0.0.1', port });
  cleanUp.push(() => socket.destroy());
  await once(socket, 'connect');
  let heard = '';
  socket.on('data', (chunk) => {
    heard += chunk.toString();
  });
  return { socket, heard: () => heard, answer: () => once(socket, 'data') };
}

test('passes bytes both ways', async () => {
  const proxy = await echoBehindProxy();
  const client = await dial(proxy.port);
  client.socket.write('a');
  await client.answer();
  expect(client.heard()).toBe('a');
});

test('a cut lets nothing through and closes nothing; healed, all of it arrives in order', async () => {
  const proxy = await echoBehindProxy();
  const cut = await dial(proxy.port);
  const witness = await echoBehindProxy().then(({ port }) => dial(port));
  cut.socket.write('a');
  await cut.answer();
  proxy.cut();
  cut.socket.write('b');
  const late = await dial(proxy.port);
  late.socket.write('c');
  // Whatever would pass has passed when an uncut connection beside it has gone there and back several times.
  for (let round = 0; round < 5; round += 1) {
    witness.socket.write('.');
    await witness.answer();
  }
  expect([cut.heard(), late.heard(), cut.socket.destroyed]).toEqual(['a', '', false]);

  const answers = Promise.all([cut.answer(), late.answer()]);
  proxy.heal();
  await answers;
  expect([cut.heard(), late.heard()]).toEqual(['ab', 'c']);
});

test('what hangs lets nothing through until it heals, while a later connection passes', async () => {
  const proxy = await echoBehindProxy();
  const old = await dial(proxy.port);
  old.socket.write('a');
  await old.answer();
  proxy.hang();
  old.socket.write('b');
  const fresh = await dial(proxy.port);
  for (let round = 0; round < 5; round += 1) {
    fresh.socket.write('.');
    await fresh.answer();
  }
  expect([old.heard(), old.socket.destroyed]).toEqual(['a', false]);
  const answer = old.answer();
  proxy.heal();
  await answer;
  expect(old.heard()).toBe('ab');
});

test('a reset is told to both ends as one', async () => {
  const proxy = await echoBehindProxy();
  const { socket, answer } = await dial(proxy.port);
  socket.write('a');
  await answer();
  const failed = once(socket, 'error');
  proxy.reset();
  const [error] = await failed;
  expect(error).toMatchObject({ code: 'ECONNRESET' });
});
