import type { FrameRow } from './frame-rows.ts';
import { OPCODE } from './opcode.ts';
import { closeBody, rawFrame } from './raw-frame.ts';

const { CONTINUATION, TEXT, BINARY, CLOSE, PING } = OPCODE;

/** What is no UTF-8 (RFC 3629): each is the least that breaks one of its rules. */
export const BROKEN: readonly [string, readonly number[]][] = [
  ['a byte that UTF-8 never has', [0xff]],
  ['a continuation byte by itself', [0x80]],
  ['a slash in two bytes', [0xc0, 0xaf]],
  ['a slash in three bytes', [0xe0, 0x80, 0xaf]],
  ['a slash in four bytes', [0xf0, 0x80, 0x80, 0xaf]],
  ['a high surrogate', [0xed, 0xa0, 0x80]],
  ['a low surrogate', [0xed, 0xbf, 0xbf]],
  ['a surrogate pair in six bytes', [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80]],
  ['a character beyond U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
  ['a character that is cut off', [0xf0, 0x9f, 0x8f]],
  ['Latin-1', [0x4d, 0xfc, 0x6c]],
  ['UTF-16', [0xff, 0xfe, 0x7b, 0x00]],
];

/** A ping in text, whose last key is what is tried. */
export function ask(text: Buffer | string): Buffer {
  return Buffer.concat([Buffer.from('{"type":"ping","x":"'), Buffer.from(text), Buffer.from('"}')]);
}

/** A message in fragments, cut after so many bytes. */
function cutAt(payload: Buffer, at: number): Buffer[] {
  return [
    rawFrame({ op: TEXT, payload: payload.subarray(0, at), fin: false }),
    rawFrame({ op: CONTINUATION, payload: payload.subarray(at) }),
  ];
}

const PONGED = ['text {"type":"pong"}'];
const BALL = Buffer.from('🏀');
/** Bytes before what `ask` is given. */
const HEAD = ask('').length - 2;

export const TEXTS: readonly FrameRow[] = [
  ...['ä', '€', '🏀', '\u{10ffff}', '\uffff', '\ufeff', 'e\u0301\u0316'].map((text) => ({
    title: `the character ${Array.from(text, (c) => `U+${c.codePointAt(0)?.toString(16)}`).join(' ')}`,
    sends: [rawFrame({ op: TEXT, payload: ask(text) })],
    gets: PONGED,
  })),
  ...[1, 2, 3].map((at) => ({
    title: `a character of four bytes that is split after ${at}`,
    sends: cutAt(ask(BALL), HEAD + at),
    gets: PONGED,
  })),
  ...BROKEN.map(([title, bytes]) => ({
    title,
    sends: [rawFrame({ op: TEXT, payload: ask(Buffer.from(bytes)) })],
    gets: ['close 1007'],
  })),
  {
    title: 'a message that ends within a character',
    sends: [rawFrame({ op: TEXT, payload: BALL.subarray(0, 2) })],
    gets: ['close 1007'],
  },
  {
    title: 'a broken fragment, said when the message is whole',
    sends: cutAt(ask(Buffer.from([0xc0, 0xaf])), HEAD + 1),
    gets: ['close 1007'],
  },
  {
    title: 'a broken fragment, and a ping before the last one',
    sends: [
      rawFrame({ op: TEXT, payload: Buffer.from([0xff]), fin: false }),
      rawFrame({ op: PING, payload: 'between' }),
      rawFrame({ op: CONTINUATION }),
    ],
    gets: ['pong between', 'close 1007'],
  },
  {
    title: 'broken bytes in a binary frame, which is read as well as it goes',
    sends: [rawFrame({ op: BINARY, payload: ask(Buffer.from([0xff])) })],
    gets: PONGED,
  },
  {
    title: 'UTF-16 with its mark in a binary frame',
    sends: [rawFrame({ op: BINARY, payload: Buffer.from('\ufeff{"type":"ping"}', 'utf16le') })],
    gets: PONGED,
  },
];

/** Codes that may stand in a close frame (§7.4, and the registry of IANA that it founds), each given back as it came. */
const GOOD_CODES = [
  1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999,
] as const;
/** Codes that may not: unused, reserved for what never goes over the wire, or nobody's. */
const BAD_CODES = [0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535] as const;

function goodbye(payload: Buffer): Buffer {
  return rawFrame({ op: CLOSE, payload });
}

export const CLOSES: readonly FrameRow[] = [
  { title: 'a goodbye without a code', sends: [goodbye(Buffer.alloc(0))], gets: ['close'] },
  { title: 'half a code', sends: [goodbye(Buffer.from([3]))], gets: ['close 1002'] },
  ...GOOD_CODES.map((code) => ({
    title: `the code ${code}`,
    sends: [goodbye(closeBody(code))],
    gets: [`close ${code}`],
  })),
  ...BAD_CODES.map((code) => ({
    title: `the code ${code}, which is none`,
    sends: [goodbye(closeBody(code))],
    gets: ['close 1002'],
  })),
  { title: 'a reason of 123 bytes', sends: [goodbye(closeBody(1000, 'r'.repeat(123)))], gets: ['close 1000'] },
  {
    title: 'a reason that is no UTF-8',
    sends: [goodbye(closeBody(1000, Buffer.from([0xc0, 0xaf])))],
    gets: ['close 1007'],
  },
  {
    title: 'a ping after the goodbye',
    sends: [goodbye(closeBody(1000)), rawFrame({ op: PING, payload: 'late' })],
    gets: ['close 1000'],
  },
  {
    title: 'a message after the goodbye',
    sends: [goodbye(closeBody(1000)), rawFrame({ op: TEXT, payload: 'ping' })],
    gets: ['close 1000'],
  },
  { title: 'a second goodbye', sends: [goodbye(closeBody(1000)), goodbye(closeBody(1001))], gets: ['close 1000'] },
  {
    title: 'a message before the goodbye',
    sends: [rawFrame({ op: TEXT, payload: 'ping' }), goodbye(closeBody(1000))],
    gets: ['text pong', 'close 1000'],
  },
];
