/** The settings of who may come in, as they were typed. */
import type { AccessConfig } from './access.ts';
import { readNetwork } from './addresses.ts';
import { readAllowedPublisher } from './allowed-publishers.ts';
import type { Settings } from '../read-settings.ts';
import { LOCAL_FILES, type LocalFiles } from './names.ts';

export type AccessFlag =
  | 'open-lan'
  | 'allow-host'
  | 'allow-origin'
  | 'allow-local-files'
  | 'unknown-publishers'
  | 'allow-publishers'
  | 'trust-proxy';

export function readAccess({ read, list }: Settings<AccessFlag>): AccessConfig {
  return {
    openLan: read('open-lan', false, '1 or 0', (text) => SWITCHES.get(text.toLowerCase())),
    allowHosts: list('allow-host', 'names without a port, e.g. score.example.com', (text) =>
      /^[a-z\d]([a-z\d.-]{0,251}[a-z\d])?$/i.test(text) ? text.toLowerCase() : undefined,
    ),
    allowOrigins: list('allow-origin', 'origins such as https://score.example.com', readOrigin),
    allowLocalFiles: list('allow-local-files', `any of ${Object.keys(LOCAL_FILES).join(', ')}`, (text) =>
      isLocalFiles(text) ? text : undefined,
    ),
    unknownPublishers: read<'park' | 'refuse'>('unknown-publishers', 'park', 'park or refuse', (text) =>
      text === 'park' || text === 'refuse' ? text : undefined,
    ),
    allowPublishers: list('allow-publishers', `${NETWORK}, or stream1=192.168.1.30 for one stream`, (text) =>
      readAllowedPublisher(text) === undefined ? undefined : text,
    ),
    trustProxy: list('trust-proxy', NETWORK, readNetworkText),
  };
}

const NETWORK = 'addresses or networks such as 192.168.1.0/24';
const SWITCHES: ReadonlyMap<string, boolean> = new Map([
  ...['1', 'true', 'yes', 'on'].map((text) => [text, true] as const),
  ...['0', 'false', 'no', 'off'].map((text) => [text, false] as const),
]);

function isLocalFiles(text: string): text is LocalFiles {
  return Object.hasOwn(LOCAL_FILES, text);
}

function readNetworkText(text: string): string | undefined {
  return readNetwork(text) === undefined ? undefined : text;
}

function readOrigin(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, origin, pathname, search, hash } = new URL(text);
  const isPlain = pathname === '/' && search === '' && hash === '';
  return (protocol === 'http:' || protocol === 'https:') && isPlain ? origin : undefined;
}
