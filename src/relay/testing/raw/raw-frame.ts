import { OPCODE } from './opcode.ts';

/** A frame as RFC 6455 §5.2 draws it, and every liberty that a broken client may take with it. */
export interface RawFrame {
  readonly op: number;
  readonly payload?: Buffer | string;
  /** Whether it is a message's last frame; it is, unless said otherwise. */
  readonly fin?: boolean;
  /** The three reserved bits, RSV1 being 4. */
  readonly rsv?: number;
  /** Its four bytes; null leaves the payload unmasked. */
  readonly mask?: Buffer | null;
  /** How many bits its length is written with, where that is not the fewest that do. */
  readonly lengthBits?: 7 | 16 | 64;
  /** The length that it tells, where that is not its payload's. */
  readonly declares?: bigint;
}

const MASK = Buffer.from([0x37, 0xfa, 0x21, 0x3d]); // that of RFC 6455 §5.7

export function rawFrame(frame: RawFrame): Buffer {
  const payload = Buffer.from(frame.payload ?? '');
  const length = frame.declares ?? BigInt(payload.length);
  const bits = frame.lengthBits ?? (length < 126n ? 7 : length < 65_536n ? 16 : 64);
  const mask = frame.mask === undefined ? MASK : frame.mask;
  const head = Buffer.alloc(2 + (bits === 7 ? 0 : bits / 8));
  head[0] = (frame.fin === false ? 0 : 0x80) | ((frame.rsv ?? 0) << 4) | frame.op;
  head[1] = (mask === null ? 0 : 0x80) | (bits === 7 ? Number(length) : bits === 16 ? 126 : 127);
  if (bits === 16) head.writeUInt16BE(Number(length), 2);
  if (bits === 64) head.writeBigUInt64BE(length, 2);
  if (mask === null) return Buffer.concat([head, payload]);
  return Buffer.concat([head, mask, payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0))]);
}

/** A close frame's payload. */
export function closeBody(code: number, reason: string | Buffer = ''): Buffer {
  const head = Buffer.alloc(2);
  head.writeUInt16BE(code);
  return Buffer.concat([head, Buffer.from(reason)]);
}

const NAMES: Readonly<Record<number, string>> = { [OPCODE.TEXT]: 'text', [OPCODE.PING]: 'ping', [OPCODE.PONG]: 'pong' };

/**
 * The frames that a server sent, each in words (`text {"type":"pong"}`, `pong abc`, `close 1002`), and the bytes of one that is not whole.
 * Throws at what no server may send: a masked frame, reserved bits, a fragment, a length that is longer than it need be.
 */
export function readServerFrames(bytes: Buffer): { readonly frames: string[]; readonly rest: Buffer } {
  const frames: string[] = [];
  let rest = bytes;
  for (;;) {
    const [first, second] = rest;
    if (first === undefined || second === undefined) return { frames, rest };
    if ((first & 0xf0) !== 0x80) throw new Error(`no whole frame without reserved bits: 0x${first.toString(16)}`);
    if (second >= 0x80) throw new Error('a server masks nothing');
    const head = second === 127 ? 10 : second === 126 ? 4 : 2;
    if (rest.length < head) return { frames, rest };
    const length = second === 127 ? Number(rest.readBigUInt64BE(2)) : second === 126 ? rest.readUInt16BE(2) : second;
    if ((head === 4 && length < 126) || (head === 10 && length < 65_536)) throw new Error(`${length} in ${head} bytes`);
    if (rest.length < head + length) return { frames, rest };
    frames.push(inWords(first & 0x0f, rest.subarray(head, head + length)));
    rest = rest.subarray(head + length);
  }
}

function inWords(op: number, payload: Buffer): string {
  if (op === OPCODE.CLOSE) return payload.length < 2 ? 'close' : `close ${payload.readUInt16BE()}`;
  return `${NAMES[op] ?? `opcode ${op}`} ${payload.toString('latin1')}`;
}
