/** A server that hands out the relay's pages and speaks to their sockets as the test says: for faults that a relay does not have. */
import { once } from 'node:events';
import http from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

export interface FakeServer {
  readonly origin: string;
  /** Every frame that came, of all sockets. */
  readonly heard: readonly string[];
  /** To every socket there is. */
  send(frame: string): void;
  close(): Promise<void>;
}

export async function startFakeServer(relayOrigin: string): Promise<FakeServer> {
  const heard: string[] = [];
  const sockets = new Set<WebSocket>();
  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? '/', relayOrigin);
    http
      .get(url, { headers: { ...request.headers, host: url.host } }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      })
      .once('error', () => response.destroy());
  });
  const upgrades = new WebSocketServer({ server });
  upgrades.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('message', (data: Buffer) => heard.push(data.toString('utf8')));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    heard,
    send(frame) {
      for (const socket of sockets) socket.send(frame);
    },
    async close() {
      for (const socket of sockets) socket.terminate();
      server.closeAllConnections();
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}
