/** Each column of a stream's row as a text file, for programs that read files: OBS text sources, vMix, character generators. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Time } from '#lib/time.ts';
import { codeOf } from '#lib/code-of.ts';
import { columnsOfSports, titleRow } from '#scoreboard/title-row.ts';
import { FILES_MS, FILES_RETRY_MS, FILES_SLOW_MS } from '../limits.ts';
import type { Log } from '../log.ts';
import { makeFolder, replaceText } from '../snapshots/file-store.ts';
import type { Outlet, ToldStream } from './outlet.ts';
import { folderOf, onlyFirst, textFileOf } from './text-file-name.ts';

export interface TextFilesDeps {
  readonly dir: string;
  readonly time: Time;
  readonly log: Log;
  readonly streams: () => Iterable<ToldStream>;
  /** Where pictures are fetched, e.g. `http://localhost:15001`. */
  readonly origin: string;
}

/**
 * Writes `<dir>/<stream>/<Column>.txt`, UTF-8 without a byte order mark and without a line end: what changed, at most every FILES_MS, each file
 * whole at every moment (it is renamed into place). A file that fails is written again FILES_RETRY_MS later with what holds then, and is an
 * alarm; nobody waits for the disk.
 */
export function createTextFiles({ dir, time, log, streams, origin }: TextFilesDeps): Outlet {
  /** Files that a row of some sport has. */
  const ours = new Set(Array.from(columnsOfSports(), textFileOf));
  /** What each file holds, by its folder and name; undefined of one that was there before. */
  const written = new Map<string, Map<string, string | undefined>>();
  /** Of streams whose files are as they should be. */
  const marks = new Map<string, string>();
  let alarm: string | undefined;
  let isClosed = false;
  let callOff = time.after(0, tick);
  let pass = Promise.resolve();

  function tick(): void {
    const began = time.now();
    const slow = time.after(FILES_SLOW_MS, () => complain('the folder does not answer'));
    pass = writeAll()
      .catch((error: unknown) => complain(String(error)))
      .finally(() => {
        slow();
        const waitMs = alarm === undefined ? Math.max(0, FILES_MS - (time.now() - began)) : FILES_RETRY_MS;
        if (!isClosed) callOff = time.after(waitMs, tick);
      });
  }

  async function writeAll(): Promise<void> {
    let fault: string | undefined;
    const there = onlyFirst(inOrder(streams()), ({ id }) => folderOf(id));
    forget(there);
    for (const stream of there) {
      const mark = stream.mark();
      if (marks.get(stream.id) === mark) continue;
      const failed = await writeRow(stream);
      if (failed === undefined) marks.set(stream.id, mark);
      fault ??= failed;
    }
    if (fault !== undefined) complain(fault);
    else if (alarm !== undefined) {
      log('info', 'text files are written again');
      alarm = undefined;
    }
  }

  /** Streams come and go for as long as a relay runs. */
  function forget(there: readonly ToldStream[]): void {
    const ids = new Set(there.map(({ id }) => id));
    for (const id of marks.keys()) {
      if (ids.has(id)) continue;
      marks.delete(id);
      written.delete(folderOf(id));
    }
  }

  /** Gives what went wrong. */
  async function writeRow(stream: ToldStream): Promise<string | undefined> {
    const folder = folderOf(stream.id);
    try {
      const row = titleRow({ ...stream.told(), origin });
      const texts = new Map(onlyFirst(row, ([name]) => name).map(([column, text]) => [textFileOf(column), text]));
      const known = written.get(folder) ?? (await filesIn(folder));
      written.set(folder, known);
      // A column of another sport: what read it shows nothing, and no old score.
      for (const name of known.keys()) if (!texts.has(name)) texts.set(name, '');
      for (const [name, text] of texts) {
        if (known.get(name) === text) continue;
        await replaceText(path.join(dir, folder, name), text, time);
        known.set(name, text);
      }
      return undefined;
    } catch (error) {
      // Somebody may have taken the folder away, with all that is in it.
      written.delete(folder);
      return codeOf(error) || String(error);
    }
  }

  /** Those of ours that are in a stream's folder, from a run before this one or before a fault. Others that are there are none of our business. */
  async function filesIn(folder: string): Promise<Map<string, string | undefined>> {
    await makeFolder(path.join(dir, folder));
    const found = await readdir(path.join(dir, folder), { withFileTypes: true });
    return new Map(found.flatMap((file) => (file.isFile() && ours.has(file.name) ? [[file.name, undefined]] : [])));
  }

  function complain(reason: string): void {
    if (alarm === undefined) log('error', 'text files could not be written, and are tried again', { dir, reason });
    alarm ??= `text files are not written since ${new Date(time.now()).toISOString()}: ${reason}; is ${dir} there, and may it be written?`;
  }

  return {
    alarms: () => (alarm === undefined ? [] : [alarm]),
    async close() {
      isClosed = true;
      callOff();
      await pass;
    },
  };
}

/** By their names: of two that a disk takes for one it is always the same that is written. */
function inOrder(streams: Iterable<ToldStream>): ToldStream[] {
  return [...streams].sort((a, b) => (a.id < b.id ? -1 : 1));
}
