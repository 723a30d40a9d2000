import { expect, test } from 'vitest';
import { textFrame } from './socket-peer.ts';

/** RFC 6455 §5.2: FIN and opcode 1, then the length in 7 bits, in 16 after 126, in 64 after 127; no mask from a server. */
test.each([
  [0, '8100'],
  [1, '8101'],
  [125, '817d'],
  [126, '817e007e'],
  [127, '817e007f'],
  [65_535, '817effff'],
  [65_536, '817f0000000000010000'],
])('a text of %i bytes goes out as one frame with the shortest length', (bytes, head) => {
  const frame = textFrame('x'.repeat(bytes));
  expect(frame.subarray(0, frame.length - bytes).toString('hex')).toBe(head);
  expect(frame.subarray(frame.length - bytes).toString()).toBe('x'.repeat(bytes));
});

test.each(['é'.repeat(63), '🏀'.repeat(32), '日'.repeat(21_845)])(
  'its length is that of its bytes, not of its characters',
  (text) => {
    const frame = textFrame(text);
    const head = Buffer.byteLength(text) < 65_536 ? 4 : 10;
    expect(frame.readUInt16BE(2)).toBe(Buffer.byteLength(text));
    expect(frame.subarray(head).toString()).toBe(text);
  },
);
