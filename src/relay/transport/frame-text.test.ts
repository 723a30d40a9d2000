import fc from 'fast-check';
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

test.each([
  ['Latin-1', Buffer.from('José Müller', 'latin1'), 'José Müller'],
  ['the signs of Windows-1252', Buffer.from([0x8a, 0x65, 0x80, 0x96, 0x9f]), 'Še€–Ÿ'],
  ['bytes that Windows-1252 has nothing for', Buffer.from([0x81, 0x9d]), '\ufffd\ufffd'],
  ['UTF-8 with Latin-1 in it', Buffer.concat([Buffer.from('Łódź 🏀 '), Buffer.from([0xe9])]), 'Łódź 🏀 é'],
  ['half a character at its end', Buffer.from('🏀').subarray(0, 2), 'ðŸ'],
  ['a surrogate', Buffer.from([0xed, 0xa0, 0x80]), 'í\u00a0€'],
  ['a slash in two bytes', Buffer.from([0xc0, 0xaf]), 'À¯'],
  ['UTF-16', LITTLE, TEXT],
])('[P10] leniently read, a frame of %s', (_, bytes, text) => {
  expect(frameText(bytes, true)).toEqual({ text, bytes: bytes.length });
});

test('[P10] leniently read, what is UTF-8 is the same, and of what is not no byte is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      fc.pre(!/^[\ufeff\ufffe]/.test(text));
      expect(frameText(Buffer.from(text), true).text).toBe(text);
      // The last byte is none of UTF-8's, so that the lenient way is taken for the whole.
      expect(frameText(Buffer.concat([Buffer.from(text), Buffer.from([0xff])]), true).text).toBe(`${text}ÿ`);
    }),
  );
});
