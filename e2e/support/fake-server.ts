/** A server that hands out the relay's pages and speaks to their sockets as the test says: for faults that a relay does not have. */
import http from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { listenLocally } from './listen.ts';

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
  const { origin, close } = await listenLocally(server);
  return {
    origin,
    heard,
    send(frame) {
      for (const socket of sockets) socket.send(frame);
    },
    async close() {
      for (const socket of sockets) socket.terminate();
      await close();
    },
  };
}
