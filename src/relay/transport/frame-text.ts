import { isUtf8 } from 'node:buffer';
import type { RawData } from 'ws';

/**
 * A frame's bytes as text, and how many they are. Text and binary frames alike are UTF-8, or UTF-16 where they begin with its byte order
 * mark, as Windows programs write it; what is neither is said to be unreadable by whoever reads it. Leniently a byte that is no part of UTF-8 is a
 * character of Windows-1252 (Latin-1, and signs where that has controls), as older programs of western Europe write them.
 */
export function frameText(data: RawData, isLenient = false): { readonly text: string; readonly bytes: number } {
  const buffer = Array.isArray(data) ? Buffer.concat(data) : Buffer.isBuffer(data) ? data : Buffer.from(data);
  return { text: isLenient && !isUtf8(buffer) ? decodeLeniently(buffer) : decode(buffer), bytes: buffer.length };
}

/** Characters of UTF-8 beyond ASCII (RFC 3629 §4), by bytes that stand for themselves; and any byte that belongs to none. */
const BEYOND_ASCII =
  /[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}|[\x80-\xff]/g;
/** Windows-1252 from 0x80 to 0x9f; where it has nothing, U+FFFD. From 0xa0 on it is Latin-1. */
const SIGNS = '€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ';

function decodeLeniently(buffer: Buffer): string {
  if (hasUtf16Mark(buffer)) return decode(buffer);
  return buffer
    .toString('latin1')
    .replace(BEYOND_ASCII, (bytes) =>
      bytes.length > 1 ? Buffer.from(bytes, 'latin1').toString('utf8') : (SIGNS[bytes.charCodeAt(0) - 0x80] ?? bytes),
    );
}

function hasUtf16Mark([first, second]: Buffer): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

function decode(buffer: Buffer): string {
  const [first, second] = buffer;
  if (first === 0xff && second === 0xfe) return buffer.subarray(2).toString('utf16le');
  // Half a character at the end is dropped, as the other order does.
  if (first === 0xfe && second === 0xff)
    return Buffer.from(buffer.subarray(2, buffer.length - (buffer.length % 2)))
      .swap16()
      .toString('utf16le');
  return buffer.toString('utf8');
}
