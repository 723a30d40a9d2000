/** The settings of an edge, as they were typed. */
import type { Settings } from '../read-settings.ts';
import type { Upstream } from './edge-channel.ts';

export type EdgeFlag = 'upstream' | 'upstream-key' | 'control';

const EXPECTED = 'the address of a relay, such as ws://192.168.1.20:15001 or https://score.example.com';
/** What may stand in a header: a key, or a passphrase with its spaces. */
const KEY = /^[\x21-\x7e](?:[\x20-\x7e]{0,254}[\x21-\x7e])?$/;
/** Whatever address of a relay somebody pastes names the relay. */
const PATH = /^\/(?:(?:overlay|preview|control)(?:\/[^/]*)?)?\/?$/;

/** Undefined where no relay was named, which is a fault then. */
export function readEdge(settings: Settings<EdgeFlag>): Upstream | undefined {
  const upstream = settings.secret('upstream', EXPECTED, readUpstream);
  settings.miss('upstream', EXPECTED);
  const key = settings.secret('upstream-key', 'its viewer key, or its passphrase with --control pass', (text) =>
    KEY.test(text) ? text : undefined,
  );
  const control = settings.read<'pass' | 'refuse'>('control', 'refuse', 'pass or refuse', (text) =>
    text === 'pass' || text === 'refuse' ? text : undefined,
  );
  return upstream && { ...upstream, key: key ?? upstream.key, passes: control === 'pass' };
}

function readUpstream(text: string): Pick<Upstream, 'origin' | 'socketOrigin' | 'key'> | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^(?:ws|http)s?:$/.test(url.protocol) || url.username !== '' || !PATH.test(url.pathname))
    return undefined;
  const secure = url.protocol === 'wss:' || url.protocol === 'https:' ? 's' : '';
  // An overlay's address has the viewer key in its fragment.
  const key = new URLSearchParams(url.hash.slice(1)).get('k') ?? undefined;
  return { origin: `http${secure}://${url.host}`, socketOrigin: `ws${secure}://${url.host}`, key };
}
