/** A file that another program writes: JSON, XML, CSV or lines. */
import { open, stat } from 'node:fs/promises';
import { codeOf } from '#lib/code-of.ts';
import type { Time } from '#lib/time.ts';
import { LOOKS_FRESH_MS, FRAME_BYTES_MAX } from '../limits.ts';
import type { Look } from '../looker.ts';
import { frameText } from './frame-text.ts';

/** Looks by its time and size, as network drives tell of changes in no other way; it is read only where these say that it may be another. */
export function createFileLook(path: string, time: Time): () => Promise<Look> {
  let mark = '';
  let changedAt = time.now();
  return async () => {
    try {
      const found = await stat(path);
      if (!found.isFile()) return { fault: 'it is no file' };
      if (found.size > FRAME_BYTES_MAX) return { fault: `it is longer than ${FRAME_BYTES_MAX} bytes` };
      const now = `${found.ino} ${found.mtimeMs} ${found.size}`;
      if (now !== mark) changedAt = time.now();
      // Some systems keep times of two seconds, in which it may change unseen.
      else if (time.now() - changedAt > LOOKS_FRESH_MS) return 'same';
      mark = now;
      return await read(path);
    } catch (error) {
      mark = '';
      return { fault: faultOf(codeOf(error), error) };
    }
  };
}

/** No more of it than a board may have, whatever it has grown to since. */
async function read(path: string): Promise<Look> {
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(FRAME_BYTES_MAX + 1);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    if (bytesRead > FRAME_BYTES_MAX) return { fault: `it is longer than ${FRAME_BYTES_MAX} bytes` };
    const { text } = frameText(buffer.subarray(0, bytesRead), true);
    return { text, ...(path.toLowerCase().endsWith('.csv') ? { form: 'csv' } : {}) };
  } finally {
    await file.close();
  }
}

function faultOf(code: string, error: unknown): string {
  if (code === 'ENOENT') return 'there is no such file';
  // Windows, while the other program has it for itself.
  return code === 'EBUSY' ? 'another program keeps it for itself' : `it cannot be read (${code || String(error)})`;
}
