import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Socket } from 'node:net';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { CLOSE } from '#protocol/close-codes.ts';
import type { Time } from '#lib/time.ts';
import {
  CLOSE_HANDSHAKE_MS,
  CLOSE_SETTLE_MS,
  FRAME_BYTES_MAX,
  FRAME_CHUNKS_MAX,
  FRAME_FRAGMENTS_MAX,
  PONGS_WAITING_MAX,
} from '../limits.ts';
import type { Log } from '../log.ts';
import type { Peer } from '../peer.ts';
import type { Relay } from '../relay.ts';
import type { Session } from '../session.ts';

/** Takes an HTTP upgrade and makes a connection of it. */
export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

// Two of these options are newer than the type declarations of ws.
const OPTIONS = {
  noServer: true,
  clientTracking: false,
  perMessageDeflate: false,
  skipUTF8Validation: false,
  maxPayload: FRAME_BYTES_MAX,
  maxFragments: FRAME_FRAGMENTS_MAX,
  maxBufferedChunks: FRAME_CHUNKS_MAX,
  maxPendingAutoPongs: PONGS_WAITING_MAX,
  closeTimeout: CLOSE_HANDSHAKE_MS,
} as const;

export interface Sockets {
  readonly upgrade: Upgrade;
  /** Waits until every socket that was told goodbye is closed, and cuts those that take longer than CLOSE_SETTLE_MS. */
  settle(): Promise<void>;
}

/** Connects sockets with the relay's heart: each upgrade becomes a peer and its session, whatever its path. */
export function createSockets(relay: Relay, time: Time, log: Log): Sockets {
  const server = new WebSocketServer(OPTIONS);
  const open = new Set<WebSocket>();
  return {
    upgrade(request, socket, head) {
      server.handleUpgrade(request, socket, head, (ws) => {
        const tcp = socket instanceof Socket ? socket : undefined;
        tcp?.setNoDelay(true);
        open.add(ws);
        ws.on('close', () => open.delete(ws));
        connect(relay, ws, request, tcp, log);
      });
    },
    async settle() {
      const callOff = time.after(CLOSE_SETTLE_MS, () => {
        for (const ws of open) ws.terminate();
      });
      // Not events.once(): that rejects for a socket which fails on its way out.
      await Promise.all(Array.from(open, (ws) => new Promise((resolve) => ws.once('close', resolve))));
      callOff();
    },
  };
}

function connect(relay: Relay, ws: WebSocket, request: IncomingMessage, tcp: Socket | undefined, log: Log): void {
  let session: Session | undefined;
  let backlog = 0;
  const peer: Peer = {
    address: tcp?.remoteAddress?.replace(/^::ffff:/, '') ?? '',
    userAgent: request.headers['user-agent'] ?? '',
    send(text) {
      if (ws.readyState !== ws.OPEN) return;
      // `bufferedAmount` and `drain` say nothing below the stream's high-water mark: what counts is what each callback gives back.
      const bytes = Buffer.byteLength(text);
      backlog += bytes;
      ws.send(text, () => {
        backlog -= bytes;
        if (backlog === 0) session?.drained();
      });
    },
    close: (code, reason) => ws.close(code, cutToBytes(reason, CLOSE_REASON_BYTES_MAX)),
    terminate: () => ws.terminate(),
    ping() {
      if (ws.readyState === ws.OPEN) ws.ping();
    },
    backlog: () => backlog,
    received: () => tcp?.bytesRead ?? 0,
  };
  const live = relay.connect(peer, request.url ?? '/');
  session = live;
  ws.on('message', (data) => {
    const frame = textOf(data);
    if (frame !== undefined) live.receive(frame.text, frame.bytes);
  });
  ws.on('ping', () => live.pinged());
  ws.on('error', (error) => {
    // ws closes by itself, with the code that fits; 'close' follows. A link that broke (ECONNRESET and the like) is no fault of a frame's.
    if (!('code' in error) || typeof error.code !== 'string' || !error.code.startsWith('WS_ERR_')) return;
    const isTooBig = error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';
    log(
      'warn',
      `closing a connection: ${isTooBig ? 'its frame is too big' : 'its frame breaks the WebSocket protocol or its limits'}`,
      {
        address: peer.address,
        ...(isTooBig ? { code: CLOSE.FRAME_TOO_BIG, limitBytes: FRAME_BYTES_MAX } : { reason: error.code }),
      },
    );
  });
  ws.on('close', () => relay.forget(live));
}

/** RFC 6455 §5.5: a control frame holds 125 bytes, two of them the code. */
const CLOSE_REASON_BYTES_MAX = 123;

function cutToBytes(text: string, bytes: number): string {
  return Buffer.byteLength(text) <= bytes ? text : text.replace(/[^\u0020-\u007e]/g, '?').slice(0, bytes);
}

/** Text and binary frames alike are UTF-8; what is not is said to be unreadable by whoever reads it. */
function textOf(data: RawData): { readonly text: string; readonly bytes: number } {
  const buffer = Array.isArray(data) ? Buffer.concat(data) : Buffer.isBuffer(data) ? data : Buffer.from(data);
  return { text: buffer.toString('utf8'), bytes: buffer.length };
}
