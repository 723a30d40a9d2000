import { ok, refused, type Result } from '#lib/result.ts';

export interface Address {
  readonly host: string;
  readonly port: number;
}

/** Where a Redis is, as its URL says it. */
export interface RedisPlace {
  readonly kind: 'one' | 'sentinel' | 'cluster';
  /** The server, those that know of it, or some of the cluster's. */
  readonly addresses: readonly Address[];
  /** What Sentinel calls the server; blank otherwise. */
  readonly master: string;
  readonly tls: boolean;
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly database: number;
}

const EXPECTED =
  'redis://host:6379, redis+sentinel://host:26379,host:26379/name or redis+cluster://host:6379,host:6379 (rediss… for TLS; user:password@ before the hosts)';
const PORTS = { one: 6379, sentinel: 26_379, cluster: 6379 } as const;

/** Reads an engine's URL; the refusal never repeats it, since it may hold a password. */
export function readRedisUrl(text: string): Result<RedisPlace> {
  const match = /^(rediss?)(?:\+(sentinel|cluster))?:\/\/(?:([^@/]*)@)?([^@/?#]+)(?:\/([\w.-]*))?$/.exec(text);
  if (match === null) return refused(`expected ${EXPECTED}`);
  const [, scheme, of, credentials, hosts = '', path = ''] = match;
  const kind = of === 'sentinel' || of === 'cluster' ? of : 'one';
  const addresses = hosts.split(',').map((host) => readAddress(host, PORTS[kind]));
  if (addresses.some((address) => address === undefined) || (kind === 'one' && addresses.length > 1))
    return refused(`expected hosts as in ${EXPECTED}`);
  if (kind === 'sentinel' && path === '')
    return refused('expected the name by which Sentinel knows the server, after a /');
  if (kind === 'cluster' && path !== '') return refused('expected nothing after the hosts: a cluster has one database');
  if (kind === 'one' && !/^\d{0,3}$/.test(path)) return refused('expected the number of a database after the /');
  const [username, password] = readCredentials(credentials);
  return ok({
    kind,
    addresses: addresses.filter((address) => address !== undefined),
    master: kind === 'sentinel' ? path : '',
    tls: scheme === 'rediss',
    username,
    password,
    database: kind === 'one' ? Number(path) : 0,
  });
}

function readAddress(text: string, usual: number): Address | undefined {
  const [, host, port = String(usual)] = /^(\[[\da-fA-F:.]+\]|[\w.-]+)(?::(\d{1,5}))?$/.exec(text) ?? [];
  if (host === undefined || Number(port) < 1 || Number(port) > 65_535) return undefined;
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
}

/** What is percent-encoded in a URL; one word alone is a password, as Redis's own tools take it. */
function readCredentials(text: string | undefined): readonly [string | undefined, string | undefined] {
  if (text === undefined || text === '') return [undefined, undefined];
  const [user = '', ...rest] = text.split(':').map(decoded);
  return rest.length === 0 ? [undefined, user] : [user === '' ? undefined : user, rest.join(':')];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
