import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { createDial } from './socket.ts';

/** A real server, since what is held here is a library's behaviour. */
async function createServer() {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => {
    server.once('listening', resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return { server, url: `ws://127.0.0.1:${address.port}/stream1` };
}

function listen() {
  const told: unknown[] = [];
  return {
    told,
    events: {
      open: (registered: boolean) => told.push(['open', registered]),
      message: (text: string) => told.push(['message', text]),
      closed: (code: number) => told.push(['closed', code]),
    },
  };
}

describe('a dialled connection', () => {
  beforeEach(() => {
    vi.stubGlobal('WebSocket', WebSocket);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  test('[V10] is one attempt: after a close it tells the code and never dials by itself', async () => {
    const { server, url } = await createServer();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let came = 0;
    server.on('connection', (socket) => {
      came += 1;
      socket.send('{"type":"heartbeat"}');
      socket.close(4503, 'no');
    });
    const { told, events } = listen();
    createDial()(url, events);
    await vi.waitFor(() => expect(told).toHaveLength(3));
    expect(told).toEqual([
      ['open', false],
      ['message', '{"type":"heartbeat"}'],
      ['closed', 4503],
    ]);
    await vi.advanceTimersByTimeAsync(60_000);
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    expect(vi.getTimerCount()).toBe(0);
    expect(came).toBe(1);
    server.close();
  });

  test('keeps nothing of what is said before it stands', async () => {
    const { server, url } = await createServer();
    const heard: string[] = [];
    server.on('connection', (socket) => {
      socket.on('message', (data) => {
        heard.push(Buffer.isBuffer(data) ? data.toString() : 'not text');
        socket.close(1012);
      });
    });
    const { told, events } = listen();
    const connection = createDial()(url, {
      ...events,
      open: (registered) => {
        events.open(registered);
        connection.send('now');
      },
    });
    connection.send('too early');
    await vi.waitFor(() => expect(told).toContainEqual(['closed', 1012]));
    expect(heard).toEqual(['now']);
    server.close();
  });

  test('that nobody answers is told as closed, once', async () => {
    const { server, url } = await createServer();
    await new Promise((resolve) => {
      server.close(resolve);
    });
    const { told, events } = listen();
    createDial()(url, events);
    await vi.waitFor(() => expect(told).toHaveLength(1));
    expect(told).toEqual([['closed', expect.any(Number)]]);
  });

  test('that is let go tells nothing, not even that it closed', async () => {
    const { server, url } = await createServer();
    const left = new Promise((resolve) => {
      server.on('connection', (socket) => socket.on('close', resolve));
    });
    const { told, events } = listen();
    const connection = createDial()(url, {
      ...events,
      open: (registered) => {
        events.open(registered);
        connection.close();
      },
    });
    await left;
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    expect(told).toEqual([['open', false]]);
    server.close();
  });
});
