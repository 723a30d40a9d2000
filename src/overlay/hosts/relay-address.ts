import { DEFAULT_STREAM, keyInFragment, streamAddressOfPath, toStreamId } from '#protocol/fields.ts';

/** A stream of a relay elsewhere, as somebody typed it into a playout server's form. */
export interface RelayAddress {
  /** Of the socket. */
  readonly url: string;
  readonly stream: string;
  /** Of the relay's pages and pictures. */
  readonly origin: string;
  /** The options that the address brings, as an overlay's URL has them. */
  readonly search: string;
  readonly key: string | undefined;
}

/**
 * Reads an overlay's URL, a publisher's, or the relay's mere name and port; `stream`, unless blank, goes before that of the URL. Undefined for
 * what leads to no relay.
 */
export function readRelayAddress(text: string, stream = ''): RelayAddress | undefined {
  if (text === '') return undefined;
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return undefined; // no address: the host's own fields are shown
  }
  const scheme = /^(?:http|ws)(s?):$/.exec(url.protocol)?.[1];
  if (scheme === undefined || url.host === '' || url.username !== '') return undefined;
  const path = url.pathname.replace(/^\/overlay(?=\/|$)/i, '');
  const id = toStreamId(stream) ?? streamAddressOfPath(path).stream ?? DEFAULT_STREAM;
  return {
    url: `ws${scheme}://${url.host}/${id}`,
    stream: id,
    origin: `http${scheme}://${url.host}`,
    search: url.search,
    key: keyInFragment(url.hash),
  };
}
