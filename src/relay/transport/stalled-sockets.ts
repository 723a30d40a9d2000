import type { Server } from 'node:https';
import type { Socket } from 'node:net';
import { HTTP_STALLED_MS } from '../limits.ts';

/**
 * Cuts sockets of TLS whose answer stands still. Node's own timeout does not see a long answer move that is read slowly where it is encrypted;
 * what the system took of the connection around it tells. Without TLS Node looks at that, and is right by itself.
 */
export function cutStalled(server: Server, outerOf: (socket: Socket) => Socket | undefined): void {
  const takenBefore = new WeakMap<Socket, number>();
  server.timeout = HTTP_STALLED_MS;
  server.on('timeout', (socket) => {
    const outer = outerOf(socket);
    const taken = outer && outer.bytesWritten - queuedOf(outer);
    // Nothing waits on one that is idle, which is over by its own time.
    if (socket.writableLength === 0 || taken === undefined || taken === takenBefore.get(socket)) {
      socket.destroy();
      return;
    }
    takenBefore.set(socket, taken);
    socket.setTimeout(HTTP_STALLED_MS);
  });
}

/** Bytes that Node was given and the system has not taken yet. It is where Node's own timeout looks, and nowhere that is documented: without it none wait. */
function queuedOf(socket: Socket): number {
  const { _handle: handle } = socket as { readonly _handle?: { readonly writeQueueSize?: unknown } | null };
  return typeof handle?.writeQueueSize === 'number' ? handle.writeQueueSize : 0;
}
