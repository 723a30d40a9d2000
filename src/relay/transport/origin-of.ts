import type { IncomingMessage } from 'node:http';
import type { Access } from '../access/access.ts';

/** By which origin this server was asked, as whoever asked can ask again; blank where it does not say. */
export function originOf(request: IncomingMessage, access: Pick<Access, 'caller'>): string {
  const { host } = request.headers;
  return host === undefined ? '' : `${access.caller(request).tls ? 'https' : 'http'}://${host}`;
}

/** For markup: what it holds came from outside. */
export function escapedText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
