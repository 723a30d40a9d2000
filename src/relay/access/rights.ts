/** What whoever comes may do: decided once, at its request or its upgrade, from where it comes and what it shows. */

/** Whether somebody may publish. */
export type MayPublish =
  /** It is on this machine, on the list of addresses, or it has the key. */
  | 'yes'
  /** Nobody needs a key here; only whom an operator turned away may not. */
  | 'open'
  /** It has no key: it is parked until an operator accepts it. */
  | 'ask'
  | 'no';

export interface Rights {
  readonly publish: MayPublish;
  /** To look at what is on air. */
  readonly view: boolean;
  /** To command, and to look at everything. */
  readonly operate: boolean;
  /** By what it has them: `publish` and `viewer` for keys, `operator:…` for a sign-in. When one of these is taken back, its sockets are closed. */
  readonly by: readonly string[];
}

/** Those of who needs no key. */
export const ALL_RIGHTS: Rights = { publish: 'yes', view: true, operate: true, by: [] };

/** Who comes. */
export interface Caller {
  /** The client's address: the connection's own, or what a proxy that is trusted names. */
  readonly address: string;
  /** It is on this very machine: a loopback connection that no proxy forwarded, and that asks for a loopback name or address. */
  readonly isLocal: boolean;
  /** The stream of the path that it asks for; undefined where the path names none. */
  readonly stream: string | undefined;
  /** The page of a local file (OBS "Local file"): it may look at most. */
  readonly isLocalFile: boolean;
  /** A page of another site that the relay was told of: it may look as its reader may, and all else by a key that it shows. */
  readonly isToldPage: boolean;
  /** The way to it is encrypted. */
  readonly tls: boolean;
  /** What it shows: of path, query, Basic and Bearer. */
  readonly credentials: readonly string[];
  /** The sign-in of its cookie. */
  readonly cookie: string | undefined;
}

/** What a relay was told of who may what, and what it knows of keys. */
export interface AccessRules {
  readonly openLan: boolean;
  readonly parks: boolean;
  /** Whether it needs no key to publish to this stream, by its address. */
  readonly isAllowedPublisher: (address: string, stream: string | undefined) => boolean;
  readonly isKey: (kind: 'publish' | 'viewer', text: string) => boolean;
  /** Whether a text was found to be the passphrase before. */
  readonly isPassphrase: (text: string) => boolean;
  /** The name of a sign-in that holds; undefined for any other. */
  readonly signInOf: (cookie: string) => string | undefined;
}

export function rightsOf(caller: Caller, rules: AccessRules): Rights {
  const { credentials, cookie } = caller;
  const isOpen = caller.isLocal || rules.openLan;
  const shows = (kind: 'publish' | 'viewer'): boolean => credentials.some((text) => rules.isKey(kind, text));
  const publishes = shows('publish');
  const views = shows('viewer');
  const signIn =
    (cookie === undefined ? undefined : rules.signInOf(cookie)) ??
    (credentials.some((text) => rules.isPassphrase(text)) ? 'operator:passphrase' : undefined);
  const operate = signIn !== undefined;
  const by = isOpen
    ? []
    : [...(publishes ? ['publish'] : []), ...(views ? ['viewer'] : []), ...(signIn === undefined ? [] : [signIn])];
  if (caller.isLocalFile) return { publish: 'no', view: isOpen || views, operate: false, by };
  if (caller.isToldPage) return { publish: publishes ? 'yes' : 'no', view: isOpen || views || operate, operate, by };
  const mayPublish = publishes || caller.isLocal || rules.isAllowedPublisher(caller.address, caller.stream);
  return {
    publish: mayPublish ? 'yes' : rules.openLan ? 'open' : rules.parks ? 'ask' : 'no',
    view: isOpen || views || operate,
    operate: isOpen || operate,
    by,
  };
}
