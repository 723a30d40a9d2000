import type { RawData } from 'ws';

/**
 * A frame's bytes as text, and how many they are. Text and binary frames alike are UTF-8, or UTF-16 where they begin with its byte order
 * mark, as Windows programs write it; what is neither is said to be unreadable by whoever reads it.
 */
export function frameText(data: RawData): { readonly text: string; readonly bytes: number } {
  const buffer = Array.isArray(data) ? Buffer.concat(data) : Buffer.isBuffer(data) ? data : Buffer.from(data);
  return { text: decode(buffer), bytes: buffer.length };
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
