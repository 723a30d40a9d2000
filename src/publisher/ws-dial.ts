import { WebSocket } from 'ws';
import type { Dial } from './publisher.ts';

/** Dials with the `ws` package: one WebSocket, its pongs seen, its end said once. */
export const dialWebSocket: Dial = (url, events) => {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  let failure = '';
  socket.on('open', () => {
    events.opened();
  });
  socket.on('message', (data: Buffer) => {
    events.message(data.toString('utf8'));
  });
  socket.on('pong', () => {
    events.ponged();
  });
  // "error" always comes with a "close"; without a listener it would end the process.
  socket.on('error', (error: NodeJS.ErrnoException) => {
    // Where a name has several addresses and none answers, the error has a code and no message.
    failure = error.message || (error.code ?? '');
  });
  socket.on('close', (code) => {
    events.closed(code, failure);
  });
  return {
    send(text) {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    ping() {
      if (socket.readyState === WebSocket.OPEN) socket.ping();
    },
    close() {
      socket.close(1000);
    },
    cut() {
      socket.terminate();
    },
  };
};
