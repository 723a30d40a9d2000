import { once } from 'node:events';
import type { Server } from 'node:http';

/** A server of a test, at a free port of this machine. */
export interface Listening {
  readonly origin: string;
  /** Resolves once no connection is left. */
  readonly close: () => Promise<void>;
}

export async function listenLocally(server: Server): Promise<Listening> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    async close() {
      server.closeAllConnections();
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}
