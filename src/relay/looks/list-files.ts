import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from '#lib/code-of.ts';
import { LOOK_FILES_MAX } from '../limits.ts';
import { KINDS, nameExpected, SHELVES, urlPathOf, type LookKind } from './look-name.ts';

/** A file of the crew's folder, as it lies there now. */
export interface ListedFile {
  readonly kind: LookKind;
  /** As the folder has it. */
  readonly fileName: string;
  /** The path of its URL; undefined with a fault. */
  readonly urlPath: string | undefined;
  /** Another one says that it was written anew. */
  readonly stamp: string;
  /** Why it is not read at all. */
  readonly fault: string | undefined;
  /** Where it really lies. */
  readonly place: string;
}

/** All files of the crew's folder that may be looks, by their names' order. Rejects when the folder itself cannot be read. */
export async function listFiles(dir: string): Promise<readonly ListedFile[]> {
  const root = await realpath(dir);
  const lists = await Promise.all(KINDS.map((kind) => listKind(root, kind)));
  return lists.flat();
}

async function listKind(root: string, kind: LookKind): Promise<readonly ListedFile[]> {
  const shelf = path.join(root, SHELVES[kind].folder);
  const names = (await namesIn(shelf, shelf === path.join(root, '.'))).filter((name) => SHELVES[kind].names.test(name));
  const listed: ListedFile[] = [];
  const taken = new Set<string>();
  for (const fileName of names.sort().slice(0, LOOK_FILES_MAX)) {
    const found = await look(root, path.join(shelf, fileName));
    if (found === undefined) continue;
    const urlPath = urlPathOf(kind, fileName);
    const fault =
      urlPath === undefined
        ? `expected ${nameExpected(kind)}`
        : taken.has(urlPath)
          ? 'expected a name of its own, in whatever case: another file has it'
          : found.isInside
            ? sizeFault(found.size, SHELVES[kind].bytesMax)
            : 'expected a file of this folder, got a link that leads out of it';
    if (urlPath !== undefined) taken.add(urlPath);
    listed.push({ kind, fileName, urlPath, stamp: found.stamp, fault, place: found.place });
  }
  return listed;
}

/** A folder within the crew's that is not there is empty. */
async function namesIn(folder: string, isRoot: boolean): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (!isRoot && codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

interface Found {
  readonly place: string;
  readonly isInside: boolean;
  readonly size: number;
  readonly stamp: string;
}

/** A file behind its links; undefined for what is no file, or no more. */
async function look(root: string, file: string): Promise<Found | undefined> {
  try {
    const place = await realpath(file);
    const stats = await stat(place);
    if (!stats.isFile()) return undefined;
    const way = path.relative(root, place);
    const isInside = way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
    const stamp = [place, stats.ino, stats.size, stats.mtimeMs, stats.ctimeMs].join(':');
    return { place, isInside, size: stats.size, stamp };
  } catch {
    return undefined; // taken away since the folder was read, or a link that leads nowhere
  }
}

function sizeFault(bytes: number, max: number): string | undefined {
  return bytes <= max ? undefined : `expected at most ${max} bytes, got ${bytes}`;
}

/** A listed file's bytes, or why they cannot be had. It may have grown since. */
export async function readListed({ kind, place }: ListedFile): Promise<Buffer | string> {
  try {
    const bytes = await readFile(place);
    return sizeFault(bytes.length, SHELVES[kind].bytesMax) ?? bytes;
  } catch (error) {
    return `cannot be read (${codeOf(error) || String(error)})`;
  }
}
