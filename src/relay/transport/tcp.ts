/** Scoreboard OCR over TCP (docs/PROTOCOL.md I6): JSON and `Field=value` lines, whatever the network makes of them. */
import { createServer, isIPv6, type Socket } from 'node:net';
import { StringDecoder } from 'node:string_decoder';
import { createTextCutter, framesOf } from '#protocol/dialects/text-stream.ts';
import type { Time } from '#lib/time.ts';
import { isLoopbackAddress, plainAddress } from '../access/addresses.ts';
import type { Access } from '../access/access.ts';
import type { Crowd } from '../access/crowd.ts';
import type { Rights } from '../access/rights.ts';
import type { Frame } from '../frame.ts';
import { CLOSE_HANDSHAKE_MS, FIRST_FRAME_MS, FRAME_BYTES_MAX } from '../limits.ts';
import type { Log } from '../log.ts';
import type { Peer } from '../peer.ts';
import type { Relay } from '../relay.ts';
import { bindHosts, type Bound, type DoorAt } from './bind-hosts.ts';

export interface DoorDeps {
  readonly hosts: readonly string[];
  readonly relay: Pick<Relay, 'connect' | 'forget'>;
  readonly access: Pick<Access, 'rights'>;
  readonly crowd: Crowd;
  readonly time: Time;
  readonly log: Log;
}

/**
 * The system asks a silent peer whether it lives after so long, in ms, and gives it up after ten questions, a second apart (libuv, `uv_tcp_keepalive`):
 * what pings are to WebSockets, and as soon noticed (W3).
 */
const KEEP_ALIVE_MS = 1000;
/** What a page of a browser can make it say first, whatever it sends then; and the line of any other program that takes this for HTTP. */
const HTTP_LINE = /^(?:GET|HEAD|POST|PUT|DELETE|OPTIONS|PATCH|TRACE|CONNECT|PRI) /;
// Text has none of these: TLS, STUN and the like begin with them.
// oxlint-disable-next-line no-control-regex
export const CONTROL = /[\u0001-\u0008\u000e-\u001f]/;

const LINE_END = Buffer.from('\n');

/** Rejects with a `StartError` where the port cannot be had. */
export function listenTcp(door: DoorAt, deps: DoorDeps): Promise<Bound> {
  return bindHosts({ hosts: deps.hosts, port: door.port, setting: '--tcp' }, (host, port) => {
    const open = new Set<Socket>();
    const server = createServer({ noDelay: true, keepAlive: true, keepAliveInitialDelay: KEEP_ALIVE_MS }, (socket) => {
      open.add(socket);
      socket.once('close', () => open.delete(socket));
      connect(socket, door.stream, deps);
    });
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host, port, ipv6Only: isIPv6(host) }, () => {
        server.off('error', reject);
        server.on('error', (error) => deps.log('error', 'the server failed', { host, reason: error.message }));
        const address = server.address();
        resolve({
          port: typeof address === 'object' && address !== null ? address.port : port,
          close() {
            server.close();
            for (const socket of open) socket.destroy();
          },
        });
      });
    });
  });
}

/** Who sends by TCP: it has no header, so what it may do is known by its address, and by the key that its register line may bring. */
export function rightsBySource(
  access: Pick<Access, 'rights'>,
  address: string,
  credentials: readonly string[],
): Rights {
  const isLocal = isLoopbackAddress(address);
  const caller = {
    address,
    isLocal,
    stream: undefined,
    isLocalFile: false,
    isToldPage: false,
    tls: false,
    cookie: undefined,
    credentials,
  };
  // It only ever publishes.
  return { ...access.rights(caller), view: false, operate: false };
}

function connect(socket: Socket, stream: string, { relay, access, crowd, time, log }: DoorDeps): void {
  socket.on('error', () => socket.destroy());
  const address = plainAddress(socket.remoteAddress ?? '');
  const rights = rightsBySource(access, address, []);
  const place = crowd.enter({ address, isLocal: isLoopbackAddress(address) }, rights);
  if (!place.ok) {
    log('warn', 'refused a connection by TCP', { address, reason: place.reason });
    socket.destroy();
    return;
  }
  const session = relay.connect(new TcpPeer(socket, address, time), '/', rights, stream);
  const decoder = new StringDecoder('utf8');
  const cutter = createTextCutter();
  let isFirst = true;
  const refuse = (reason: string): void => {
    log('warn', 'closing a connection by TCP', { address, reason });
    socket.destroy();
  };
  // Who may publish may be silent for hours; who has to wait for a word says something first.
  const callOff = time.after(FIRST_FRAME_MS, () => {
    if (socket.bytesRead === 0 && rights.publish !== 'yes') refuse('nothing came');
  });
  const take = (chunk: Buffer): void => {
    const text = decoder.write(chunk);
    const pieces = cutter.push(isFirst ? text.replace(/^\ufeff/, '') : text);
    if (isFirst && (CONTROL.test(text) || HTTP_LINE.test(pieces[0] ?? ''))) return refuse('it speaks another protocol');
    isFirst &&= pieces.length === 0;
    for (const frame of framesOf(pieces)) session.receive(frame, Buffer.byteLength(frame));
    if (cutter.waiting() > FRAME_BYTES_MAX) refuse(`a line is longer than ${FRAME_BYTES_MAX} bytes`);
  };
  const tryTaking = (chunk: Buffer): void => {
    try {
      take(chunk);
    } catch (error) {
      // A fault of ours costs this connection, and not the relay.
      log('error', 'what came by TCP could not be taken', { address, reason: String(error) });
      socket.destroy();
    }
  };
  socket.on('data', tryTaking);
  // Scripts say one thing and hang up: that ends a line as well.
  socket.once('end', () => tryTaking(LINE_END));
  socket.once('close', () => {
    callOff();
    relay.forget(session);
    place.leave();
  });
}

class TcpPeer implements Peer {
  readonly kind = 'tcp';
  readonly userAgent = '';
  readonly address: string;
  readonly #socket: Socket;
  readonly #time: Time;
  #signs = 0;

  constructor(socket: Socket, address: string, time: Time) {
    this.#socket = socket;
    this.address = address;
    this.#time = time;
  }

  /** A line. One that pings and reads no answer gets no more of them. */
  send({ text }: Frame): boolean {
    if (this.#socket.writable && this.#socket.writableLength < FRAME_BYTES_MAX) this.#socket.write(`${text}\n`);
    return true;
  }

  close(): void {
    if (this.#socket.closed) return;
    this.#socket.end();
    this.#socket.once(
      'close',
      this.#time.after(CLOSE_HANDSHAKE_MS, () => this.#socket.destroy()),
    );
  }

  terminate(): void {
    this.#socket.destroy();
  }

  ping(): void {
    // The system does, see KEEP_ALIVE_MS.
  }

  backlog(): number {
    return this.#socket.writableLength;
  }

  /** A socket that the system has not given up is a sign of life each time. */
  received(): number {
    if (!this.#socket.destroyed) this.#signs += 1;
    return this.#signs;
  }
}
