import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { endAll, startAway } from '../transport/testing/away.ts';
import { freshSecret, readSecret } from './webhooks/signature.ts';

afterEach(endAll);

/** A program that hears webhooks, and checks them by a library of others. */
async function startReceiver(secret: string) {
  const events: unknown[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString('utf8')));
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, text]) => [name, String(text)]));
      events.push(new Webhook(secret).verify(body, headers));
      response.writeHead(204).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { events, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/score` };
}

test('[O3] [O4] what a scoreboard says comes out of a relay as signed events and as files', async () => {
  const text = freshSecret();
  const secret = readSecret(text) ?? Buffer.alloc(0);
  const receiver = await startReceiver(text);
  const filesDir = await mkdtemp(path.join(os.tmpdir(), 'boardcast-texts-'));
  try {
    const { relay } = await startAway({}, { outlets: { filesDir, webhooks: { urls: [receiver.url], secret } } });
    const publisher = new WebSocket(`ws://localhost:${relay.port}/court1`);
    await once(publisher, 'open');
    const file = path.join(filesDir, 'court1', 'HomeScore.txt');
    publisher.send('{"type":"ocr","values":{"score_a":"41","score_b":"39"}}');
    await vi.waitFor(async () => expect(await readFile(file, 'utf8')).toBe('41'), 5000);
    publisher.send('{"type":"ocr","values":{"score_a":"43"}}');
    await vi.waitFor(async () => expect(await readFile(file, 'utf8')).toBe('43'), 5000);
    await vi.waitFor(
      () =>
        expect(receiver.events).toContainEqual(
          expect.objectContaining({
            type: 'score.changed',
            data: { stream: 'court1', home: '43', away: '39', from: { home: '41', away: '39' } },
          }),
        ),
      5000,
    );
    publisher.terminate();
  } finally {
    receiver.server.close();
    receiver.server.closeAllConnections();
    await endAll();
    await rm(filesDir, { recursive: true });
  }
});

test('[O3] a receiver that is away is an alarm of the relay, and keeps it from nothing', async () => {
  const secret = readSecret(freshSecret()) ?? Buffer.alloc(0);
  const receiver = await startReceiver(freshSecret());
  receiver.server.close();
  const { relay, lines } = await startAway(
    {},
    { outlets: { filesDir: undefined, webhooks: { urls: [receiver.url], secret } } },
  );
  const publisher = new WebSocket(`ws://localhost:${relay.port}/court1`);
  await once(publisher, 'open');
  publisher.send('{"type":"ocr","values":{"score_a":"1"}}');
  // Looked at once before it changes.
  const row = async (): Promise<string> =>
    (await fetch(`http://localhost:${relay.port}/streams/court1/vmix.csv`)).text();
  await vi.waitFor(async () => expect(await row()).toContain(',1,'), 5000);
  await vi.waitFor(
    async () => {
      publisher.send(`{"type":"ocr","values":{"score_a":"${Math.round(performance.now())}"}}`);
      const health = await (await fetch(`http://localhost:${relay.port}/healthz`)).text();
      expect(health).toContain('takes no events (ECONNREFUSED)');
    },
    { timeout: 10_000, interval: 200 },
  );
  expect(lines.join('\n')).not.toContain('/score');
  publisher.terminate();
});
