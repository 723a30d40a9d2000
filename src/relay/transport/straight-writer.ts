import { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Duplex } from 'node:stream';

/**
 * Bytes to a TCP socket's handle, past the stream that Node puts before it: a stream's own work is a fifth of what a send costs, and a relay may send a
 * hundred thousand times a second. It calls what streams call themselves, which is no public interface. Where any of it is missing, in a
 * Node that is otherwise than 20 to 24 are, there is no straight writer, and streams do the work.
 */
export interface StraightWriter {
  /** Sends all bytes, after whatever waits in the handle. Gives how many then wait, or -1 for a socket that takes none: its stream finds out why. */
  write(bytes: Uint8Array): number;
  /** How many bytes wait in the handle. */
  waiting(): number;
}

/** Belongs to one write until that has ended, if the system did not take all at once; if it did, it was not used. */
interface WriteRequest {
  oncomplete?: () => void;
  /** Kept alive while they wait. */
  bytes?: Uint8Array;
}

/** A socket's handle, as far as it is used here. */
export interface Handle {
  /** 0, or the system's error. */
  writeBuffer(request: WriteRequest, bytes: Uint8Array): number;
  /** Undefined once the socket is gone. */
  readonly writeQueueSize: number | undefined;
}

/** What of Node's insides is needed, as its own streams use it. */
export interface Insides {
  readonly createRequest: () => WriteRequest;
  /**
   * Whether the last write of any handle used its request. The handle's queue does not say so: the system may take in the second try, at once, what it did
   * not take in the first, and with nothing in the queue the request is in use until the loop's next turn. To use one twice ends the process.
   */
  readonly wasUsed: () => boolean;
}

const INSIDES = insidesOf(process);

/** Undefined where Node is otherwise than 20 to 24 are. */
function insidesOf(node: object): Insides | undefined {
  try {
    const inside = (node as { binding(name: string): Record<string, unknown> }).binding('stream_wrap');
    const { WriteWrap, streamBaseState: state, kLastWriteWasAsync: place } = inside;
    if (typeof WriteWrap !== 'function' || !(state instanceof Int32Array) || typeof place !== 'number')
      return undefined;
    const Request = WriteWrap as new () => WriteRequest;
    return place in state ? { createRequest: () => new Request(), wasUsed: () => state[place] !== 0 } : undefined;
  } catch {
    return undefined;
  }
}

/** The straight writer of a socket; undefined for TLS, whose bytes are not those of the wire, and where Node has none. */
export function straightWriter(socket: Duplex): StraightWriter | undefined {
  if (INSIDES === undefined || !(socket instanceof Socket) || socket instanceof TLSSocket) return undefined;
  const handle = (socket as unknown as { _handle?: Partial<Handle> | null })._handle;
  if (typeof handle?.writeBuffer !== 'function' || typeof handle.writeQueueSize !== 'number') return undefined;
  return new HandleWriter(handle as Handle, INSIDES);
}

const HEARS_NOTHING = (): void => undefined;
/** One that no write has used yet. */
let spare: WriteRequest | undefined;

export class HandleWriter implements StraightWriter {
  readonly #handle: Handle;
  readonly #insides: Insides;

  constructor(handle: Handle, insides: Insides) {
    this.#handle = handle;
    this.#insides = insides;
  }

  write(bytes: Uint8Array): number {
    const request = spare ?? this.#insides.createRequest();
    spare = undefined;
    if (this.#handle.writeBuffer(request, bytes) !== 0) return -1;
    if (this.#insides.wasUsed()) {
      request.bytes = bytes;
      request.oncomplete = HEARS_NOTHING;
      return this.waiting();
    }
    spare = request;
    return 0;
  }

  waiting(): number {
    return this.#handle.writeQueueSize ?? 0;
  }
}
