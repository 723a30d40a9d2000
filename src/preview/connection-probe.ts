import type { Time } from '#lib/time.ts';
import { decodeDown, encode } from '#protocol/codec.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import type { Connection, Dial } from '#viewer/connection.ts';

/** Longer than a handshake takes on any network that is fit for a show. */
const ANSWER_WITHIN_MS = 5000;

/** What kept a WebSocket from working: no answer came on it, it never opened, it was closed again, or it was refused. */
export type ProbeFailure = 'unanswered' | 'unopened' | 'closed' | 'refused';
/** How long it took, in ms, or what did not work. */
export type ProbeResult = number | ProbeFailure;

/**
 * Opens one WebSocket, joins the stream as an operator's page would and waits for the relay's state: the way there, the way back, and that
 * it is Boardcast that answers. Gives the milliseconds that took, or what did not work. Never rejects.
 */
export function probeConnection(url: string, dial: Dial, time: Time): Promise<ProbeResult> {
  const began = time.now();
  return new Promise((resolve) => {
    let opened = false;
    let connection: Connection | undefined;
    const callOff = time.after(ANSWER_WITHIN_MS, () => {
      settle(opened ? 'unanswered' : 'unopened');
    });

    function settle(result: ProbeResult): void {
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
        if (message.ok && message.value.type === 'snapshot') settle(Math.round(time.now() - began));
      },
      closed: () => {
        settle(opened ? 'closed' : 'refused');
      },
    });
    // It may have opened during the call, when there was nothing yet to send by.
    if (opened) register();
  });
}
