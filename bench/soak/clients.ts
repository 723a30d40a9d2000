/** Who is connected to a relay for a day: publishers that never rest, viewers that only listen, and many that come and go. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { WebSocket } from 'ws';

export interface Client {
  say(text: string): void;
  /** Frames that came. */
  heard(): number;
  /** Says goodbye, and waits until that is answered. */
  leave(): Promise<void>;
  /** Is gone without a word. */
  drop(): void;
}

export async function dial(port: number, path: string): Promise<Client> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { perMessageDeflate: false });
  let heard = 0;
  socket.on('message', () => {
    heard += 1;
  });
  socket.on('error', () => undefined);
  await once(socket, 'open');
  return {
    say: (text) => socket.send(text),
    heard: () => heard,
    async leave() {
      const closed = once(socket, 'close');
      socket.close();
      await closed;
    },
    drop: () => socket.terminate(),
  };
}

export async function watch(port: number, stream: string): Promise<Client> {
  const client = await dial(port, `/${stream}`);
  client.say('{"type":"register","role":"viewer","protocol":1}');
  return client;
}

/** How one that comes and goes behaves: each leaves something else half done. */
const VISITS: readonly ((port: number, number: number) => Promise<void>)[] = [
  async (port, n) => (await watch(port, `court${n % 16}`)).leave(),
  async (port, n) => (await watch(port, `court${n % 16}`)).drop(),
  async (port, n) => {
    const publisher = await dial(port, `/visited${n % 8}`);
    publisher.say(`{"type":"ocr","values":{"score_a":"${n}"}}`);
    publisher.say('{"type":"ping"}');
    publisher.drop();
  },
  async (port, n) => {
    const publisher = await dial(port, `/visited${n % 8}`);
    publisher.say('{"type":"ocr","values":{');
    await publisher.leave();
  },
  async (port) => (await dial(port, '/silent')).drop(),
  async (port) => {
    const half = connect(port, '127.0.0.1');
    half.on('error', () => undefined);
    await once(half, 'connect');
    half.write('GET /stream1 HTTP/1.1\r\nUpgrade: websocket\r\n');
    half.destroy();
  },
];

export async function visit(port: number, number: number): Promise<void> {
  await VISITS[number % VISITS.length]?.(port, number);
}
