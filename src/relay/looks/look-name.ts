import type { LookRow } from '#protocol/api.ts';
import { LOGO_BYTES_MAX, LOOK_BYTES_MAX } from '../limits.ts';

export type LookKind = LookRow['kind'];

interface Shelf {
  /** The folder within the crew's. */
  readonly folder: string;
  /** The first part of the URL's path. */
  readonly path: string;
  /** Whether a file's name is one that is looked at. */
  readonly names: RegExp;
  readonly bytesMax: number;
}

/** Where each kind of file lies and is served. */
export const SHELVES: Readonly<Record<LookKind, Shelf>> = {
  layout: { folder: '.', path: 'layouts', names: /^[^.].*\.json$/i, bytesMax: LOOK_BYTES_MAX },
  theme: { folder: 'themes', path: 'themes', names: /^[^.].*\.json$/i, bytesMax: LOOK_BYTES_MAX },
  logo: { folder: 'logos', path: 'logos', names: /^[^.].*\.[a-z]+$/i, bytesMax: LOGO_BYTES_MAX },
};

export const KINDS = ['layout', 'theme', 'logo'] as const;

/** The path of a file's URL, in lower case; undefined for a name that no URL can have. */
export function urlPathOf(kind: LookKind, fileName: string): string | undefined {
  const name = fileName.toLowerCase();
  const good = kind === 'logo' ? /^[a-z\d_-]{1,64}\.(?:svg|png|jpg|webp)$/ : /^[a-z\d_-]{1,64}\.json$/;
  return good.test(name) ? `/${SHELVES[kind].path}/${name}` : undefined;
}

/** What a file's name should have been, in words. */
export function nameExpected(kind: LookKind): string {
  return kind === 'logo'
    ? 'a name of letters, digits, - and _ that ends in .svg, .png, .jpg or .webp'
    : 'a name of letters, digits, - and _ that ends in .json';
}

/** A file's name as the operator calls it: layouts and themes without their ending, as the URL's options want them. */
export function shownName(kind: LookKind, fileName: string): string {
  return kind === 'logo' ? fileName.toLowerCase() : fileName.toLowerCase().replace(/\.json$/, '');
}
