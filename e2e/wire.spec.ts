/** The page against servers that are not the relay of this build: an older state, gaps, a mere echo, words it does not know. */
import type { Page, WebSocketRoute } from 'playwright/test';
import { expect, test } from './support/test.ts';

interface FakeServer {
  /** The page's socket, once it has registered on it. */
  readonly socket: () => Promise<WebSocketRoute>;
  /** Every frame of the page, read. */
  readonly heard: unknown[];
}

/** Answers the page's socket in the relay's place. */
async function fakeServer(page: Page): Promise<FakeServer> {
  const heard: unknown[] = [];
  const sockets: WebSocketRoute[] = [];
  await page.routeWebSocket(/./, (socket) => {
    sockets.push(socket);
    socket.onMessage((frame) => {
      heard.push(JSON.parse(frame.toString()));
    });
  });
  return {
    heard,
    async socket() {
      await expect.poll(() => heard.length).toBe(1);
      const [socket] = sockets;
      if (socket === undefined) throw new Error('the page has not dialled');
      return socket;
    },
  };
}

const say = (socket: WebSocketRoute, message: object): void => {
  socket.send(JSON.stringify(message));
};
const snapshot = (epoch: string, rev: number, score: string): object => ({
  type: 'snapshot',
  stream: 'x',
  epoch,
  rev,
  at: Date.now(),
  build: 'b',
  values: { 'home.score': score, clock: '1:00' },
  control: {},
  source: { status: 'live', age: 0 },
});
const update = (since: number, rev: number, score: string): object => ({
  type: 'update',
  since,
  rev,
  at: Date.now(),
  values: { 'home.score': score },
});

test.describe('the wire', { tag: '@engine' }, () => {
  test('[V13] [V4] [V5] a new epoch replaces everything, an old one never overwrites it, a gap asks for the whole state', async ({
    page,
    openOverlay,
  }) => {
    const server = await fakeServer(page);
    const { field } = await openOverlay();
    const socket = await server.socket();
    expect(server.heard[0]).toMatchObject({ type: 'register', role: 'viewer', protocol: 1 });

    say(socket, snapshot('old', 50, '50'));
    await expect(field('home.score')).toHaveText('50');
    // The relay came back without its last revisions: the new epoch counts, however low its number.
    say(socket, snapshot('new', 3, '60'));
    await expect(field('home.score')).toHaveText('60');
    // What is left over of the old epoch, or of an earlier revision, is not shown; the next good update proves that it was read.
    say(socket, update(1, 2, '51'));
    say(socket, update(3, 4, '61'));
    await expect(field('home.score')).toHaveText('61');
    expect(server.heard.filter(isResync)).toHaveLength(0);

    say(socket, update(50, 51, '52'));
    await expect.poll(() => server.heard.filter(isResync).length).toBe(1);
    expect(await field('home.score').textContent()).toBe('61');
    say(socket, snapshot('new', 9, '66'));
    await expect(field('home.score')).toHaveText('66');
  });

  test('[G3] a heartbeat of another epoch asks for the whole state', async ({ page, openOverlay }) => {
    const server = await fakeServer(page);
    const { field } = await openOverlay();
    const socket = await server.socket();
    say(socket, snapshot('old', 50, '50'));
    await expect(field('home.score')).toHaveText('50');
    say(socket, { type: 'heartbeat', epoch: 'new', rev: 50, at: Date.now(), source: { status: 'live', age: 0 } });
    await expect.poll(() => server.heard.filter(isResync).length).toBe(1);
    expect(await field('home.score').textContent()).toBe('50');
  });

  test('[V9] unknown messages and frames that are none leave the picture alone', async ({ page, openOverlay }) => {
    const server = await fakeServer(page);
    const { field, root } = await openOverlay();
    const socket = await server.socket();
    say(socket, snapshot('e', 1, '1'));
    await expect(field('home.score')).toHaveText('1');
    for (const frame of [
      '{"type":"confetti"}',
      'pong',
      '',
      '{',
      'null',
      '[]',
      '{"type":"update","since":1,"rev":2,"at":1,"values":7}',
    ])
      socket.send(frame);
    say(socket, update(1, 2, '2'));
    await expect(field('home.score')).toHaveText('2');
    await expect(root).toHaveAttribute('data-status', 'live');
  });

  test('[V12] a server that merely echoes the feed is drawn as well', async ({ page, openOverlay }) => {
    const server = await fakeServer(page);
    const { field } = await openOverlay();
    const socket = await server.socket();
    say(socket, { type: 'ocr', values: { 'Home Score': ' 07', time: '3:12', score_b: 9 } });
    await expect(field('home.score')).toHaveText('7');
    await expect(field('away.score')).toHaveText('9');
    await expect(field('clock')).toHaveText('3:12');
    say(socket, { type: 'ocr', values: { 'Home Score': '8' } });
    await expect(field('home.score')).toHaveText('8');
    await expect(field('clock')).toHaveText('3:12');
  });
});

function isResync(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'resync';
}
