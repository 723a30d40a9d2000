/** A publisher that counts from a number on, ten times a second, and dials again for ever: `count.ts ws://host:port/stream 1000`. */
import { WebSocket } from 'ws';

const [url = '', from = '1'] = process.argv.slice(2);
let count = Number(from);
let socket: WebSocket | undefined;

function dial(): void {
  socket = new WebSocket(url, { handshakeTimeout: 2000 });
  socket.on('error', () => undefined);
  socket.on('close', () => setTimeout(dial, 300));
}

dial();
setInterval(() => {
  if (socket?.readyState !== WebSocket.OPEN) return;
  socket.send(JSON.stringify({ type: 'ocr', values: { score_a: String(count), score_b: '7' } }));
  count += 1;
}, 100);
