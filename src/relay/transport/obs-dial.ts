import { WebSocket } from 'ws';
import { codeOf } from '#lib/code-of.ts';
import { OBS_SUBPROTOCOL } from '../outlets/obs/obs-messages.ts';
import type { DialObs } from '../outlets/obs/obs-session.ts';

/** Longest message of OBS, in bytes: a list of a thousand scenes has a tenth of it. */
const OBS_BYTES_MAX = 1024 * 1024;
/** RFC 6455 §7.1.5: it was cut, or never stood. */
const CUT = 1006;

/** Dials an OBS at this address, which follows no redirect. */
export function obsDial(url: string): DialObs {
  return (hear) => {
    const socket = new WebSocket(url, OBS_SUBPROTOCOL, { maxPayload: OBS_BYTES_MAX, perMessageDeflate: false });
    let reason = '';
    let isHeard = true;
    socket.on('message', (data: Buffer, isBinary) => {
      if (isHeard && !isBinary) hear.text(data.toString('utf8'));
    });
    socket.on('error', (error) => {
      reason = codeOf(error) || error.message;
    });
    socket.on('close', (code, said) => {
      if (isHeard) hear.closed(code, code === CUT ? reason : said.toString('utf8'));
      isHeard = false;
    });
    return {
      send(text) {
        if (socket.readyState === WebSocket.OPEN) socket.send(text);
      },
      close() {
        isHeard = false;
        // Without a goodbye: one that nobody takes would hold the process for half a minute.
        socket.terminate();
      },
    };
  };
}
