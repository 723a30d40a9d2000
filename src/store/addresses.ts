import { keyInFragment, streamAddressOfPath } from '#protocol/fields.ts';

/** What of a page's location the operators' pages read; `window.location` is one. */
export interface PageLocation {
  readonly protocol: string;
  /** Host name and port, as typed. */
  readonly host: string;
  readonly hostname: string;
  readonly pathname: string;
  readonly search: string;
  /** A viewer key, which the page gives to the addresses of overlays (`#k=…`). */
  readonly hash: string;
}

/** The name that a new crew is told to type; any other does as well. */
export const SUGGESTED_STREAM = 'stream1';

/** The query's options that only the preview reads; they are left out of the overlay's URL. */
const PREVIEW_OPTIONS: ReadonlySet<string> = new Set(['bg']);

/** The stream of `/preview/<stream>`; undefined on the start page and when the path names none. */
export function streamOfPage(pathname: string): string | undefined {
  const rest = /^\/preview\/(.+)$/.exec(pathname)?.[1];
  return rest === undefined ? undefined : streamAddressOfPath(`/${rest}`).stream;
}

/** The URL to type into Scoreboard OCR, at the very address under which this page was reached. */
export function publishUrl(location: PageLocation, stream: string): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/${stream}`;
}

/** The same with a publish key, for a computer that the relay asks for one. */
export function keyedPublishUrl(location: PageLocation, stream: string, key: string): string {
  return `${publishUrl(location, stream)}~${key}`;
}

/** The overlay's URL with a viewer key, which as a fragment goes into no request and no log. */
export function keyedOverlayUrl(location: PageLocation, stream: string, key: string): string {
  return `${location.protocol}//${location.host}/overlay/${stream}${overlaySearch(location.search)}${keyFragment(key)}`;
}

/** A viewer key as an address ends with it; nothing where there is none. */
export function keyFragment(key: string | undefined): string {
  return key === undefined || key === '' ? '' : `#k=${key}`;
}

/** The URL to paste into OBS or vMix: this page's look and names, without what only the preview reads. */
export function overlayUrl(location: PageLocation, stream: string): string {
  return `${location.protocol}//${location.host}/overlay/${stream}${overlaySearch(location.search)}${keyFragment(keyInFragment(location.hash))}`;
}

/** The overlay's URL with the layer hints that OBS reads and strips from a dropped link: name, and the size that it otherwise sets to 800×600. */
export function obsDropUrl(
  location: PageLocation,
  stream: string,
  { width, height }: { readonly width: number; readonly height: number } = { width: 1920, height: 1080 },
): string {
  const name = encodeURIComponent(`Score bug ${stream}`);
  const hints = [`layer-name=${name}`, `layer-width=${width}`, `layer-height=${height}`];
  return `${location.protocol}//${location.host}/overlay/${stream}${queryOf([...overlayParts(location.search), ...hints])}${keyFragment(keyInFragment(location.hash))}`;
}

/** Another stream's preview, with the query kept: names, colours and backdrop stay as they are. */
export function previewPath(location: Pick<PageLocation, 'search'>, stream: string): string {
  return `/preview/${stream}${location.search}`;
}

/** Whether the page was reached by a name that only means "this PC", so that its URLs are of no use on another. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || /^(127\.|\[?::1\]?$)/.test(hostname);
}

/** The query as the overlay will read it. */
export function overlaySearch(search: string): string {
  return queryOf(overlayParts(search));
}

/** The query's parts as they were typed: reading and writing them anew would change `+`, `%2C` and the like under the crew's hands. */
function overlayParts(search: string): string[] {
  return search
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part !== '' && !PREVIEW_OPTIONS.has((part.split('=', 1)[0] ?? '').toLowerCase()));
}

function queryOf(parts: readonly string[]): string {
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
