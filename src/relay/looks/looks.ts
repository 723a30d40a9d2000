import { createHash } from 'node:crypto';
import path from 'node:path';
import { codeOf } from '#lib/code-of.ts';
import type { LookList, LookRow } from '#protocol/api.ts';
import type { Time } from '#lib/time.ts';
import { LOOKS_FRESH_MS, LOOKS_POLL_MS, LOOKS_SETTLE_MS } from '../limits.ts';
import type { Log } from '../log.ts';
import { faultsOfFile, type CheckLook } from './check-file.ts';
import { listFiles, readListed, type ListedFile } from './list-files.ts';
import { KINDS, SHELVES, shownName } from './look-name.ts';
import type { WatchFolders } from './watch-folders.ts';

/** A good state of a file. */
export interface LookFile {
  readonly bytes: Buffer;
  /** Of these very bytes. */
  readonly version: string;
}

/** Which state of a file is meant: the one that is on air, or the newest good one. */
export type LookState = 'air' | 'saved';

/**
 * The crew's own layouts, themes and logos: of each the state that is on air and the newest good one, and what is wrong with what is there
 * now. Both are kept in memory, the same bytes once: twice `LOOK_FILES_MAX` of each kind at most.
 */
export interface Looks {
  /** The file that this URL path names, in whatever case; undefined for one that is not on air yet, unless the saved one is meant. */
  find(urlPath: string, state: LookState): LookFile | undefined;
  list(): LookList;
  /** All that is good now is on air; returns the word by which viewers are told, a new one unless it is given. */
  putOnAir(word?: string): string;
  /** Resolves when the folder was read for the first time. */
  readonly ready: Promise<void>;
  close(): void;
}

export interface LooksDeps {
  readonly dir: string;
  readonly time: Time;
  readonly log: Log;
  readonly watch: WatchFolders;
  readonly check: CheckLook | undefined;
}

interface Entry {
  listed: ListedFile;
  /** How it lay there when it was last looked at; empty when it was gone. */
  stamp: string;
  /** It was read, or found to be gone, as it lies there now. */
  settled: boolean;
  changedAt: number;
  /** The version of the bytes that were last read, good or not. */
  read: string;
  good: LookFile | undefined;
  /** What was good when it was last put on air, or at the start. */
  air: LookFile | undefined;
  faults: readonly string[];
}

const GONE = 'the file is gone; what it last said is kept';

/** Reads the crew's folder, and goes on watching it until closed. */
export function createLooks({ dir, time, log, watch, check }: LooksDeps): Looks {
  /** By URL path, or by the name on disk for those that have none. */
  const entries = new Map<string, Entry>();
  let folderFault: string | null = null;
  let air: string | null = null;
  let airings = 0;
  let closed = false;
  let scanning = false;
  /** Something happened while the folder was being read. */
  let again = false;
  let first = true;
  let next: { readonly soon: boolean; readonly callOff: () => void } | undefined;

  function schedule(soon: boolean): void {
    // A watcher that tells of every write must not push the look at them away for ever.
    if (closed || (next !== undefined && (next.soon || !soon))) return;
    next?.callOff();
    next = { soon, callOff: time.after(soon ? LOOKS_SETTLE_MS : LOOKS_POLL_MS, () => void scan()) };
  }

  async function scan(): Promise<void> {
    next = undefined;
    scanning = true;
    again = false;
    const waiting = await scanOnce();
    scanning = false;
    schedule(waiting || again);
  }

  /** Whether a file is to be looked at again soon. */
  async function scanOnce(): Promise<boolean> {
    let listed: readonly ListedFile[];
    try {
      listed = await listFiles(dir);
    } catch (error) {
      sayFolder(`the folder cannot be read (${codeOf(error) || String(error)})`);
      return false;
    }
    sayFolder(null);
    const seen = new Set<string>();
    let waiting = false;
    for (const file of listed) {
      const key = keyOf(file);
      seen.add(key);
      waiting = (await lookAt(key, file)) || waiting;
    }
    for (const [key, entry] of entries) if (!seen.has(key)) waiting = miss(key, entry) || waiting;
    first = false;
    return waiting;
  }

  async function lookAt(key: string, listed: ListedFile): Promise<boolean> {
    const now = time.now();
    const known = entries.get(key);
    const entry: Entry = known ?? {
      listed,
      stamp: '',
      settled: false,
      changedAt: now,
      read: '',
      good: undefined,
      air: undefined,
      faults: [],
    };
    if (known === undefined) entries.set(key, entry);
    entry.listed = listed;
    if (entry.stamp !== listed.stamp) {
      Object.assign(entry, { stamp: listed.stamp, settled: false, changedAt: now });
      // What lies there at the start was not written just now.
      if (!first) return true;
    }
    if (entry.settled && now - entry.changedAt >= LOOKS_FRESH_MS) return false;
    entry.settled = true;
    const bytes = listed.fault ?? (await readListed(listed));
    if (!closed) take(entry, bytes);
    return false;
  }

  function take(entry: Entry, bytes: Buffer | string): void {
    const { kind, fileName } = entry.listed;
    const read = typeof bytes === 'string' ? bytes : versionOf(bytes);
    if (read === entry.read && entry.faults[0] !== GONE) return;
    entry.read = read;
    const faults = typeof bytes === 'string' ? [bytes] : faultsOfFile(kind, fileName, bytes, check);
    say(entry, faults);
    if (typeof bytes === 'string' || faults.length > 0) return;
    entry.good = { bytes, version: read };
    if (first) entry.air = entry.good;
    log('info', 'a look was read', { kind, file: fileName, version: read });
  }

  /** A file is not there. One that never said anything good is forgotten. */
  function miss(key: string, entry: Entry): boolean {
    if (entry.stamp !== '') {
      Object.assign(entry, { stamp: '', settled: false });
      return true;
    }
    if (entry.settled) return false;
    entry.settled = true;
    if (entry.good === undefined) entries.delete(key);
    else say(entry, [GONE]);
    return false;
  }

  /** Tells the operator, once for each state. */
  function say(entry: Entry, faults: readonly string[]): void {
    entry.faults = faults;
    const [fault] = faults;
    if (fault === undefined) return;
    const { kind, fileName: file } = entry.listed;
    log('warn', 'a look is broken', {
      kind,
      file,
      faults: faults.length,
      first: fault,
      kept: entry.good !== undefined,
    });
  }

  function sayFolder(fault: string | null): void {
    if (fault !== null && fault !== folderFault) log('warn', 'the layouts cannot be had', { reason: fault });
    folderFault = fault;
  }

  const ready = scan();
  const stopWatching = watch(
    KINDS.map((kind) => path.join(dir, SHELVES[kind].folder)),
    () => {
      if (scanning) again = true;
      else schedule(true);
    },
  );

  return {
    ready,
    find: (urlPath, state) => entries.get(urlPath.toLowerCase())?.[state === 'air' ? 'air' : 'good'],
    list: () => ({
      folder: true,
      fault: folderFault,
      air,
      looks: Array.from(entries.values(), rowOf),
    }),
    putOnAir(word) {
      for (const entry of entries.values()) entry.air = entry.good;
      airings += 1;
      // Never the same twice, a restart between them included: what is compared is whether it is another one.
      air = word ?? `${Math.round(time.now()).toString(36)}-${airings}`;
      log('info', 'the saved looks go on air', { version: air });
      return air;
    },
    close() {
      closed = true;
      next?.callOff();
      stopWatching();
    },
  };
}

function keyOf({ kind, fileName, urlPath, fault }: ListedFile): string {
  // A second file of the same name in another case must not take the first one's place.
  return urlPath === undefined || fault?.includes('of its own') === true ? `${kind}:${fileName}` : urlPath;
}

function rowOf({ listed, good, air, faults }: Entry): LookRow {
  return {
    kind: listed.kind,
    name: shownName(listed.kind, listed.fileName),
    version: good?.version ?? null,
    onAir: good !== undefined && good.version === air?.version,
    faults: [...faults],
  };
}

function versionOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 12);
}
