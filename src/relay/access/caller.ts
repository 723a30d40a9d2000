/** Who sends a request, and what it shows to be let in. */
import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import { KEY_LENGTH_MAX, streamAddressOfPath } from '#protocol/fields.ts';
import { hopAddress, isLoopbackAddress, plainAddress } from './addresses.ts';
import { isLoopbackName } from './names.ts';
import type { Caller } from './rights.ts';

/** The cookie of a sign-in. */
export const COOKIE = 'boardcast';
/** Headers by which a proxy says that it forwards for somebody else. */
const FORWARDING = [
  'x-forwarded-for',
  'forwarded',
  'via',
  'x-real-ip',
  'x-forwarded-host',
  'x-forwarded-proto',
] as const;

/** Reads who comes. A proxy's word on who that is counts where the relay was told to trust it, and then only its own: the last hop that is none. */
export function callerOf(
  request: Pick<IncomingMessage, 'headers' | 'socket' | 'url'>,
  { isProxy }: { readonly isProxy: (address: string) => boolean },
): Caller {
  const { headers, socket, url = '/' } = request;
  const own = plainAddress(socket.remoteAddress ?? '');
  const isTrusted = isProxy(own);
  const isForwarded = FORWARDING.some((name) => headers[name] !== undefined);
  const hops = isTrusted ? textOf(headers['x-forwarded-for']).split(',') : [];
  const client = hops.map(hopAddress).findLast((hop) => hop !== '' && !isProxy(hop));
  const isTls = socket instanceof TLSSocket || (isTrusted && textOf(headers['x-forwarded-proto']) === 'https');
  const { stream, key } = streamAddressOfPath(url);
  return {
    address: client ?? own,
    stream,
    isLocal: isLoopbackAddress(own) && !isForwarded && isLoopbackName(headers.host ?? ''),
    isLocalFile: false,
    isToldPage: false,
    tls: isTls,
    credentials: credentialsOf(url, key, textOf(headers.authorization)),
    cookie: cookieOf(textOf(headers.cookie)),
  };
}

/** Every text of a request that may be a key. */
function credentialsOf(url: string, keyOfPath: string | undefined, authorization: string): readonly string[] {
  const [, query = ''] = url.split('?', 2);
  const shown = [
    ...(keyOfPath === undefined ? [] : [keyOfPath]),
    ...(query === '' ? [] : new URLSearchParams(query).getAll('key')),
    ...(authorization === '' ? [] : authorizedBy(authorization)),
  ];
  return shown.filter((text) => text !== '' && text.length <= KEY_LENGTH_MAX);
}

function authorizedBy(authorization: string): readonly string[] {
  const [, scheme = '', given = ''] = /^(basic|bearer) +(\S+)$/i.exec(authorization) ?? [];
  return scheme.toLowerCase() === 'bearer' ? [given] : Buffer.from(given, 'base64').toString('utf8').split(':');
}

const SIGN_IN_COOKIE = new RegExp(`(?:^|;)\\s*${COOKIE}=([\\w-]{1,${KEY_LENGTH_MAX}})`);

function cookieOf(cookies: string): string | undefined {
  return cookies === '' ? undefined : SIGN_IN_COOKIE.exec(cookies)?.[1];
}

function textOf(header: string | readonly string[] | undefined): string {
  return typeof header === 'string' ? header : (header ?? []).join(',');
}
