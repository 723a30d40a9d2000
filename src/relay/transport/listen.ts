import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createServer as createDoor, isIPv6, type Server, type Socket } from 'node:net';
import { codeOf } from '#lib/code-of.ts';
import {
  HTTP_CHECK_MS,
  HTTP_HEADERS_MS,
  HTTP_IDLE_MS,
  HTTP_REQUEST_MS,
  HTTP_STALLED_MS,
  LISTEN_BACKLOG,
} from '../limits.ts';
import type { Log } from '../log.ts';
import { StartError } from '../start-error.ts';
import { socketId, type PlainSockets } from './plain-sockets.ts';
import { cutStalled } from './stalled-sockets.ts';
import type { TlsPair } from './tls.ts';
import { createWaitingAnswers } from './waiting-answers.ts';
import type { Upgrade } from './ws.ts';

/** The servers of one relay: the same port on every host. */
export interface Listening {
  readonly port: number;
  readonly hosts: readonly string[];
  /** Takes no new connection any more. Those of HTTP are cut; sockets that were upgraded are their owner's to close. */
  close(): void;
  /** From now on new connections get this certificate. */
  certify(pair: TlsPair): void;
}

export interface ListenOptions {
  readonly hosts: readonly string[];
  readonly port: number;
  readonly request: RequestListener;
  readonly upgrade: Upgrade;
  /** Bounds those that are no WebSocket, on all hosts together. */
  readonly sockets: PlainSockets;
  /** With a certificate each port speaks both: a connection is encrypted if its first byte says so. */
  readonly tls?: TlsPair | undefined;
  readonly log: Log;
}

/** How often another free port is tried when the one that the first host got is taken on the next. */
const FREE_PORT_TRIES = 5;

/** Listens on all hosts, or on none: rejects with a {@link StartError}. */
export async function listen(options: ListenOptions): Promise<Listening> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await listenOnAll(options);
    } catch (error) {
      if (options.port !== 0 || tries === FREE_PORT_TRIES || codeOf(error) !== 'EADDRINUSE')
        throw explain(error, options);
    }
  }
}

async function listenOnAll(options: ListenOptions): Promise<Listening> {
  const servers: House[] = [];
  const hosts: string[] = [];
  let { port } = options;
  const close = (): void => {
    for (const server of servers) server.close();
  };
  // "Every address" comes first: after it a single one of them is there already, before it it would be in the way.
  const inOrder = [...options.hosts].sort((a, b) => Number(isWildcard(b)) - Number(isWildcard(a)));
  for (const host of inOrder) {
    try {
      const server = await listenOn(host, port, options);
      servers.push(server);
      hosts.push(host);
      port = portOf(server.door) ?? port;
    } catch (error) {
      if (isMissingFamily(host, error) && options.hosts.some((other) => !isIPv6(other))) {
        options.log('info', 'this machine has no IPv6, the address is left out', { host });
        continue;
      }
      if (servers.some((server) => covers(server.door, error))) continue;
      close();
      throw error;
    }
  }
  const certify = (pair: TlsPair): void => {
    for (const server of servers) server.certify(pair);
  };
  return { port, hosts, close, certify };
}

/** What listens on one host. */
interface House {
  readonly door: Server;
  readonly close: () => void;
  readonly certify: (pair: TlsPair) => void;
}

const HTTP_OPTIONS = {
  headersTimeout: HTTP_HEADERS_MS,
  requestTimeout: HTTP_REQUEST_MS,
  connectionsCheckingInterval: HTTP_CHECK_MS,
  keepAliveTimeout: HTTP_IDLE_MS,
  noDelay: true,
};
/** What a TLS handshake begins with (RFC 8446 §5.1): no HTTP request does. */
const HANDSHAKE = 22;

function createHouse({ request, upgrade, sockets, tls }: Omit<ListenOptions, 'hosts' | 'port' | 'log'>): House {
  const answers = createWaitingAnswers();
  const asked: RequestListener = (message, response) => {
    sockets.asks(message.socket);
    if (answers.add(message.socket, response)) request(message, response);
  };
  const upgraded: Upgrade = (message, socket, head) => {
    sockets.leave(message.socket);
    upgrade(message, socket, head);
  };
  const plain = createServer(HTTP_OPTIONS, asked).on('upgrade', upgraded);
  plain.timeout = HTTP_STALLED_MS;
  const shut = (): void => close(plain);
  if (tls === undefined) {
    plain.on('connection', (socket) => sockets.enter(socket));
    return { door: plain, close: shut, certify: () => undefined };
  }
  const secure = createSecureServer(
    { ...HTTP_OPTIONS, ...tls, handshakeTimeout: HTTP_HEADERS_MS, minVersion: 'TLSv1.2' },
    asked,
  ).on('upgrade', upgraded);
  /** The connections within which those of TLS are. */
  const outer = new Map<string, Socket>();
  cutStalled(secure, (socket) => outer.get(socketId(socket)));
  /** Those of which no byte came yet: nobody else would end them. */
  const silent = new Set<Socket>();
  const door = createDoor({ noDelay: true }, (socket) => {
    sockets.enter(socket);
    silent.add(socket);
    socket.setTimeout(HTTP_HEADERS_MS, () => socket.destroy());
    const fail = (): void => {
      socket.destroy();
    };
    socket.on('error', fail);
    socket.once('close', () => silent.delete(socket));
    socket.once('data', (first: Buffer) => {
      silent.delete(socket);
      socket.pause();
      socket.setTimeout(0);
      socket.removeAllListeners('timeout');
      socket.off('error', fail);
      socket.unshift(first);
      const isTls = first[0] === HANDSHAKE;
      const id = socketId(socket);
      if (isTls) {
        outer.set(id, socket);
        socket.once('close', () => outer.delete(id));
      }
      (isTls ? secure : plain).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });
  // They look after their connections once they listen, which the door does for them.
  plain.emit('listening');
  secure.emit('listening');
  return {
    door,
    certify: (pair) => secure.setSecureContext({ ...pair, minVersion: 'TLSv1.2' }),
    close() {
      door.close();
      shut();
      close(secure);
      for (const socket of silent) socket.destroy();
    },
  };
}

function listenOn(host: string, port: number, options: ListenOptions): Promise<House> {
  const house = createHouse(options);
  const { door } = house;
  return new Promise((resolve, reject) => {
    door.once('error', reject);
    // Each family by itself: "::" would otherwise take the IPv4 port too, and 0.0.0.0 beside it would find it taken.
    door.listen({ host, port, backlog: LISTEN_BACKLOG, ipv6Only: isIPv6(host) }, () => {
      door.off('error', reject);
      door.on('error', (error) => options.log('error', 'the server failed', { host, reason: error.message }));
      resolve(house);
    });
  });
}

function portOf(server: Server): number | undefined {
  const address = server.address();
  return typeof address === 'object' ? address?.port : undefined;
}

function isWildcard(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

/** Whether what could not be listened on is taken by this very server: `localhost` is 127.0.0.1, and 0.0.0.0 is every address. */
function covers(server: Server, error: unknown): boolean {
  const own = server.address();
  if (codeOf(error) !== 'EADDRINUSE' || own === null || typeof own === 'string') return false;
  const wanted = hostOf(error);
  return own.address === wanted || own.address === (isIPv6(wanted) ? '::' : '0.0.0.0');
}

/** `::1` and `::` are meant for whoever has IPv6; any other address was asked for by name, and must be there. */
function isMissingFamily(host: string, error: unknown): boolean {
  return ['::1', '::'].includes(host) && ['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'].includes(codeOf(error));
}

function explain(error: unknown, { port }: ListenOptions): unknown {
  const cause = { cause: error };
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return new StartError('port-taken', `Port ${port} is taken by another program (or by Boardcast itself).`, cause);
    case 'EACCES':
      return new StartError('port-forbidden', `The system does not allow listening on port ${port}.`, cause);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAFNOSUPPORT':
    case 'EINVAL':
      return new StartError('host-unknown', `${hostOf(error)} is not an address of this machine.`, cause);
    default:
      return error;
  }
}

function hostOf(error: unknown): string {
  if (!(error instanceof Error)) return 'The host';
  const host = 'hostname' in error ? error.hostname : 'address' in error ? error.address : undefined;
  return typeof host === 'string' ? host : 'The host';
}

/** Takes nobody in from now on, and ends those that are there once they had their goodbye: Node sends what it is given at the end of the turn. */
function close(server: Pick<ReturnType<typeof createServer>, 'close' | 'closeAllConnections'>): void {
  server.close();
  setImmediate(() => {
    server.closeAllConnections();
  });
}
