/** One relay to a data folder: two that write the same files would undo each other's state without a word. */
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { lstat, realpath, rename, rm, rmdir } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import path from 'node:path';
import { codeOf } from '#lib/code-of.ts';
import type { Time } from '#lib/time.ts';
import { FOLDER_HELD_ASKS_MAX, FOLDER_HOLDER_MS } from '../limits.ts';
import type { Log } from '../log.ts';
import { StartError } from '../start-error.ts';
import { makeFolder } from './file-store.ts';

export interface FolderHold {
  /** Lets another relay have the folder. */
  release(): Promise<void>;
}

export interface FolderHoldOptions {
  readonly dataDir: string;
  readonly time: Time;
  readonly log: Log;
  /** Tells what a folder is held by; this machine's when absent. */
  readonly platform?: NodeJS.Platform | undefined;
}

/** What systems without names beside their files hold a folder by. */
export const HELD_FILE = 'in-use.sock';

/** Longest path of a socket's file, in bytes (`sun_path`: 104 on macOS and the BSDs with its zero, 108 on Linux). */
const SOCKET_PATH_BYTES_MAX = 103;

/**
 * Holds a folder by listening at a local name made from it. The system itself ends that with the process, however it dies: a kill or a
 * power cut leaves nothing that would have to be deleted, and no number of a process that may be another's by now.
 *
 * Rejects with a `StartError` where another relay of this machine holds it. A folder that cannot be held (its disk is away, or knows no
 * sockets) is used as it is: a game goes before a precaution.
 */
export async function holdFolder(options: FolderHoldOptions): Promise<FolderHold> {
  const { dataDir, time, log, platform = process.platform } = options;
  try {
    const held = await within(time, take(dataDir, platform, time));
    if (held === undefined) log('info', 'the data folder answers late: nothing keeps another relay out of it');
    return held ?? { release: () => Promise.resolve() };
  } catch (error) {
    if (error instanceof StartError) throw error;
    log('info', 'nothing keeps another relay out of the data folder', { reason: codeOf(error) || String(error) });
    return { release: () => Promise.resolve() };
  }
}

async function take(dataDir: string, platform: NodeJS.Platform, time: Time): Promise<FolderHold> {
  const place = await placeOf(dataDir, platform);
  for (let asked = 0; asked < FOLDER_HELD_ASKS_MAX; asked += 1) {
    try {
      return await listenAt(place);
    } catch (error) {
      if (codeOf(error) !== 'EADDRINUSE') throw error;
    }
    const holder = await askHolder(place.address, time);
    if (holder !== 'dead') throw new StartError('folder-taken', takenWords(dataDir, holder));
    if (place.file !== undefined) await clearAway(place.file, place.address, time);
  }
  throw new Error('what holds it neither answers nor ends');
}

/**
 * Takes away the socket that a dead process left. It is moved first and asked again there: another start that took it over meanwhile gets
 * its own back.
 */
async function clearAway(file: string, address: string, time: Time): Promise<void> {
  const name = `old-${randomBytes(4).toString('hex').slice(1)}`; // as long as the other, so that it can be asked there
  const aside = path.join(path.dirname(file), name);
  try {
    if (!(await lstat(file)).isSocket()) return;
    await rename(file, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return; // another start was faster
    throw error;
  }
  const isDead = (await askHolder(path.join(path.dirname(address), name), time)) === 'dead';
  await (isDead ? rm(aside) : rename(aside, file));
}

/** Where a folder is held. */
interface Place {
  readonly address: string;
  /** The socket's file, on systems where it is one. */
  readonly file?: string;
  /** A folder that was made for it, and goes again if nothing else came into it. */
  readonly made?: string;
}

/** Linux and Windows have names for sockets beside the files; elsewhere the socket lies in the folder. */
async function placeOf(dataDir: string, platform: NodeJS.Platform): Promise<Place> {
  if (platform === 'linux') return { address: `\0boardcast-${hashOf(await trueOf(dataDir))}` };
  if (platform === 'win32') {
    return { address: String.raw`\\.\pipe\boardcast-${hashOf((await trueOf(dataDir)).toLowerCase())}` };
  }
  const there = await realpath(dataDir).catch(() => undefined);
  if (there === undefined) await makeFolder(dataDir);
  const file = path.join(there ?? (await realpath(dataDir)), HELD_FILE);
  const near = path.relative(process.cwd(), file);
  const address = near.length < file.length ? near : file;
  if (Buffer.byteLength(address) > SOCKET_PATH_BYTES_MAX) throw new Error('its path is too long for a socket');
  return { address, file, ...(there === undefined && { made: path.dirname(file) }) };
}

/** The one path of a folder, which need not be there yet: two ways to it are one folder. */
async function trueOf(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch (error) {
    const above = path.dirname(folder);
    if (codeOf(error) !== 'ENOENT' || above === folder) throw error;
    return path.join(await trueOf(above), path.basename(folder));
  }
}

/** 128 bits: no two folders are taken for one. */
function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** Listens, and tells whoever asks which process it is. */
async function listenAt({ address, made }: Place): Promise<FolderHold> {
  const askers = new Set<Socket>();
  const server: Server = createServer((asker) => {
    askers.add(asker);
    asker.on('error', () => undefined).on('close', () => askers.delete(asker));
    asker.end(String(process.pid));
  });
  // The process lives by what it serves, not by this; and nobody on this machine can fill it with sockets.
  server.unref();
  server.maxConnections = 8;
  server.listen(address);
  await once(server, 'listening');
  server.on('error', () => undefined);
  return {
    async release() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      for (const asker of askers) asker.destroy();
      await closed;
      if (made !== undefined) await rmdir(made).catch(() => undefined);
    },
  };
}

/** The number of the process that holds it; blank for one that does not say (it stands still), `dead` where nobody listens. */
function askHolder(address: string, time: Time): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    const socket = connect(address);
    const end = (holder: string): void => {
      callOff();
      socket.destroy();
      resolve(holder);
    };
    const callOff = time.after(FOLDER_HOLDER_MS, () => end(said));
    socket
      .setEncoding('utf8')
      .on('data', (text: string) => {
        said = (said + text).slice(0, 16);
      })
      .on('end', () => end(said))
      .on('error', (error) => end(codeOf(error) === 'ECONNREFUSED' || codeOf(error) === 'ENOENT' ? 'dead' : said));
  });
}

function takenWords(dataDir: string, holder: string): string {
  const which = /^\d+$/.test(holder) ? ` (process ${holder})` : '';
  return `${dataDir} is used by another Boardcast${which}`;
}

/** Twice as long as a holder may take to say who it is: a disk that is away keeps nothing waiting. */
async function within(time: Time, work: Promise<FolderHold>): Promise<FolderHold | undefined> {
  let isLate = false;
  const late = new Promise<undefined>((resolve) => {
    const callOff = time.after(2 * FOLDER_HOLDER_MS, () => {
      isLate = true;
      resolve(undefined);
    });
    void work.then(callOff, callOff);
  });
  // One that comes too late holds nothing that anybody would let go.
  void work.then(
    (held) => (isLate ? held.release() : undefined),
    () => undefined,
  );
  return Promise.race([work, late]);
}
