import { OPCODE } from './opcode.ts';
import { closeBody, rawFrame, type RawFrame } from './raw-frame.ts';

/** What a client sends after its handshake, and what has to come of it. */
export interface FrameRow {
  readonly title: string;
  readonly sends: readonly Buffer[];
  /** The frames that come back, in order and in words. Where the last is a close, the connection ends with it; else it lives on. */
  readonly gets: readonly string[];
}

const { CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG } = OPCODE;
const PONGED = 'text {"type":"pong"}';
const ASK = '{"type":"ping"}';

function row(title: string, frames: readonly RawFrame[], ...gets: string[]): FrameRow {
  return { title, sends: frames.map(rawFrame), gets };
}

/** A bare ping with spaces around it, as long as is wanted. */
function askOf(bytes: number): string {
  return `ping${' '.repeat(bytes - 4)}`;
}

export const MASKING: readonly FrameRow[] = [
  row('text without a mask', [{ op: TEXT, payload: ASK, mask: null }], 'close 1002'),
  row('a ping without a mask', [{ op: PING, mask: null }], 'close 1002'),
  row('a goodbye without a mask', [{ op: CLOSE, payload: closeBody(1000), mask: null }], 'close 1002'),
  row('text with a mask of zeros', [{ op: TEXT, payload: ASK, mask: Buffer.alloc(4) }], PONGED),
  row('text with a mask of ones', [{ op: TEXT, payload: ASK, mask: Buffer.alloc(4, 0xff) }], PONGED),
  row('a mask and no payload', [{ op: TEXT }]),
];

export const RESERVED: readonly FrameRow[] = [
  ...[2, 1, 3].map((rsv) => row(`text with reserved bits ${rsv}`, [{ op: TEXT, payload: ASK, rsv }], 'close 1002')),
  row('a ping with reserved bits', [{ op: PING, rsv: 2 }], 'close 1002'),
  ...[3, 4, 5, 6, 7, 11, 12, 13, 14, 15].map((op) => row(`the opcode ${op}`, [{ op, payload: 'x' }], 'close 1002')),
];

export const DEFLATE: readonly FrameRow[] = [
  row('text that says it is compressed', [{ op: TEXT, payload: ASK, rsv: 4 }], 'close 1002'),
  row('binary that says it is compressed', [{ op: BINARY, payload: ASK, rsv: 4 }], 'close 1002'),
  row('a ping that says it is compressed', [{ op: PING, rsv: 4 }], 'close 1002'),
  row(
    'a fragment that says it is compressed',
    [
      { op: TEXT, payload: '{', fin: false },
      { op: CONTINUATION, payload: '}', rsv: 4 },
    ],
    'close 1002',
  ),
];

export const LENGTHS: readonly FrameRow[] = [
  row('nothing, as text', [{ op: TEXT }]),
  row('nothing, as binary', [{ op: BINARY }]),
  ...[4, 125, 126, 127, 65_535, 65_536].map((bytes) =>
    row(`${bytes} bytes`, [{ op: TEXT, payload: askOf(bytes) }], 'text pong'),
  ),
  row('5 bytes whose length is written with 16 bits', [{ op: TEXT, payload: askOf(5), lengthBits: 16 }], 'text pong'),
  row('5 bytes whose length is written with 64 bits', [{ op: TEXT, payload: askOf(5), lengthBits: 64 }], 'text pong'),
];

/** The most that a frame may declare, and one more: RFC 6455 §5.2 keeps the top bit zero. */
const BEYOND_63_BITS = 2n ** 63n;
const HALF = { payload: 'x'.repeat(32_768) };

export const TOO_LONG: readonly FrameRow[] = [
  row('65,537 bytes', [{ op: TEXT, payload: askOf(65_537) }], 'close 1009'),
  row('65,537 bytes as binary', [{ op: BINARY, payload: askOf(65_537) }], 'close 1009'),
  ...[65_537n, 2n ** 32n, 2n ** 53n, 2n ** 63n - 1n, BEYOND_63_BITS].map((declares) =>
    row(`${declares} bytes declared and none sent`, [{ op: TEXT, declares, lengthBits: 64 }], 'close 1009'),
  ),
  row(
    'fragments that are too long together',
    [
      { op: TEXT, ...HALF, fin: false },
      { op: CONTINUATION, ...HALF, fin: false },
      { op: CONTINUATION, payload: 'x' },
    ],
    'close 1009',
  ),
  row('fragments of 64 KiB together', [
    { op: TEXT, ...HALF, fin: false },
    { op: CONTINUATION, ...HALF },
  ]),
];

const LONG = 'y'.repeat(125);

export const CONTROLS: readonly FrameRow[] = [
  row('a ping without payload', [{ op: PING }], 'pong '),
  row('a ping of 1 byte', [{ op: PING, payload: 'a' }], 'pong a'),
  row('a ping of 125 bytes', [{ op: PING, payload: LONG }], `pong ${LONG}`),
  row('a ping of what is no UTF-8', [{ op: PING, payload: Buffer.from([0xff, 0xfe]) }], 'pong \u00ff\u00fe'),
  row(
    'two pings',
    [
      { op: PING, payload: '1' },
      { op: PING, payload: '2' },
    ],
    'pong 1',
    'pong 2',
  ),
  row('a ping of 126 bytes', [{ op: PING, payload: `${LONG}y` }], 'close 1002'),
  row('a ping whose length is written with 16 bits', [{ op: PING, payload: 'a', lengthBits: 16 }], 'close 1002'),
  row('a ping whose length is written with 64 bits', [{ op: PING, payload: 'a', lengthBits: 64 }], 'close 1002'),
  row('a ping in fragments', [{ op: PING, payload: 'a', fin: false }], 'close 1002'),
  row('a pong that nobody asked for', [{ op: PONG, payload: 'why' }]),
  row('a pong of 126 bytes', [{ op: PONG, payload: `${LONG}y` }], 'close 1002'),
  row('a pong in fragments', [{ op: PONG, fin: false }], 'close 1002'),
  row('a goodbye in fragments', [{ op: CLOSE, payload: closeBody(1000), fin: false }], 'close 1002'),
  row('a goodbye of 126 bytes', [{ op: CLOSE, payload: closeBody(1000, 'y'.repeat(124)) }], 'close 1002'),
];

export const FRAGMENTS: readonly FrameRow[] = [
  row(
    'text in two',
    [
      { op: TEXT, payload: '{"type":', fin: false },
      { op: CONTINUATION, payload: '"ping"}' },
    ],
    PONGED,
  ),
  row(
    'binary in two',
    [
      { op: BINARY, payload: '{"type":', fin: false },
      { op: CONTINUATION, payload: '"ping"}' },
    ],
    PONGED,
  ),
  row(
    'text in three of which two are empty',
    [{ op: TEXT, fin: false }, { op: CONTINUATION, payload: ASK, fin: false }, { op: CONTINUATION }],
    PONGED,
  ),
  row(
    'a ping between fragments, answered at once',
    [
      { op: TEXT, payload: 'pi', fin: false },
      { op: PING, payload: 'now' },
      { op: CONTINUATION, payload: 'ng' },
    ],
    'pong now',
    'text pong',
  ),
  row(
    'a goodbye between fragments',
    [
      { op: TEXT, payload: 'pi', fin: false },
      { op: CLOSE, payload: closeBody(1001) },
    ],
    'close 1001',
  ),
  row('a message that is never ended', [{ op: TEXT, payload: ASK, fin: false }]),
  row('the last fragment of nothing', [{ op: CONTINUATION, payload: ASK }], 'close 1002'),
  row('a middle fragment of nothing', [{ op: CONTINUATION, payload: ASK, fin: false }], 'close 1002'),
  row(
    'text in the midst of text',
    [
      { op: TEXT, payload: 'pi', fin: false },
      { op: TEXT, payload: ASK },
    ],
    'close 1002',
  ),
  row(
    'binary in the midst of text',
    [
      { op: TEXT, payload: 'pi', fin: false },
      { op: BINARY, payload: 'ng', fin: false },
    ],
    'close 1002',
  ),
  row('a fragment after the whole', [{ op: TEXT, payload: 'ping' }, { op: CONTINUATION }], 'text pong', 'close 1002'),
];

export const MANY_FRAGMENTS: readonly FrameRow[] = [
  row('64 fragments of one byte', inBytes(askOf(64)), 'text pong'),
  row('65 fragments of one byte', inBytes(askOf(65)), 'close 1008'),
  row('a thousand empty fragments', [{ op: TEXT, fin: false }, ...continuations(1000)], 'close 1008'),
];

function continuations(count: number): RawFrame[] {
  return Array.from({ length: count }, () => ({ op: CONTINUATION, fin: false }));
}

/** A text in fragments of one byte each. */
function inBytes(text: string): RawFrame[] {
  return Array.from(Buffer.from(text), (byte, at) => ({
    op: at === 0 ? TEXT : CONTINUATION,
    payload: Buffer.from([byte]),
    fin: at === text.length - 1,
  }));
}
