import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { OBS_SUBPROTOCOL } from '../../outlets/obs/obs-messages.ts';
import type { FakeObs } from '../../outlets/obs/testing/fake-obs.ts';

/** A fake OBS behind a port of this machine, any free one unless it is named. */
export async function listenAsObs(
  fake: FakeObs,
  port = 0,
): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  const server = new WebSocketServer({
    host: '127.0.0.1',
    port,
    handleProtocols: (offered) => (offered.has(OBS_SUBPROTOCOL) ? OBS_SUBPROTOCOL : false),
  });
  server.on('connection', (socket) => {
    const receive = fake.connect({
      send: (text) => socket.send(text),
      close: (code, reason) => socket.close(code, reason),
    });
    socket.on('message', (data: Buffer) => receive(data.toString('utf8')));
  });
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const socket of server.clients) socket.terminate();
      server.close();
      await once(server, 'close');
    },
  };
}
