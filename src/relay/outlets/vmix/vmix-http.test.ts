import { once } from 'node:events';
import { createServer, type Server, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { createSettings } from '../../read-settings.ts';
import { createFakeVmix, listenAsVmix } from './testing/fake-vmix.ts';
import { readVmix, type VmixFlag } from './read-vmix.ts';
import { ANSWER_BYTES_MAX, createVmixHttp } from './vmix-http.ts';

const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

function dial(port: number, credentials = '') {
  const settings = createSettings<VmixFlag>({ vmix: `http://${credentials}127.0.0.1:${port}` }, {}, []);
  const vmix = readVmix(settings, 'stream1');
  if (vmix === undefined) throw new Error('no address');
  const time = createManualTime();
  const http = createVmixHttp(vmix, time);
  closing.push(() => http.close());
  return { ...http, time };
}

async function serve(listener: RequestListener): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { server, port: (server.address() as AddressInfo).port };
}

test('many requests go over one connection, with the password, and the state is read whole', async () => {
  const fake = createFakeVmix({ 'HomeScore.Text': 'é🦁' });
  fake.authorization = `Basic ${Buffer.from('admin:pass:wörd@1').toString('base64')}`;
  const vmix = await listenAsVmix(fake);
  closing.push(vmix.close);
  const { ask } = dial(vmix.port, 'admin:pass%3Aw%C3%B6rd%401@');
  for (let n = 0; n < 5; n += 1) expect(await ask('/api/')).toMatchObject({ ok: true, status: 200, from: '127.0.0.1' });
  expect(await ask('/api/')).toMatchObject({ body: expect.stringContaining('>é🦁</text>') });
  expect(vmix.connections()).toBe(1);
  expect(await dial(vmix.port).ask('/api/')).toMatchObject({ status: 401 });
});

test('an idle connection that vMix gave up is no failure', async () => {
  const { server, port } = await serve((_, response) => response.end('there'));
  server.keepAliveTimeout = 0;
  const { ask } = dial(port);
  expect(await ask('/api/')).toMatchObject({ body: 'there' });
  server.closeIdleConnections();
  // Before this side hears of it, or after: both are the same to who asks.
  expect(await ask('/api/')).toMatchObject({ body: 'there' });
});

test('[O5] who does not answer within 3 s has not answered', async () => {
  const { server, port } = await serve(() => undefined);
  const { ask, time } = dial(port);
  const answer = ask('/api/');
  await once(server, 'request');
  time.advance(3000);
  expect(await answer).toMatchObject({ ok: false, reason: 'no answer within 3 s' });
});

test('[G5] an answer that does not end is given up at its bound', async () => {
  let written = 0;
  const { port } = await serve((_, response) => {
    const more = (): void => {
      written += 65_536;
      if (!response.destroyed) response.write('x'.repeat(65_536), more);
    };
    more();
  });
  expect(await dial(port).ask('/api/')).toMatchObject({ ok: false, reason: 'its answer is too long' });
  expect(written).toBeLessThan(8 * ANSWER_BYTES_MAX);
});

test('an answer that is cut off, nobody there, and who speaks no HTTP are told apart', async () => {
  const cut = await serve((_, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('half', () => response.destroy());
  });
  expect(await dial(cut.port).ask('/api/')).toMatchObject({
    ok: false,
    reason: expect.stringMatching(/cut off|ECONNRESET/),
  });
  const gone = await serve(() => undefined);
  gone.server.close();
  await once(gone.server, 'close');
  expect(await dial(gone.port).ask('/api/')).toMatchObject({ ok: false, reason: 'ECONNREFUSED' });
});

test('[O5] [S8] a redirect is not followed', async () => {
  const asked: string[] = [];
  const { port } = await serve((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(302, { location: '/elsewhere' }).end();
  });
  expect(await dial(port).ask('/api/')).toMatchObject({ ok: true, status: 302 });
  expect(asked).toEqual(['/api/']);
});
