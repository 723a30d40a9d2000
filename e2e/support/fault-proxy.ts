/** A TCP proxy whose network can be cut: nothing is closed, nothing passes, and what was under way arrives when it heals. Or it resets. */
import { once } from 'node:events';
import net from 'node:net';

export interface FaultProxy {
  readonly port: number;
  /** From now on no byte passes, either way; connections that are made meanwhile hang. */
  cut(): void;
  /** The same for the connections that there are: those made from now on pass. They are half-open then, as after a change of network. */
  hang(): void;
  /** Ends every connection by RST at both ends, as a proxy that is killed or a router that forgot them does. */
  reset(): void;
  /** Lets everything pass again, as TCP does when its packets get through at last. */
  heal(): void;
  close(): Promise<void>;
}

export async function startFaultProxy(target: { readonly host: string; readonly port: number }): Promise<FaultProxy> {
  const sockets = new Set<net.Socket>();
  let isCut = false;

  const keep = (socket: net.Socket): void => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // Either end may go away at any time; the other end is told by `close` below.
    socket.on('error', () => undefined);
  };
  const pass = (from: net.Socket, to: net.Socket): void => {
    from.on('data', (chunk) => to.write(chunk));
    from.once('end', () => to.end());
    from.once('close', () => to.destroy());
    if (isCut) from.pause();
  };

  const server = net.createServer({ allowHalfOpen: true }, (near) => {
    const far = net.connect({ ...target, allowHalfOpen: true });
    keep(near);
    keep(far);
    pass(near, far);
    pass(far, near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');

  return {
    port: address.port,
    cut() {
      isCut = true;
      for (const socket of sockets) socket.pause();
    },
    hang() {
      for (const socket of sockets) socket.pause();
    },
    reset() {
      for (const socket of sockets) socket.resetAndDestroy();
    },
    heal() {
      isCut = false;
      for (const socket of sockets) socket.resume();
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
