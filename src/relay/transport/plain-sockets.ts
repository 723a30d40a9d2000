/** How many sockets of other machines there are that are no WebSocket (yet): each costs a file of the process, of which a system gives it only so many. */
import type { Socket } from 'node:net';
import { houseOf, isLoopbackAddress, plainAddress } from '../access/addresses.ts';
import {
  HTTP_PIPELINED_MAX,
  HTTP_SOCKETS_MAX,
  HTTP_SOCKETS_MIN,
  HTTP_SOCKETS_PER_ADDRESS_MAX,
  HTTP_SOCKETS_PER_ADDRESS_MIN,
  OWN_FILES,
} from '../limits.ts';
import type { Log } from '../log.ts';

export interface PlainSockets {
  /** One was accepted. Where it is one too many, that of its address, or of the address with the most, which asked for nothing for the longest time is cut. */
  enter(socket: Socket): void;
  /** It asks for something. */
  asks(socket: Socket): void;
  /** It became a WebSocket, which others count. */
  leave(socket: Socket): void;
  /** Those that are open now, without this machine's own. */
  count(): number;
}

export interface PlainLimits {
  readonly inAll: number;
  readonly perAddress: number;
}

/** Fewer than usual where the system gives the process few files; `files` is how many it gives, and undefined where nobody knows. */
export function plainLimits(files: number = Infinity): PlainLimits {
  // Each may have HTTP_PIPELINED_MAX files of the page open beside itself, and as much as all that is left to WebSockets and to this machine.
  const share = Math.floor((files - OWN_FILES) / (2 * (1 + HTTP_PIPELINED_MAX)));
  const inAll = Math.min(HTTP_SOCKETS_MAX, Math.max(HTTP_SOCKETS_MIN, share));
  const half = Math.floor(inAll / 2);
  return { inAll, perAddress: Math.min(HTTP_SOCKETS_PER_ADDRESS_MAX, Math.max(HTTP_SOCKETS_PER_ADDRESS_MIN, half)) };
}

/** This machine is not counted, and neither is a proxy that is trusted: all that it forwards comes from its one address. */
export function notCounted(isProxy: (address: string) => boolean): (address: string) => boolean {
  return (address) => isLoopbackAddress(address) || isProxy(address);
}

interface Place {
  readonly socket: Socket;
  readonly address: string;
  readonly gone: () => void;
}

export function createPlainSockets({
  inAll,
  perAddress,
  isExempt,
  log,
}: PlainLimits & { readonly isExempt: (address: string) => boolean; readonly log: Log }): PlainSockets {
  const places = new Map<string, Place>();
  /** The ids of each address, the one that asked for something last is the last. */
  const ofAddress = new Map<string, Set<string>>();

  function remove(id: string): Place | undefined {
    const place = places.get(id);
    if (place === undefined) return undefined;
    places.delete(id);
    const ids = ofAddress.get(place.address);
    ids?.delete(id);
    if (ids?.size === 0) ofAddress.delete(place.address);
    return place;
  }

  function cut(id: string, why: string): void {
    const place = remove(id);
    if (place === undefined) return;
    log('warn', why, { address: place.address });
    place.socket.destroy();
  }

  /** A flood from a few addresses takes nothing from the others. */
  function cutOneOfMost(): void {
    let most: ReadonlySet<string> = new Set();
    for (const ids of ofAddress.values()) if (ids.size > most.size) most = ids;
    for (const id of most) {
      cut(id, 'cutting an HTTP connection: there are too many');
      return;
    }
  }

  return {
    enter(socket) {
      const { remoteAddress } = socket;
      // Gone already.
      if (remoteAddress === undefined) return;
      const from = plainAddress(remoteAddress);
      if (isExempt(from)) return;
      const address = houseOf(from);
      const id = socketId(socket);
      const place: Place = { socket, address, gone: () => void remove(id) };
      socket.once('close', place.gone);
      const ids = ofAddress.get(address) ?? new Set();
      const [oldest] = ids;
      if (oldest !== undefined && ids.size >= perAddress)
        cut(oldest, 'cutting an HTTP connection: its address has too many');
      else if (places.size >= inAll) cutOneOfMost();
      places.set(id, place);
      ofAddress.set(address, ids.add(id));
    },
    asks(socket) {
      // As mostly: all are of this machine.
      if (places.size === 0) return;
      const id = socketId(socket);
      const ids = ofAddress.get(places.get(id)?.address ?? '');
      if (ids?.delete(id) === true) ids.add(id);
    },
    leave(socket) {
      const place = remove(socketId(socket));
      place?.socket.off('close', place.gone);
    },
    count: () => places.size,
  };
}

/** The same for a connection and for the encrypted one within it, which are two objects in Node. */
export function socketId({ remoteAddress, remotePort, localAddress }: Socket): string {
  return `${remoteAddress} ${remotePort} ${localAddress}`;
}
