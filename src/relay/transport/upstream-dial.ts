import { WebSocket } from 'ws';
import { codeOf } from '#lib/code-of.ts';
import type { Dial } from '#viewer/connection.ts';

/** Longest message of a relay, in bytes: 256 fields of 256 characters in the four bytes that UTF-8 has at most, and the desk's words. */
const MESSAGE_BYTES_MAX = 1024 * 1024;

/**
 * Dials the relay that an edge follows; no redirect is followed. `bearer` is shown at the upgrade, where it stands in no URL and so in no log.
 * `failed` hears why a connection did not come about, or broke.
 */
export function upstreamDial(bearer: string | undefined, userAgent: string, failed: (reason: string) => void): Dial {
  const authorization = bearer === undefined ? {} : { authorization: `Bearer ${bearer}` };
  return (url, events) => {
    const socket = new WebSocket(url, {
      headers: { ...authorization, 'user-agent': userAgent },
      maxPayload: MESSAGE_BYTES_MAX,
      perMessageDeflate: false,
    });
    let isHeard = true;
    socket.on('open', () => {
      if (isHeard) events.open(false);
    });
    socket.on('message', (data: Buffer, isBinary) => {
      if (isHeard && !isBinary) events.message(data.toString('utf8'));
    });
    socket.on('error', (error) => {
      if (isHeard) failed(codeOf(error) || error.message);
    });
    socket.on('close', (code) => {
      if (isHeard) events.closed(code);
      isHeard = false;
    });
    return {
      send(text) {
        if (socket.readyState === WebSocket.OPEN) socket.send(text);
      },
      close() {
        isHeard = false;
        // The other side hears of it at once, and one that is gone holds nothing up.
        socket.terminate();
      },
    };
  };
}
