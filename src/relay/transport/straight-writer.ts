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

/** Belongs to one write until that has ended, if the system does not take all at once; if it does, it was not needed. */
interface WriteRequest {
  oncomplete?: () => void;
  /** Kept alive while they wait. */
  bytes?: Uint8Array;
}

interface Handle {
  /** 0, or the system's error. */
  writeBuffer(request: WriteRequest, bytes: Uint8Array): number;
  /** Undefined once the socket is gone. */
  readonly writeQueueSize: number | undefined;
}

const Request = requestClass();
let spare: WriteRequest | undefined;

function requestClass(): (new () => WriteRequest) | undefined {
  try {
    const node = process as unknown as { binding(name: string): { WriteWrap?: new () => WriteRequest } };
    const { WriteWrap } = node.binding('stream_wrap');
    return typeof WriteWrap === 'function' ? WriteWrap : undefined;
  } catch {
    return undefined;
  }
}

/** The straight writer of a socket; undefined for TLS, whose bytes are not those of the wire, and where Node has none. */
export function straightWriter(socket: Duplex): StraightWriter | undefined {
  if (Request === undefined || !(socket instanceof Socket) || socket instanceof TLSSocket) return undefined;
  const handle = (socket as unknown as { _handle?: Partial<Handle> | null })._handle;
  if (typeof handle?.writeBuffer !== 'function' || typeof handle.writeQueueSize !== 'number') return undefined;
  return new HandleWriter(handle as Handle, Request);
}

const HEARS_NOTHING = (): void => undefined;

class HandleWriter implements StraightWriter {
  readonly #handle: Handle;
  readonly #Request: new () => WriteRequest;

  constructor(handle: Handle, request: new () => WriteRequest) {
    this.#handle = handle;
    this.#Request = request;
  }

  write(bytes: Uint8Array): number {
    const request = (spare ??= new this.#Request());
    const failed = this.#handle.writeBuffer(request, bytes) !== 0;
    const waiting = failed ? -1 : this.waiting();
    if (waiting === 0) return 0;
    // It belongs to this write now, or has failed with it.
    spare = undefined;
    request.bytes = bytes;
    request.oncomplete = HEARS_NOTHING;
    return waiting;
  }

  waiting(): number {
    return this.#handle.writeQueueSize ?? 0;
  }
}
