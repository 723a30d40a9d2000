import { expect, test } from 'vitest';
import { frameText } from './frame-text.ts';

const TEXT = '{"type":"ocr","values":{"time":"3:12","home":"Łódź 🏀"}}';
const LITTLE = Buffer.from(`\ufeff${TEXT}`, 'utf16le');

test.each([
  ['UTF-8', Buffer.from(TEXT), TEXT],
  ['UTF-8 with a byte order mark, which whoever reads it drops', Buffer.from(`\ufeff${TEXT}`), `\ufeff${TEXT}`],
  ['UTF-16, the small end first', LITTLE, TEXT],
  ['UTF-16, the big end first', Buffer.from(LITTLE).swap16(), TEXT],
  ['UTF-16 that is cut off within a character', LITTLE.subarray(0, -1), TEXT.slice(0, -1)],
  ['a mark and nothing else', Buffer.from([0xff, 0xfe]), ''],
  ['one byte of a mark', Buffer.from([0xff]), '\ufffd'],
  ['nothing', Buffer.alloc(0), ''],
])('[P5] a frame of %s', (_, bytes, text) => {
  expect(frameText(bytes)).toEqual({ text, bytes: bytes.length });
  // As `ws` may hand it over.
  expect(frameText([bytes.subarray(0, 1), bytes.subarray(1)]).text).toBe(text);
  expect(frameText(new Uint8Array(bytes).buffer).text).toBe(text);
});
