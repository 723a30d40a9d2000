import type { SportRow, ThemeRow } from '#protocol/api.ts';
import { toStreamId } from '#protocol/fields.ts';

/** The shapes of picture that layouts are drawn for. */
export const SHAPES = ['16:9', '9:16', '1:1'] as const;
export type Shape = (typeof SHAPES)[number];

/** The stream that the copied URLs name until another one is typed: the one that every other page suggests. */
const SUGGESTED_STREAM = 'stream1';

/** What of the gallery is shown, and for which stream its URLs are. */
export interface GalleryFilter {
  /** The id of a sport; undefined for all. */
  readonly sport: string | undefined;
  /** The id of a theme; undefined for all. */
  readonly theme: string | undefined;
  readonly shape: Shape;
  /** As typed. */
  readonly stream: string;
}

/** What the gallery can show. */
export interface GalleryLists {
  readonly sports: readonly SportRow[];
  readonly themes: readonly ThemeRow[];
}

/** Reads the page's query (`?sport=hockey&theme=slim&shape=9x16&stream=court2`); what it does not say is not narrowed. Never throws. */
export function readFilter(search: string): GalleryFilter {
  const query = new URLSearchParams(search);
  const word = (name: string): string | undefined => query.get(name)?.trim().toLowerCase() || undefined;
  const shape = word('shape')?.replace('x', ':');
  return {
    sport: word('sport'),
    theme: word('theme'),
    shape: SHAPES.find((one) => one === shape) ?? '16:9',
    stream: query.get('stream')?.trim() || SUGGESTED_STREAM,
  };
}

/** The query that `readFilter` reads back, empty where nothing is narrowed. */
export function writeFilter({ sport, theme, shape, stream }: GalleryFilter): string {
  const query = new URLSearchParams();
  if (sport !== undefined) query.set('sport', sport);
  if (theme !== undefined) query.set('theme', theme);
  if (shape !== '16:9') query.set('shape', shape.replace(':', 'x'));
  const named = stream.trim();
  if (named !== '' && named !== SUGGESTED_STREAM) query.set('stream', named);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** What of the lists the filter leaves. A name that no list has narrows nothing: an old link still shows a gallery. */
export function narrowed(lists: GalleryLists, filter: GalleryFilter): GalleryLists {
  return { sports: only(lists.sports, filter.sport), themes: only(lists.themes, filter.theme) };
}

function only<T extends { readonly id: string }>(rows: readonly T[], id: string | undefined): readonly T[] {
  const found = rows.filter((row) => row.id === id);
  return found.length === 0 ? rows : found;
}

/** A tile's look as the overlay's query says it. */
export function lookQuery(sport: SportRow, theme: ThemeRow): string {
  return `?sport=${sport.id}&theme=${theme.id}`;
}

/** The URL to paste into OBS or vMix, at the very address under which this page was reached. */
export function overlayUrl(
  { protocol, host }: { readonly protocol: string; readonly host: string },
  stream: string,
  query: string,
): string {
  return `${protocol}//${host}/overlay/${toStreamId(stream) ?? SUGGESTED_STREAM}${query}`;
}
