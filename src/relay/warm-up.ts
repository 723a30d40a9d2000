/**
 * Joining is the one thing that a relay does seldom and then a thousand times at once, at kick-off: code that ran a dozen times is interpreted,
 * and takes a crowd half as long again as code that was compiled. So the process plays a crowd to itself soon after its start: a relay of its
 * own without a past, on a port of this machine alone, in bites so small that whoever is really there waits a few milliseconds at most.
 */
import { connect, type Socket } from 'node:net';
import type { Time } from '#lib/time.ts';
import { CLOSE } from '#protocol/close-codes.ts';
import { callerOf } from './access/caller.ts';
import { collectGarbage, keepBytecode } from './v8.ts';
import type { Access } from './access/access.ts';
import { createCrowd } from './access/crowd.ts';
import { ALL_RIGHTS } from './access/rights.ts';
import { USUAL_LIMITS, WARM_UP_AFTER_MS, WARM_UP_AT_ONCE, WARM_UP_JOINS, WARM_UP_PATIENCE_MS } from './limits.ts';
import { silentLog, type Log } from './log.ts';
import { createRelay } from './relay.ts';
import { noSport } from './sports.ts';
import { listen } from './transport/listen.ts';
import { createPlainSockets, plainLimits } from './transport/plain-sockets.ts';
import { createSockets } from './transport/ws.ts';

const HOST = '127.0.0.1';
const STREAM = 'warm-up';
const BOARD = { time: '12:00', score_a: '56', score_b: '48', period: '2', foul_a: '3', foul_b: '4', shot_clock: '24' };
const VIEWER = { type: 'register', stream: STREAM, role: 'viewer', protocol: 1 };

export interface WarmUp {
  /** Resolves when it is over, whatever became of it, with how many viewers joined. */
  readonly done: Promise<number>;
  /** Ends it early. */
  stop(): void;
}

/** Begins `WARM_UP_AFTER_MS` from now. It cannot fail: what goes wrong ends it, and is logged. */
export function warmUp({ time, log }: { readonly time: Time; readonly log: Log }): WarmUp {
  /** Its own ends of the connections. */
  const sockets = new Set<Socket>();
  const ending = new AbortController();
  const { signal } = ending;
  let isLate = false;
  /** Resolves early where it ends. */
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const over = (): void => {
        signal.removeEventListener('abort', over);
        callOff();
        resolve();
      };
      const callOff = time.after(ms, over);
      signal.addEventListener('abort', over);
    });

  function stop(): void {
    ending.abort();
    cut();
  }

  /** Without a goodbye: no port stays taken for a minute. */
  function cut(): void {
    for (const socket of sockets) socket.resetAndDestroy();
    sockets.clear();
  }

  async function join(port: number, words: object, pieces: number): Promise<Socket> {
    const socket = connect(port, HOST);
    sockets.add(socket);
    await greeted(socket, { port, words, pieces });
    return socket;
  }

  async function play(): Promise<number> {
    await pause(WARM_UP_AFTER_MS);
    if (signal.aborted) return 0;
    const house = await openHouse(time);
    const callOff = time.after(WARM_UP_PATIENCE_MS, () => {
      isLate = true;
      stop();
    });
    let joined = 0;
    const playUntil = async (all: number): Promise<void> => {
      while (!signal.aborted && joined < all) {
        const publisher = await join(house.port, ocr(BOARD), 1);
        await Promise.all(Array.from({ length: WARM_UP_AT_ONCE }, () => join(house.port, VIEWER, 2)));
        publisher.write(frame(ocr({ score_a: String(joined) })));
        joined += WARM_UP_AT_ONCE;
        // Whatever else is ready goes first, and the update goes out to them.
        await pause(1);
        cut();
      }
    };
    try {
      keepBytecode();
      await playUntil(WARM_UP_JOINS / 2);
      // What that crowd left would stay for as long as the relay is idle; and code that was compiled for objects which are gone goes with them, so the second half comes after it.
      if (!signal.aborted) collectGarbage();
      await playUntil(WARM_UP_JOINS);
    } finally {
      callOff();
      cut();
      house.close();
    }
    return joined;
  }

  const done = play().then(
    (joined) => {
      if (isLate) log('info', 'not warmed up: this machine is busy', { joined });
      else if (!signal.aborted) log('info', 'warmed up', { joined });
      return joined;
    },
    (error: unknown) => {
      if (!signal.aborted || isLate)
        log('info', `not warmed up: ${error instanceof Error ? error.message : String(error)}`);
      return 0;
    },
  );
  return { done, stop };
}

const caller: Access['caller'] = (request) => callerOf(request, { isProxy: () => false });
const enter: Access['enter'] = (request) => ({ ok: true, caller: caller(request), rights: ALL_RIGHTS });

/** A relay that forgets all, for this machine. */
async function openHouse(time: Time): Promise<{ readonly port: number; close(): void }> {
  const log = silentLog;
  const relay = createRelay({
    time,
    soon: (run) => {
      setImmediate(run);
    },
    random: Math.random,
    log,
    build: STREAM,
    demos: [],
    sportOf: noSport,
    restored: new Map(),
    changed: () => undefined,
  });
  const crowd = createCrowd(time, USUAL_LIMITS);
  const sockets = createSockets(relay, { access: { caller, enter }, crowd, isLenient: false }, time, log);
  const house = await listen({
    hosts: [HOST],
    port: 0,
    request: (_, response) => response.writeHead(404).end(),
    upgrade: (request, socket, head) => sockets.upgrade(request, socket, head),
    sockets: createPlainSockets({ ...plainLimits(), isExempt: () => false, log }),
    log,
  });
  return {
    port: house.port,
    close() {
      relay.stop(CLOSE.RESTART, 'warm');
      house.close();
    },
  };
}

/** Shakes hands and says this; resolves when so many pieces of data have come, the answer to the handshake being the first. Rejects when it is cut before. */
function greeted(
  socket: Socket,
  { port, words, pieces }: { readonly port: number; readonly words: object; readonly pieces: number },
): Promise<void> {
  return new Promise((resolve, reject) => {
    let came = 0;
    socket.write(
      `GET /${STREAM} HTTP/1.1\r\nHost: ${HOST}:${port}\r\nUser-Agent: ${STREAM}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    socket.on('data', () => {
      came += 1;
      if (came === 1) socket.write(frame(words));
      if (came === pieces) resolve();
    });
    socket.on('error', reject);
    socket.on('close', () => {
      reject(new Error('the connection was cut'));
    });
  });
}

function ocr(values: object): object {
  return { type: 'ocr', values };
}

/** Text from a client (RFC 6455 §5.2), masked with zeros; of at most 64 KiB. */
function frame(words: object): Buffer {
  const payload = Buffer.from(JSON.stringify(words));
  const length =
    payload.length < 126 ? [0x80 | payload.length] : [0x80 | 126, payload.length >> 8, payload.length & 0xff];
  return Buffer.concat([Buffer.from([0x81, ...length, 0, 0, 0, 0]), payload]);
}
