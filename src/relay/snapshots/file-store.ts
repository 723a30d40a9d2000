import { mkdir, open, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { codeOf } from '#lib/code-of.ts';
import type { Time } from '#lib/time.ts';
import { fileOf, GENERATIONS, readFileName } from './file-name.ts';
import { savedStreamSchema, type LoadedStreams, type SavedStream, type SnapshotStore } from './snapshot-store.ts';

/** Windows: a virus scanner or an indexer that looks at a file just then keeps it from being renamed over, for some milliseconds. */
const HELD_ERRORS = new Set(['EPERM', 'EBUSY', 'EACCES']);
/** Waits between tries to rename a file that is held, in ms. */
const HELD_WAITS_MS = [10, 30, 60, 100] as const;

/** Longest file that is taken for a saved stream, in characters: a desk whose fifty ways back each hold the longest final score stays below, and so does a minute of a feed that floods. */
const FILE_BYTES_MAX = 32 * 1024 * 1024;

/**
 * Keeps each stream in three files of a folder, written in turn: the oldest is replaced, so the newest valid one is never touched, and a
 * crash at any moment costs at most the state that was being written.
 */
export function createFileStore(folder: string, time: Time): SnapshotStore {
  /** Which generation of a stream is to be written next. */
  const next = new Map<string, number>();

  async function readSaved(file: string): Promise<SavedStream> {
    const text = await readFile(path.join(folder, file), 'utf8');
    if (text.length > FILE_BYTES_MAX) throw new Error('the file is too long');
    const data: unknown = JSON.parse(text);
    return v.parse(savedStreamSchema, data);
  }

  async function load(): Promise<LoadedStreams> {
    const newest = new Map<string, { readonly saved: SavedStream; readonly generation: number }>();
    const faults: string[] = [];
    for (const file of await filesOf(folder)) {
      const name = readFileName(file);
      if (name === undefined) continue;
      try {
        const saved = await readSaved(file);
        if (file !== fileOf(saved.stream, name.generation)) throw new Error('the file belongs to another stream');
        const best = newest.get(saved.stream);
        if (best === undefined || best.saved.sequence < saved.sequence) {
          newest.set(saved.stream, { saved, generation: name.generation });
        }
      } catch (error) {
        faults.push(`${file} could not be read: ${reasonOf(error)}`);
        // A file that the system does not hand out may be sound: only what was read and is no state is put aside.
        const fault = codeOf(error) === '' ? await keepAside(path.join(folder, file), time) : undefined;
        if (fault !== undefined) faults.push(fault);
      }
    }
    for (const [stream, { generation }] of newest) next.set(stream, (generation + 1) % GENERATIONS);
    const streams = Array.from(newest.values(), ({ saved }) => saved);
    return { streams: streams.sort((a, b) => b.savedAt - a.savedAt), faults };
  }

  async function save(saved: SavedStream): Promise<void> {
    const generation = next.get(saved.stream) ?? 0;
    await makeFolder(folder);
    await writeAtomically(path.join(folder, fileOf(saved.stream, generation)), JSON.stringify(saved), time);
    next.set(saved.stream, (generation + 1) % GENERATIONS);
  }

  return { load, save };
}

/** A folder that is not there yet holds nothing; it is made by the first save, so that a run which saves nothing leaves nothing. */
async function filesOf(folder: string): Promise<readonly string[]> {
  const files: string[] = await readdir(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  });
  return files.sort();
}

/** Makes a folder and those above it. Not by `recursive`: that never ends where a file system takes no folders at all (Linux's /proc). */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const above = path.dirname(folder);
    if (codeOf(error) === 'EEXIST') return; // or a file of that name, which the writing then says
    if (codeOf(error) !== 'ENOENT' || above === folder) throw error;
    await makeFolder(above);
    await mkdir(folder);
  }
}

/** Writes beside, flushes to disk, then puts it in place by one rename. `mode` says who may read it, where the system knows of that. */
export async function writeAtomically(target: string, text: string, time: Time, mode = 0o666): Promise<void> {
  const beside = `${target}.tmp`;
  const file = await open(beside, 'w', mode);
  try {
    await file.writeFile(text, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
  await renameOver(beside, target, time);
  await syncFolder(path.dirname(target));
}

/** The same for what others read now and nobody misses after a power cut: whoever reads finds the old text or the new one, and no disk is kept busy. */
export async function replaceText(target: string, text: string, time: Time): Promise<void> {
  const beside = `${target}.tmp`;
  await writeFile(beside, text, 'utf8');
  await renameOver(beside, target, time);
}

async function renameOver(from: string, to: string, time: Time): Promise<void> {
  for (const waitMs of HELD_WAITS_MS) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      if (!HELD_ERRORS.has(codeOf(error))) throw error;
      await new Promise<void>((resolve) => {
        time.after(waitMs, resolve);
      });
    }
  }
  await rename(from, to);
}

/** Makes the rename itself last through a power cut. Windows opens no folders, and needs no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function keepAside(file: string, time: Time): Promise<string | undefined> {
  try {
    await rename(file, `${file}.corrupt-${Math.round(time.now())}`);
    return undefined;
  } catch (error) {
    return `${path.basename(file)} could not be kept aside: ${reasonOf(error)}`;
  }
}

/** In words that hold nothing of the file: what the engine says of bad JSON quotes it, and values are never logged. */
function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return 'not JSON';
  return codeOf(error) || (error instanceof Error ? error.message : String(error));
}
