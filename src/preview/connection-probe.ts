import { ok, refused, type Result } from '#lib/result.ts';
import type { Time } from '#lib/time.ts';
import { decodeDown, encode } from '#protocol/codec.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import type { Connection, Dial } from '#viewer/connection.ts';

/** Longer than a handshake takes on any network that is fit for a show. */
const ANSWER_WITHIN_MS = 5000;

/**
 * Opens one WebSocket, joins the stream as an operator's page would and waits for the relay's state: the way there, the way back, and that
 * it is Boardcast that answers. Gives the milliseconds that took, or in words what did not work. Never rejects.
 */
export function probeConnection(url: string, dial: Dial, time: Time): Promise<Result<number>> {
  const began = time.now();
  return new Promise((resolve) => {
    let opened = false;
    let connection: Connection | undefined;
    const callOff = time.after(ANSWER_WITHIN_MS, () => {
      settle(refused(opened ? 'it opened, but no answer came' : 'it did not open'));
    });

    function settle(result: Result<number>): void {
      callOff();
      connection?.close();
      resolve(result);
    }

    function register(): void {
      connection?.send(
        encode({ type: 'register', role: 'operator', protocol: PROTOCOL_VERSION, name: 'connection test' }),
      );
    }

    connection = dial(url, {
      open: () => {
        opened = true;
        register();
      },
      message: (text) => {
        const message = decodeDown(text);
        if (message.ok && message.value.type === 'snapshot') settle(ok(Math.round(time.now() - began)));
      },
      closed: () => {
        settle(refused(opened ? 'it opened and was closed again' : 'it was refused'));
      },
    });
    // It may have opened during the call, when there was nothing yet to send by.
    if (opened) register();
  });
}
