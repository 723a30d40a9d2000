/** `keys.json`: where keys lie, read and written whole. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { codeOf } from '#lib/code-of.ts';
import type { Time } from '#lib/time.ts';
import { makeFolder, writeAtomically } from '../snapshots/file-store.ts';
import { keysSchema, type Keys } from './keys.ts';

/** Only its owner reads it (Windows: as its folder says). */
const OWNER_ONLY = 0o600;

export function keyFileOf(dataDir: string): string {
  return path.join(dataDir, 'keys.json');
}

/** What lies there as the file of keys is none, however often it is read. The message is for people, and holds nothing of the file. */
export class BrokenKeysError extends Error {
  override readonly name = 'BrokenKeysError';
}

/** The keys of a file; undefined where there is none. Rejects, in words that hold nothing of the file, with what is wrong with it: a `BrokenKeysError` where that is its content. */
export async function readKeys(file: string): Promise<Keys | undefined> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new Error(`${file} cannot be read (${codeOf(error)})`, { cause: error });
  });
  if (text === undefined) return undefined;
  const read = v.safeParse(keysSchema, parse(text), { abortEarly: true });
  if (read.success) return read.output;
  throw new BrokenKeysError(`${file} holds no keys: ${v.getDotPath(read.issues[0]) ?? 'it'} is not what it should be`);
}

/** Rejects, in words, where it cannot be written. */
export async function writeKeys(file: string, keys: Keys, time: Time): Promise<void> {
  try {
    await makeFolder(path.dirname(file));
    await writeAtomically(file, `${JSON.stringify(keys, undefined, 2)}\n`, time, OWNER_ONLY);
  } catch (error) {
    throw new Error(`${file} cannot be written (${codeOf(error)})`, { cause: error });
  }
}

/** What tells one state of a file from another; undefined while it is not there. */
export async function stampOf(file: string): Promise<string | undefined> {
  try {
    const { mtimeMs, size, ino } = await stat(file);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return undefined;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
