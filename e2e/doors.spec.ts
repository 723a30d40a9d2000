/** Every other way in, to the picture: a value that comes by it stands on the overlay, and the desk says what arrived. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import path from 'node:path';
import { WebSocket } from 'ws';
import type { RelayConfig } from '#relay/config.ts';
import { expectShown, expectStatus, overlayOn } from './support/overlay.ts';
import { expect, startTestRelay, test as base } from './support/test.ts';

const NONE = { tcp: [], udp: [], polls: [], files: [] };

interface House {
  readonly origin: string;
  readonly doorPorts: { readonly tcp: readonly number[]; readonly udp: readonly number[] };
}

const test = base.extend<{ readonly openHouse: (doors: Partial<NonNullable<RelayConfig['doors']>>) => Promise<House> }>(
  {
    openHouse: async ({ folder }, use) => {
      const ends: (() => Promise<void>)[] = [];
      await use(async (doors) => {
        const relay = await startTestRelay(path.join(folder, 'data'), { doors: { ...NONE, ...doors } });
        ends.push(() => relay.close());
        return relay;
      });
      for (const end of ends) await end();
    },
  },
);

test('[I1] [I3] a form that is posted, and ScoreSight’s list after it', async ({ page, openHouse }) => {
  const { origin } = await openHouse({});
  const url = `${origin}/streams/court1`;
  await fetch(url, { method: 'POST', body: new URLSearchParams({ 'Home Score': '56', 'Away Score': '61' }) });
  await page.goto(`${origin}/overlay/court1`);
  const overlay = overlayOn(page);
  await expectShown(overlay, { 'home.score': '56', 'away.score': '61' });
  await expectStatus(overlay, 'live');
  const fields = [
    { name: 'Home Score', text: '58', state: 'Success', rect: { x: 0, y: 0, width: 9, height: 9 } },
    { name: 'Away Score', text: '6I', state: 'FailedFilter' },
    { name: 'Time', text: '3:12', state: 'Success' },
  ];
  const answer = await fetch(url, { method: 'PUT', body: JSON.stringify(fields) });
  expect(await answer.json()).toMatchObject({ standing: 'counts', ignored: [{ name: 'Away Score' }] });
  await expectShown(overlay, { 'home.score': '58', 'away.score': '61', clock: '3:12' });
});

test('[I6] lines by TCP, cut anywhere', async ({ page, openHouse }) => {
  const { origin, doorPorts } = await openHouse({ tcp: [{ port: 0, stream: 'court1' }] });
  await page.goto(`${origin}/overlay/court1`);
  const socket = connect(doorPorts.tcp[0] ?? 0, '127.0.0.1');
  await once(socket, 'connect');
  socket.setNoDelay(true);
  socket.write('{"type":"ocr","values":{"score_a":"5');
  socket.write('6"}}Clock=3:1');
  socket.write('2\r\nscore_b=61\r\n');
  await expectShown(overlayOn(page), { 'home.score': '56', 'away.score': '61', clock: '3:12' });
  socket.destroy();
});

test('[I7] a datagram', async ({ page, openHouse }) => {
  const { origin, doorPorts } = await openHouse({ udp: [{ port: 0, stream: 'court1' }] });
  await page.goto(`${origin}/overlay/court1`);
  const socket = createSocket('udp4');
  socket.send('{"type":"ocr","values":{"score_a":"56","time":"3:12"}}\n', doorPorts.udp[0] ?? 0, '127.0.0.1');
  await expectShown(overlayOn(page), { 'home.score': '56', clock: '3:12' });
  socket.close();
});

test('[I8] [I9] what is asked for, and what a file says', async ({ page, folder, openHouse }) => {
  let score = 56;
  const server = createServer((_request, response) => response.end(JSON.stringify({ 'Home Score': score })));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const file = path.join(folder, 'score.xml');
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/results.json`);
  const { origin } = await openHouse({
    polls: [{ stream: 'court1', url }],
    files: [{ stream: 'court2', path: file }],
  });
  await page.goto(`${origin}/overlay/court1`);
  await expectShown(overlayOn(page), { 'home.score': '56' });
  score = 58;
  await expectShown(overlayOn(page), { 'home.score': '58' });
  await page.goto(`${origin}/overlay/court2`);
  await writeFile(file, '<board><home><score>7</score></home><away><score>9</score></away></board>');
  await expectShown(overlayOn(page), { 'home.score': '7', 'away.score': '9' });
  server.closeAllConnections();
  server.close();
});

test('[I5] a publisher that waits for answers gets them', async ({ page, openHouse }) => {
  const { origin } = await openHouse({});
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/ack/court1/`);
  const heard: string[] = [];
  socket.on('message', (data: Buffer) => heard.push(data.toString('utf8')));
  await once(socket, 'open');
  socket.send('{"type":"register","stream":"court1","role":"ocr"}');
  socket.send('{"type":"ocr","values":{"score_a":"56"}}');
  await page.goto(`${origin}/overlay/court1`);
  await expectShown(overlayOn(page), { 'home.score': '56' });
  expect(heard[0]).toBe('{"type":"registered","stream":"court1","role":"ocr"}');
  expect(heard[1]).toContain('"updated_fields":["score_a"]');
  socket.terminate();
});

test('the control page tests a connection: it waits for what arrives, and says what it was', async ({
  page,
  openHouse,
}) => {
  const { origin } = await openHouse({});
  const send = (body: string): Promise<Response> => fetch(`${origin}/streams/court1`, { method: 'POST', body });
  await send('{"Home Score":"1"}');
  await page.goto(`${origin}/control/court1`);
  await page.getByTestId('fold-sources').getByRole('button').first().click();
  await page.getByTestId('test-connection').click();
  await expect(page.getByTestId('test-result')).toHaveText('Send something from your program now: it appears here.');
  await send('{"Home Score":"2","<i>odd</i>":"x"}');
  await expect(page.getByTestId('test-result')).toHaveText('It arrived.');
  await expect(page.getByTestId('any-source')).toHaveAttribute('data-kind', 'http');
  await expect(page.getByTestId('any-source')).toContainText('Home Score 2');
  await expect(page.getByTestId('any-source')).toContainText('<i>odd</i> x');
  await send('hello');
  await expect(page.getByTestId('unreadable')).toContainText('1 message could not be read: expected JSON such as');
});
