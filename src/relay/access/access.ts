/** Who may come in and what they may do: keys, sign-ins, names and origins together, for everything that the relay listens with. */
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import { timingSafeEqual } from 'node:crypto';
import type { AccessSession, KeyKind, KeyList } from '#protocol/access.ts';
import { KEY_KINDS } from '#protocol/access.ts';
import { refusal, type Refused } from '#protocol/refusals.ts';
import type { Time } from '#lib/time.ts';
import { PASSPHRASES_AT_ONCE_MAX } from '../limits.ts';
import type { Cluster } from '../cluster/open-cluster.ts';
import { shareKeys } from '../cluster/shared-keys.ts';
import { shareSignIns } from '../cluster/shared-sign-ins.ts';
import type { Log } from '../log.ts';
import { StartError } from '../start-error.ts';
import { inNetworks, isLoopbackAddress } from './addresses.ts';
import { allowedPublishers } from './allowed-publishers.ts';
import { callerOf } from './caller.ts';
import { BrokenKeysError, keyFileOf } from './key-file.ts';
import { openKeyRing, type KeyRing } from './key-ring.ts';
import { digestOf, isKey, isPassphrase, type FreshKey, type Keys } from './keys.ts';
import { createNames, originOf, type LocalFiles } from './names.ts';
import { rightsOf, type AccessRules, type Caller, type Rights } from './rights.ts';
import { openSignIns } from './sign-ins.ts';
import { createTries } from './tries.ts';

/** What a relay is told of who may come in. */
export interface AccessConfig {
  /** Whoever reaches the relay may do everything. */
  readonly openLan: boolean;
  /** Names beside the machine's own by which it is called. */
  readonly allowHosts: readonly string[];
  /** Origins beside its own whose pages may open sockets to it. */
  readonly allowOrigins: readonly string[];
  /** Which pages of local files may look on. */
  readonly allowLocalFiles: readonly LocalFiles[];
  /** What becomes of a publisher without a key. */
  readonly unknownPublishers: 'park' | 'refuse';
  /** Networks whose publishers need no key: `192.168.1.0/24`, or `court2=192.168.1.30` at one stream alone. */
  readonly allowPublishers: readonly string[];
  /** Networks of proxies whose word counts on whom they forward for. */
  readonly trustProxy: readonly string[];
}

/** What holds where nothing is said. */
export const USUAL_ACCESS: AccessConfig = {
  openLan: false,
  allowHosts: [],
  allowOrigins: [],
  allowLocalFiles: [],
  unknownPublishers: 'park',
  allowPublishers: [],
  trustProxy: [],
};

/** A request as it came, before anything else of it is read. */
export type Asking = Pick<IncomingMessage, 'headers' | 'socket' | 'url'>;

/** What an upgrade is answered: rights, or why none. */
export type Entry =
  | { readonly ok: true; readonly caller: Caller; readonly rights: Rights }
  | { readonly ok: false; readonly status: 403 | 404 | 421; readonly reason: string };

export interface Access {
  /** Why nothing that is asked under this name is answered; undefined for the relay's own names. */
  hostFault(request: Asking): Refused | undefined;
  enter(request: Asking): Entry;
  /** Whether this is asked by a page of another site, or of a local file, that the relay was told may look on. */
  isToldReader(request: Asking): boolean;
  caller(request: Asking): Caller;
  rights(caller: Caller): Rights;
  /** Looks whether what somebody shows is the passphrase, where that is not known yet. */
  prove(caller: Caller): Promise<void>;
  isKey(kind: 'publish' | 'viewer', text: string): boolean;
  session(caller: Caller): AccessSession;
  /** Gives the token of a new sign-in. */
  signIn(caller: Caller, passphrase: string): Promise<{ readonly ok: true; readonly token: string } | Refused>;
  signOut(caller: Caller): void;
  list(): KeyList;
  renew(kind: KeyKind): Promise<{ readonly ok: true; readonly fresh: FreshKey } | Refused>;
  /** Keys that were made at this start, to be told once. */
  readonly fresh: readonly FreshKey[];
  /** What is wrong with the file of keys, in words; empty while nothing is. */
  alarms(): readonly string[];
  /** Resolves once the last sign-in is saved. */
  close(): Promise<void>;
}

export interface AccessOptions {
  readonly config: AccessConfig;
  /** The hosts that the relay listens on. */
  readonly hosts: readonly string[];
  readonly dataDir: string;
  readonly time: Time;
  readonly log: Log;
  /** Whoever has rights by this has them no more. */
  readonly revoke: (by: string) => void;
  /** The relay that this one follows, if it is an edge: its pages say so. */
  readonly edge?: AccessSession['edge'];
  /** The relays that it shares its keys and sign-ins with; those are its own where this is absent. */
  readonly cluster?: Pick<Cluster, 'share' | 'isThere'> | undefined;
  /** Whether this stream may be asked for. */
  readonly knows: (stream: string) => boolean;
}

/** Rejects with a `StartError` where keys are needed and there can be none. */
export async function openAccess(options: AccessOptions): Promise<Access> {
  const { config, hosts, dataDir, time, log, revoke, knows, cluster } = options;
  const lan = config.trustProxy.length > 0 || hosts.some((host) => host !== 'localhost' && !isLoopbackAddress(host));
  const needed = lan && !config.openLan;
  const ring = await open(needed);
  const signIns =
    ring &&
    (await openSignIns({
      file: path.join(dataDir, 'sign-ins.json'),
      time,
      log,
      operator: salt,
      share: cluster && ((holds) => shareSignIns(cluster, holds)),
      ended: revoke,
    }));
  const names = createNames([...config.allowHosts, ...hosts]);
  const isProxy = inNetworks(config.trustProxy);
  const tries = createTries(time);
  /** The digest of the passphrase, once somebody showed it. */
  let proven: Buffer | undefined;
  let trying = 0;

  const rules: AccessRules = {
    openLan: config.openLan,
    parks: config.unknownPublishers === 'park',
    isAllowedPublisher: allowedPublishers(config.allowPublishers),
    isKey: (kind, text) => ring !== undefined && isKey(ring.keys(), kind, text),
    isPassphrase: (text) => proven !== undefined && timingSafeEqual(proven, digestOf(text)),
    signInOf: (cookie) => signIns?.nameOf(cookie),
  };

  function salt(): string {
    return ring?.keys().operator.salt ?? '';
  }

  async function open(isNeeded: boolean): Promise<KeyRing | undefined> {
    try {
      const share = cluster && ((holds: (keys: Keys) => void) => shareKeys(cluster, { time, log, holds }));
      return await openKeyRing({ file: keyFileOf(dataDir), time, log, needed: isNeeded, changed, share });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const failure = error instanceof BrokenKeysError ? 'keys-broken' : 'no-keys';
      if (isNeeded) throw new StartError(failure, why, { cause: error });
      log('warn', 'there are keys that cannot be read, and none are needed', { reason: why });
      return undefined;
    }
  }

  function changed(kinds: readonly KeyKind[]): void {
    for (const kind of kinds) {
      if (kind === 'operator') {
        proven = undefined;
        signIns?.endAll();
      }
      revoke(kind);
    }
  }

  async function check(caller: Caller, passphrase: string, held: KeyRing): Promise<'right' | 'wrong' | 'late'> {
    if (rules.isPassphrase(passphrase)) return 'right';
    if (trying >= PASSPHRASES_AT_ONCE_MAX || !tries.take(caller.address)) return 'late';
    trying += 1;
    const isRight = await isPassphrase(held.keys(), passphrase).finally(() => {
      trying -= 1;
    });
    if (!isRight) {
      log('warn', 'a wrong passphrase', { address: caller.address });
      return 'wrong';
    }
    proven = digestOf(passphrase);
    tries.forgive(caller.address);
    return 'right';
  }

  function hostFault({ headers }: Asking): Refused | undefined {
    const host = headers.host ?? '';
    return names.isAllowed(host) ? undefined : refusal('host', shortName(host));
  }

  function pageOf({ headers }: Asking): ReturnType<typeof originOf> {
    const { allowOrigins: origins, allowLocalFiles: localFiles } = config;
    return originOf(headers.origin, headers.host ?? '', { origins, localFiles });
  }

  const access: Access = {
    hostFault,
    isToldReader: (request) => ['told', 'local-file'].includes(pageOf(request)),
    caller: (request) => callerOf(request, { isProxy }),
    enter(request) {
      const { headers } = request;
      const fault = hostFault(request);
      if (fault !== undefined) return { ok: false, status: 421, reason: fault.reason };
      const origin = pageOf(request);
      if (origin === 'foreign') return { ok: false, status: 403, reason: foreign(headers.origin ?? '') };
      const caller = {
        ...access.caller(request),
        isLocalFile: origin === 'local-file',
        isToldPage: origin === 'told',
      };
      if (caller.stream !== undefined && !knows(caller.stream))
        return { ok: false, status: 404, reason: 'no such stream' };
      return { ok: true, caller, rights: rightsOf(caller, rules) };
    },
    rights: (caller) => rightsOf(caller, rules),
    async prove(caller) {
      if (ring === undefined) return;
      for (const text of caller.credentials) {
        if (!rules.isKey('publish', text) && !rules.isKey('viewer', text)) await check(caller, text, ring);
      }
    },
    isKey: rules.isKey,
    session(caller) {
      const { view, operate } = rightsOf(caller, rules);
      const isOpen = config.openLan && lan;
      return {
        open: caller.isLocal || config.openLan,
        openLan: isOpen,
        edge: options.edge,
        operator: operate,
        viewer: view,
        tls: caller.tls,
      };
    },
    async signIn(caller, passphrase) {
      if (ring === undefined || signIns === undefined) return refusal('no-keys');
      const checked = await check(caller, passphrase, ring);
      if (checked === 'late') return refusal('too-many-tries');
      return checked === 'right' ? { ok: true, token: signIns.add() } : refusal('wrong-passphrase');
    },
    signOut({ cookie = '' }) {
      const name = signIns?.nameOf(cookie);
      signIns?.end(cookie);
      if (name !== undefined) revoke(name);
    },
    list() {
      const keys = ring?.keys();
      return {
        lan,
        openLan: config.openLan,
        keys: keys === undefined ? [] : KEY_KINDS.map((kind) => ({ kind, made: keys[kind].made })),
      };
    },
    async renew(kind) {
      if (ring === undefined) return refusal('no-keys');
      try {
        return { ok: true, fresh: await ring.renew(kind) };
      } catch (error) {
        return refusal('keys-unsaved', error instanceof Error ? error.message : String(error));
      }
    },
    fresh: ring?.fresh ?? [],
    alarms: () => ring?.alarms() ?? [],
    async close() {
      ring?.close();
      await Promise.all([ring?.saved(), signIns?.saved()]);
    },
  };
  return access;
}

/** A name that a stranger sent, as it may stand in an answer. */
function shortName(host: string): string {
  return host.replaceAll(/[^\w.:[\]-]/g, '?').slice(0, 64) || '(none)';
}

function foreign(origin: string): string {
  return origin === 'null' || origin === 'http://absolute'
    ? 'pages of local files may not look on: see --allow-local-files'
    : `pages of ${origin.replaceAll(/[^\w.:/[\]-]/g, '?').slice(0, 128)} may not: see --allow-origin`;
}
