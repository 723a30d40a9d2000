import { ok, refused, type Result } from '#lib/result.ts';
import { isDownMessage, type DownMessage, type Snapshot, type Source } from './down.ts';
import type { UpMessage } from './up.ts';

/** Reads a relay's frame. Without a schema: that costs a viewer as much as all the rest of its work, and nobody reads its reasons. */
export function decodeDown(text: string): Result<DownMessage> {
  const data = parse(text);
  return data.ok ? readDown(data.value) : data;
}

/** The same of JSON that was parsed. */
export function readDown(data: unknown): Result<DownMessage> {
  return isDownMessage(data) ? ok(data) : refused('no message that a relay sends');
}

/** Writes a message of either direction. Only values that were read by these schemas come here, so it cannot fail. */
export function encode(message: UpMessage | DownMessage): string {
  return JSON.stringify(message);
}

/** A snapshot's text up to its source, which can be kept for as long as the state holds: a source's age moves by itself. */
export function encodeOpening(opening: Omit<Snapshot, 'source'>): string {
  return JSON.stringify(opening);
}

/** The whole snapshot: what `encodeOpening` gave, and the source. */
export function encodeSnapshot(opening: string, source: Source): string {
  return `${opening.slice(0, -1)},"source":${JSON.stringify(source)}}`;
}

/** Reads JSON text, of whatever shape. */
export function parse(text: string): Result<unknown> {
  try {
    return ok(JSON.parse(text));
  } catch {
    return refused('not JSON');
  }
}
