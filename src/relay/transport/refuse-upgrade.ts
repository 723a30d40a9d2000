import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

export interface Refusal {
  readonly status: number;
  readonly reason: string;
}

/** After so many s it may be tried again: a second refills what an address may open, and a full house empties more slowly. */
const RETRY_AFTER_S: Readonly<Record<number, number>> = { 429: 1, 503: 5 };

/** After how many s it may be tried again; undefined where trying again is no use. */
export function retryAfter(status: number): number | undefined {
  return RETRY_AFTER_S[status];
}

/** Answers an upgrade as any other request, and closes it. */
export function refuseUpgrade(socket: Duplex, { status, reason }: Refusal): void {
  const later = retryAfter(status);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Type: text/plain; charset=utf-8',
    'X-Content-Type-Options: nosniff',
    `Content-Length: ${Buffer.byteLength(reason)}`,
    ...(later === undefined ? [] : [`Retry-After: ${later}`]),
  ];
  // Nobody looks after this socket any more.
  socket.on('error', () => socket.destroy());
  socket.once('finish', () => socket.destroy());
  socket.end(`${head.join('\r\n')}\r\n\r\n${reason}`);
}
