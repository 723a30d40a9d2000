/** A scoreboard's program as the tests need it: it dials, says exactly what it is told, and remembers what it was answered. */
import { once } from 'node:events';
import { WebSocket } from 'ws';

export interface TestPublisher {
  /** Sends an update the way Scoreboard OCR does. */
  send(values: Readonly<Record<string, unknown>>): void;
  /** Sends a frame as it is. */
  sendText(frame: string): void;
  /** What came back so far. */
  readonly answers: readonly string[];
  /** The code that its socket is closed with. */
  readonly closed: Promise<number>;
  close(): Promise<void>;
}

/** Resolves once the relay has taken the socket. `path` is what the user typed behind the port, e.g. `/stream1`. */
export async function connectPublisher(origin: string, path: string): Promise<TestPublisher> {
  const socket = new WebSocket(new URL(path, origin.replace(/^http/, 'ws')));
  const answers: string[] = [];
  socket.on('message', (data: Buffer) => answers.push(data.toString('utf8')));
  const gone = new Promise<number>((resolve) => {
    socket.once('close', resolve);
  });
  await once(socket, 'open');
  // Later faults are the relay's end being taken away on purpose.
  socket.on('error', () => undefined);
  return {
    send(values) {
      socket.send(JSON.stringify({ type: 'ocr', values }));
    },
    sendText(frame) {
      socket.send(frame);
    },
    answers,
    closed: gone,
    async close() {
      if (socket.readyState === WebSocket.CLOSED) return;
      socket.close();
      await gone;
    },
  };
}
