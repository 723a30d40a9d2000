/** The settings of who may come in, as they were typed: flags before variables, and all that is wrong with them at once. */
import type { AccessConfig } from './access.ts';
import { readNetwork } from './addresses.ts';
import { LOCAL_FILES, type LocalFiles } from './names.ts';

/** The flags, each with its variable. */
const VARIABLES = {
  'open-lan': 'BOARDCAST_OPEN_LAN',
  'allow-host': 'BOARDCAST_ALLOW_HOST',
  'allow-origin': 'BOARDCAST_ALLOW_ORIGIN',
  'allow-local-files': 'BOARDCAST_ALLOW_LOCAL_FILES',
  'unknown-publishers': 'BOARDCAST_UNKNOWN_PUBLISHERS',
  'allow-publishers': 'BOARDCAST_ALLOW_PUBLISHERS',
  'trust-proxy': 'BOARDCAST_TRUST_PROXY',
} as const;
type AccessFlag = keyof typeof VARIABLES;

/** As they were typed; true for a switch. */
export type AccessFlags = { readonly [Flag in AccessFlag]?: string | true | undefined };

interface Fault {
  readonly setting: string;
  readonly given: string;
  readonly expected: string;
}

/** Names what is wrong into `faults`. */
export function readAccess(
  flags: AccessFlags,
  env: Readonly<Record<string, string | undefined>>,
  faults: Fault[],
): AccessConfig {
  /** What is said of a flag, variable first: one that is wrong is named also where the flag goes before it. */
  function given(flag: AccessFlag): readonly { readonly setting: string; readonly text: string }[] {
    const variable = env[VARIABLES[flag]];
    const typed = flags[flag];
    return [
      ...(variable === undefined || variable.trim() === '' ? [] : [{ setting: VARIABLES[flag], text: variable }]),
      ...(typed === undefined ? [] : [{ setting: `--${flag}`, text: typed === true ? 'on' : typed }]),
    ];
  }

  function read<T>(flag: AccessFlag, usual: T, expected: string, reader: (text: string) => T | undefined): T {
    let taken = usual;
    for (const { setting, text } of given(flag)) {
      const value = reader(text.trim());
      if (value === undefined) faults.push({ setting, given: text, expected });
      else taken = value;
    }
    return taken;
  }

  function list<T>(flag: AccessFlag, expected: string, reader: (text: string) => T | undefined): readonly T[] {
    return read<readonly T[]>(flag, [], `${expected}, with commas between several`, (text) => {
      const items = text.split(/[\s,]+/).flatMap((item) => (item === '' ? [] : [reader(item)]));
      const good = items.flatMap((item) => (item === undefined ? [] : [item]));
      return items.length > 0 && good.length === items.length ? good : undefined;
    });
  }

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
    allowPublishers: list('allow-publishers', NETWORK, readNetworkText),
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
