/** What a disk does to saved states: it fills, turns read-only, cuts files off, flips bytes. A start succeeds whatever it did, and saving comes back by itself. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createRandom } from '#lib/random.ts';
import { systemTime } from '#lib/system-time.ts';
import { fileOf } from './file-name.ts';
import { createFileStore } from './file-store.ts';
import type { SavedStream } from './snapshot-store.ts';
import { savedStream } from './snapshots.contract.ts';

const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'boardcast-'));
  cleanUps.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A full board of 256 fields: 20 KB, as large as a feed's state gets. */
function fullBoard(sequence: number): SavedStream {
  const fields = Array.from(
    { length: 256 },
    (_, n) => [`field number ${n}`, `${sequence} `.repeat(25).trim()] as const,
  );
  return savedStream('one', sequence, Object.fromEntries(fields));
}

function smallBoard(sequence: number): SavedStream {
  return savedStream('one', sequence, { clock: `3:1${sequence}` });
}

/** The newest of three generations of a stream, and where it lies. */
async function saveThree(folder: string, states: (sequence: number) => SavedStream): Promise<string> {
  const store = createFileStore(folder, systemTime);
  for (let sequence = 1; sequence <= 3; sequence += 1) await store.save(states(sequence));
  return path.join(folder, fileOf('one', 2));
}

function load(folder: string): ReturnType<ReturnType<typeof createFileStore>['load']> {
  return createFileStore(folder, systemTime).load();
}

describe('[F19] a file that is damaged', () => {
  test('cut off at every 512 bytes: the state before it is taken, and the file kept aside', async () => {
    const sound = await readFile(await saveThree(await newFolder(), fullBoard));
    expect(sound.length).toBeGreaterThan(15_000);
    for (let length = 0; length < sound.length; length += 512) {
      const folder = await newFolder();
      await writeFile(await saveThree(folder, fullBoard), sound.subarray(0, length));
      const { streams, faults } = await load(folder);
      expect(streams).toEqual([fullBoard(2)]);
      expect(faults).toHaveLength(1);
      expect((await readdir(folder)).filter((file) => file.includes('.corrupt-'))).toHaveLength(1);
    }
  });

  test('a byte of it flipped, wherever: there is a state of that stream, the newest but one at worst', async () => {
    const random = createRandom(1);
    const sound = await readFile(await saveThree(await newFolder(), smallBoard));
    for (let at = 0; at < sound.length; at += 1) {
      const folder = await newFolder();
      const flipped = Buffer.from(sound);
      flipped[at] = (flipped[at] ?? 0) ^ (1 + Math.floor(random() * 255));
      await writeFile(await saveThree(folder, smallBoard), flipped);
      const { streams } = await load(folder);
      expect(streams.map(({ stream }) => stream)).toEqual(['one']);
      expect(streams[0]?.savedAt).toBeGreaterThanOrEqual(1);
    }
  });

  test.each([
    ['of later versions', (text: string) => text.replace('"version":1', '"version":99')],
    ['of an earlier version that never was', (text: string) => text.replace('"version":1', '"version":0')],
    ['empty', () => ''],
    ['of zeros', (text: string) => '\0'.repeat(text.length)],
    ['of another program', () => '<?xml version="1.0"?>'],
  ])('all three %s: it starts with nothing, says so of each, keeps them, and saves anew', async (_, damage) => {
    const folder = await newFolder();
    await saveThree(folder, fullBoard);
    for (const file of await readdir(folder)) {
      const at = path.join(folder, file);
      await writeFile(at, damage(await readFile(at, 'utf8')));
    }
    const store = createFileStore(folder, systemTime);
    const { streams, faults } = await store.load();
    expect(streams).toEqual([]);
    expect(faults).toHaveLength(3);
    expect((await readdir(folder)).filter((file) => file.includes('.corrupt-'))).toHaveLength(3);
    await store.save(fullBoard(1));
    expect((await load(folder)).streams).toEqual([fullBoard(1)]);
  });

  test('files and folders of others beside them, and what a crash left half written: nothing of it counts', async () => {
    const folder = await newFolder();
    await saveThree(folder, fullBoard);
    await writeFile(path.join(folder, `${fileOf('one', 0)}.tmp`), '{"version":1,"stream":"one","sequ');
    await writeFile(path.join(folder, 'stream-one.9.json'), '{}');
    await mkdir(path.join(folder, fileOf('two', 0)));
    const { streams } = await load(folder);
    expect(streams).toEqual([fullBoard(3)]);
  });
});

/** A disk of 64 KiB; undefined where the system gives none (it takes root, on Linux). */
const MAY_MOUNT = process.platform === 'linux' && process.getuid?.() === 0 && canMount();

function canMount(): boolean {
  const folder = mkdtempSync(path.join(tmpdir(), 'boardcast-'));
  try {
    mount(folder);
    execFileSync('umount', [folder]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function mount(folder: string, ...options: string[]): void {
  mkdirSync(folder, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', ['size=64k', ...options].join(), 'tmpfs', folder], { stdio: 'ignore' });
}

async function smallDisk(): Promise<string> {
  const folder = path.join(await newFolder(), 'disk');
  mount(folder);
  cleanUps.push(() => {
    execFileSync('umount', [folder]);
    return Promise.resolve();
  });
  return folder;
}

describe('[F18] a disk that takes nothing', () => {
  test.runIf(process.platform === 'linux')(
    'full at the first byte: the save rejects, and what was saved stays',
    async () => {
      const folder = await newFolder();
      const store = createFileStore(folder, systemTime);
      await store.save(fullBoard(1));
      await symlink('/dev/full', path.join(folder, `${fileOf('one', 1)}.tmp`));
      await expect(store.save(fullBoard(2))).rejects.toThrow(/ENOSPC/);
      expect((await load(folder)).streams).toEqual([fullBoard(1)]);
      await rm(path.join(folder, `${fileOf('one', 1)}.tmp`));
      await store.save(fullBoard(3));
      expect((await load(folder)).streams).toEqual([fullBoard(3)]);
    },
  );

  test.runIf(MAY_MOUNT)(
    'full in the midst of a file (needs root on Linux): the last good one stays, and saving comes back with room',
    async () => {
      const folder = await smallDisk();
      const store = createFileStore(folder, systemTime);
      await store.save(fullBoard(1));
      const filler = path.join(folder, 'filler');
      await writeFile(filler, 'x'.repeat(28 * 1024));
      for (let sequence = 2; sequence <= 5; sequence += 1) await store.save(fullBoard(sequence)).catch(() => undefined);
      await expect(store.save(fullBoard(6))).rejects.toThrow(/ENOSPC/);
      const full = await load(folder);
      expect(full.faults).toEqual([]);
      expect(full.streams).toEqual([fullBoard(1)]);
      await rm(filler);
      await store.save(fullBoard(7));
      expect((await load(folder)).streams).toEqual([fullBoard(7)]);
    },
  );

  test.runIf(MAY_MOUNT)(
    'read-only (needs root on Linux): the save rejects, what was saved is read, and saving comes back',
    async () => {
      const folder = await smallDisk();
      const store = createFileStore(folder, systemTime);
      await store.save(fullBoard(1));
      mount(folder, 'remount', 'ro');
      await expect(store.save(fullBoard(2))).rejects.toThrow(/EROFS/);
      expect((await load(folder)).streams).toEqual([fullBoard(1)]);
      mount(folder, 'remount', 'rw');
      await store.save(fullBoard(3));
      expect((await load(folder)).streams).toEqual([fullBoard(3)]);
    },
  );
});
