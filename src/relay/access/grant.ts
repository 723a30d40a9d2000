/** What a connection may do besides what it brought to its upgrade: by the keys that it says later. */
import type { Register } from '#protocol/up.ts';
import type { Rights } from './rights.ts';

export type IsKey = (kind: 'publish' | 'viewer', text: string) => boolean;

/** The publish key may also stand beside the stream's name in a register frame. */
export function withPublishKey(rights: Rights, key: string | undefined, isKey: IsKey): Rights {
  if (rights.publish === 'yes' || key === undefined || !isKey('publish', key)) return rights;
  return { ...rights, publish: 'yes', by: [...rights.by, 'publish'] };
}

/** The viewer key comes with a page's register frame: a fragment reaches no log and no `Referer`. */
export function withViewerKey(rights: Rights, key: string | undefined, isKey: IsKey): Rights {
  if (rights.view || key === undefined || !isKey('viewer', key)) return rights;
  return { ...rights, view: true, by: [...rights.by, 'viewer'] };
}

/** A role's word gives no right. */
export function mayListen(rights: Rights, role: Register['role']): boolean {
  return role === 'operator' ? rights.operate : rights.view;
}

/** Whether it has any right by this: a key, one sign-in (`operator:…`) or all of them (`operator`). */
export function isBy(rights: Rights, what: string): boolean {
  return rights.by.some((each) => each === what || each.startsWith(`${what}:`));
}
