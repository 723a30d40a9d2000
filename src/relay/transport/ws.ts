import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Socket } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { CLOSE } from '#protocol/close-codes.ts';
import type { Time } from '#lib/time.ts';
import type { Access, Entry } from '../access/access.ts';
import type { Crowd } from '../access/crowd.ts';
import {
  CLOSE_HANDSHAKE_MS,
  CLOSE_SETTLE_MS,
  FRAME_BYTES_MAX,
  FRAME_CHUNKS_MAX,
  FRAME_FRAGMENTS_MAX,
} from '../limits.ts';
import type { Log } from '../log.ts';
import type { Traffic } from '../metrics.ts';
import type { Relay } from '../relay.ts';
import type { Session } from '../session.ts';
import { frameText } from './frame-text.ts';
import { refuseUpgrade, type Refusal } from './refuse-upgrade.ts';
import { SocketPeer, type Tally } from './socket-peer.ts';

/** Takes an HTTP upgrade and makes a connection of it. */
export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

// Some of these options are newer than the type declarations of ws.
const OPTIONS = {
  noServer: true,
  clientTracking: false,
  perMessageDeflate: false,
  maxPayload: FRAME_BYTES_MAX,
  maxFragments: FRAME_FRAGMENTS_MAX,
  maxBufferedChunks: FRAME_CHUNKS_MAX,
  autoPong: false,
  closeTimeout: CLOSE_HANDSHAKE_MS,
} as const;

export interface Sockets {
  readonly upgrade: Upgrade;
  /** What they did since the start. */
  readonly traffic: () => Traffic;
  /** Waits until every socket that was told goodbye is closed, and cuts those that take longer than CLOSE_SETTLE_MS. */
  settle(): Promise<void>;
}

/** Who may come in, and how what they say is read. */
interface Entrance {
  readonly access: Pick<Access, 'caller' | 'enter'>;
  readonly crowd: Crowd;
  /** Whether text that is no UTF-8 is read as well as it goes; a frame of it is the end of its connection otherwise (RFC 6455 §8.1). */
  readonly isLenient: boolean;
}

/** Connects sockets with the relay's heart: each upgrade that may come in becomes a peer and its session, whatever its path. */
export function createSockets(relay: Relay, { access, crowd, isLenient }: Entrance, time: Time, log: Log): Sockets {
  const server = new WebSocketServer({ ...OPTIONS, skipUTF8Validation: isLenient });
  const open = new Set<WebSocket>();
  const tally: Tally = { connectionsEver: 0, framesIn: 0, framesOut: 0, bytesOut: 0 };

  /** An output that is refused looks as if it had never dialled: the log names it. */
  function refuse(request: IncomingMessage, socket: Duplex, { status, reason }: Refusal): void {
    const { address, stream } = access.caller(request);
    log('warn', 'refused an upgrade', { status, reason, address, stream });
    refuseUpgrade(socket, { status, reason });
  }

  return {
    traffic: () => ({ ...tally, connections: open.size }),
    upgrade(request, socket, head) {
      const entry = access.enter(request);
      if (!entry.ok) {
        refuse(request, socket, entry);
        return;
      }
      const place = crowd.enter(entry.caller, entry.rights);
      if (!place.ok) {
        refuse(request, socket, place);
        return;
      }
      // Also where the handshake fails, of which nobody else hears. Its own function: one made here would keep the request alive.
      socket.once('close', place.leave);
      server.handleUpgrade(request, socket, head, (ws) => {
        connect(relay, { ws, socket, open, tally, isLenient }, { request, entry }, log);
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

/** What a connection is made of. */
interface Wiring {
  readonly ws: WebSocket;
  readonly socket: Duplex;
  /** All that are open. */
  readonly open: Set<WebSocket>;
  readonly tally: Tally;
  readonly isLenient: boolean;
}

/** An upgrade that may come in. */
interface Guest {
  readonly request: IncomingMessage;
  readonly entry: Entry & { readonly ok: true };
}

function connect(relay: Relay, wiring: Wiring, { request, entry }: Guest, log: Log): void {
  const { ws, socket, open, tally } = wiring;
  if (socket instanceof Socket) socket.setNoDelay(true);
  open.add(ws);
  tally.connectionsEver += 1;
  const peer = new SocketPeer(wiring, entry.caller.address, request.headers['user-agent'] ?? '');
  const session = relay.connect(peer, request.url ?? '/', entry.rights);
  peer.session = session;
  listenTo(wiring, session, peer, relay, log);
}

/** Apart from whoever sees the request, so that no handler keeps it alive: that is 7 kB for each connection. */
function listenTo(
  { ws, open, tally, isLenient }: Wiring,
  session: Session,
  peer: SocketPeer,
  relay: Relay,
  log: Log,
): void {
  ws.on('message', (data) => {
    tally.framesIn += 1;
    const frame = frameText(data, isLenient);
    session.receive(frame.text, frame.bytes);
  });
  ws.on('ping', (payload) => {
    peer.pong(payload);
    session.pinged();
  });
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
  ws.on('close', () => {
    open.delete(ws);
    relay.forget(session);
  });
}
