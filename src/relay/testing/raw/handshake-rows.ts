/** What is changed of a good handshake, and what has to come of it. */
export interface HandshakeRow {
  readonly title: string;
  readonly line?: string;
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly status: number;
  /** Headers of the answer; null: it must not be there. */
  readonly gets?: Readonly<Record<string, string | null>>;
}

/** What RFC 6455 §1.3 makes of its own key. */
const ACCEPT = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';

export const GOOD_HANDSHAKES: readonly HandshakeRow[] = [
  {
    title: 'as it is',
    status: 101,
    gets: {
      upgrade: 'websocket',
      connection: 'Upgrade',
      'sec-websocket-accept': ACCEPT,
      'sec-websocket-protocol': null,
      'sec-websocket-extensions': null,
    },
  },
  { title: 'Upgrade in capitals', headers: { Upgrade: 'WEBSOCKET' }, status: 101 },
  { title: 'Connection in small letters', headers: { Connection: 'upgrade' }, status: 101 },
  { title: 'several tokens of Connection', headers: { Connection: 'keep-alive, Upgrade' }, status: 101 },
  {
    title: 'header names in any case',
    headers: { 'Sec-WebSocket-Key': null, 'sEC-wEBSOCKET-kEY': 'dGhlIHNhbXBsZSBub25jZQ==' },
    status: 101,
    gets: { 'sec-websocket-accept': ACCEPT },
  },
  { title: 'spaces around values', headers: { 'Sec-WebSocket-Version': '  13  ' }, status: 101 },
  {
    title: 'a subprotocol offered: a client that offers one wants it named',
    headers: { 'Sec-WebSocket-Protocol': 'ocr' },
    status: 101,
    gets: { 'sec-websocket-protocol': 'ocr' },
  },
  {
    title: 'several subprotocols offered',
    headers: { 'Sec-WebSocket-Protocol': 'a, b' },
    status: 101,
    gets: { 'sec-websocket-protocol': 'a' },
  },
  { title: 'the draft that old libraries speak, version 8', headers: { 'Sec-WebSocket-Version': '8' }, status: 101 },
  // §4.1 asks for 1.1 of clients; what such a one means is plain, and the answer tells it 1.1.
  { title: 'HTTP/1.0, as small devices say it', line: 'GET /stream1 HTTP/1.0', status: 101 },
  { title: 'another path', line: 'GET /ws/ocr/court%201?x=1 HTTP/1.1', status: 101 },
  { title: 'a whole address in the request line', line: 'GET http://127.0.0.1/stream1 HTTP/1.1', status: 101 },
];

export const DEFLATE_OFFERS: readonly HandshakeRow[] = [
  'permessage-deflate',
  'permessage-deflate; client_max_window_bits; server_no_context_takeover, x-webkit-deflate-frame',
  'permessage-deflate; client_max_window_bits=99',
  ';;;=',
].map((offer) => ({
  title: offer,
  headers: { 'Sec-WebSocket-Extensions': offer },
  status: 101,
  gets: { 'sec-websocket-extensions': null },
}));

export const BAD_HANDSHAKES: readonly HandshakeRow[] = [
  { title: 'no key', headers: { 'Sec-WebSocket-Key': null }, status: 400 },
  { title: 'an empty key', headers: { 'Sec-WebSocket-Key': '' }, status: 400 },
  { title: 'a key of 15 bytes', headers: { 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25j' }, status: 400 },
  { title: 'a key of 17 bytes', headers: { 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZSE=' }, status: 400 },
  { title: 'a key that is no Base64', headers: { 'Sec-WebSocket-Key': '!!!!!!!!!!!!!!!!!!!!!!==' }, status: 400 },
  {
    title: 'two keys',
    headers: { 'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==' },
    status: 400,
  },
  { title: 'no version', headers: { 'Sec-WebSocket-Version': null }, status: 400 },
  {
    title: 'version 7, answered with those that are spoken',
    headers: { 'Sec-WebSocket-Version': '7' },
    status: 400,
    gets: { 'sec-websocket-version': '13, 8' },
  },
  { title: 'version 14', headers: { 'Sec-WebSocket-Version': '14' }, status: 400 },
  { title: 'two versions', headers: { 'Sec-WebSocket-Version': '13, 8' }, status: 400 },
  { title: 'another upgrade', headers: { Upgrade: 'h2c' }, status: 400 },
  { title: 'several upgrades', headers: { Upgrade: 'h2c, websocket' }, status: 400 },
  { title: 'a subprotocol list that is none', headers: { 'Sec-WebSocket-Protocol': 'a,,b' }, status: 400 },
  { title: 'POST', line: 'POST /stream1 HTTP/1.1', status: 405 },
  { title: 'a method that nobody knows', line: 'FLY /stream1 HTTP/1.1', status: 400 },
  { title: 'no HTTP', line: 'GET /stream1 HTTQ/1.1', status: 400 },
  { title: 'a header with a line feed in it', headers: { 'X-A': 'a\nSec-WebSocket-Extensions' }, status: 400 },
  { title: 'headers of 20 KB', headers: { 'X-Long': 'x'.repeat(20_000) }, status: 431 },
];
