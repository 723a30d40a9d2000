/** The names by which a relay may be called, and the origins whose pages may open sockets to it: against DNS rebinding and cross-site hijacking. */
import { isIP } from 'node:net';
import os from 'node:os';
import { isLoopbackAddress } from './addresses.ts';

export interface Names {
  /** One of this machine's own (a loopback name, its host name), any address, or one that the relay was told. */
  isAllowed(host: string): boolean;
}

/**
 * Whether a program on this machine asks by this name, as it does for what listens on its loopback addresses: `localhost` or such an address. Who
 * asks by any other comes through a forward of this machine's, for people elsewhere.
 */
export function isLoopbackName(host: string): boolean {
  const name = nameOf(host);
  return name === 'localhost' || name.endsWith('.localhost') || (isIP(name) !== 0 && isLoopbackAddress(name));
}

/**
 * Addresses are allowed as they are, whichever: a page that is to be taken for one of ours needs a name that it can turn to another address,
 * and a number cannot be turned. So a relay behind a router's port or in a container is found without a word.
 */
export function createNames(told: readonly string[], hostname: () => string = os.hostname): Names {
  const allowed = new Set(told.map((name) => nameOf(name)));
  const isOwn = (host: string): boolean => {
    const name = nameOf(host);
    if (isLoopbackName(name) || isIP(name) !== 0) return true;
    const own = hostname().toLowerCase();
    const short = own.split('.', 1)[0] ?? own;
    return name !== '' && (name === own || name === short || name === `${short}.local`);
  };
  return { isAllowed: (host) => isOwn(host) || allowed.has(nameOf(host)) };
}

/** A Host header without its port and brackets, in lower case; empty for what is none. */
function nameOf(host: string): string {
  const [, v6, name = ''] = /^(?:\[([\da-f:.]+)\]|([^:\s/@\\]+))(?::\d{1,5})?$/i.exec(host.trim()) ?? [];
  if (v6 !== undefined) return isIP(v6) === 6 ? v6.toLowerCase() : '';
  if (isIP(host) === 6) return host.toLowerCase();
  return name.toLowerCase().replace(/\.$/, '');
}

/** What OBS and CEF name as the origin of a "Local file" page, and what browsers name for `file://`. */
export const LOCAL_FILES = { obs: 'http://absolute', file: 'null' } as const;
export type LocalFiles = keyof typeof LOCAL_FILES;

/** How a page of this origin stands to the relay that its socket is opened to. */
export function originOf(
  origin: string | undefined,
  host: string,
  { origins, localFiles }: { readonly origins: readonly string[]; readonly localFiles: readonly LocalFiles[] },
): 'none' | 'ours' | 'told' | 'local-file' | 'foreign' {
  if (origin === undefined) return 'none';
  if (localFiles.some((kind) => LOCAL_FILES[kind] === origin)) return 'local-file';
  if (!URL.canParse(origin)) return 'foreign';
  const { protocol, host: own, origin: plain } = new URL(origin);
  if (protocol !== 'http:' && protocol !== 'https:') return 'foreign';
  const here = URL.canParse(`${protocol}//${host}`) ? new URL(`${protocol}//${host}`).host : '';
  if (own === here) return 'ours';
  return origins.includes(plain) ? 'told' : 'foreign';
}
