import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { systemTime } from '#lib/system-time.ts';
import { fileOf } from './file-name.ts';
import { createFileStore } from './file-store.ts';
import { savedStream, snapshotStoreContract } from './snapshots.contract.ts';

const folders: string[] = [];

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'boardcast-'));
  folders.push(folder);
  return path.join(folder, 'data'); // not there yet: the store makes it
}

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

snapshotStoreContract('files', async () => {
  const folder = await newFolder();
  return () => createFileStore(folder, systemTime);
});

test('[R1] three generations are kept, and nothing else', async () => {
  const folder = await newFolder();
  const store = createFileStore(folder, systemTime);
  for (let n = 1; n <= 10; n += 1) await store.save(savedStream('one', n, { clock: String(n) }));
  const files = await readdir(folder);
  expect(files.sort()).toEqual(['stream-one.0.json', 'stream-one.1.json', 'stream-one.2.json']);
  const kept = await Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')));
  expect(new Set(kept.map((text) => /"sequence":(\d+)/.exec(text)?.[1]))).toEqual(new Set(['8', '9', '10']));
});

test('file names are told apart without case and hold nothing that a disk may mind', () => {
  expect(fileOf('A.b', 0)).toBe('stream-=41=2eb.0.json');
  expect(fileOf('a=b', 1)).toBe('stream-a=3db.1.json');
});

async function damaged(
  text: (sound: string) => string,
): Promise<{ folder: string; store: ReturnType<typeof createFileStore> }> {
  const folder = await newFolder();
  const writer = createFileStore(folder, systemTime);
  for (let n = 1; n <= 5; n += 1) await writer.save(savedStream('one', n, { clock: String(n) }));
  const newest = path.join(folder, fileOf('one', 1));
  await writeFile(newest, text(await readFile(newest, 'utf8')));
  return { folder, store: createFileStore(folder, systemTime) };
}

test.each<[string, (sound: string) => string]>([
  ['empty', () => ''],
  ['cut off', (sound) => sound.slice(0, 40)],
  ['of NULs, as after a power cut', (sound) => '\0'.repeat(sound.length)],
  ['of a later version', (sound) => sound.replace('"version":1', '"version":2')],
  ['of another form', () => '[1,2,3]'],
  ['of another stream', (sound) => sound.replace('"one"', '"two"')],
])('[R3] a newest file that is %s is kept aside, and the generation before it is used', async (_what, text) => {
  const { folder, store } = await damaged(text);
  const { streams, faults } = await store.load();
  expect(streams).toEqual([savedStream('one', 4, { clock: '4' })]);
  expect(faults).toEqual([expect.stringContaining(fileOf('one', 1))]);
  expect((await readdir(folder)).filter((file) => file.includes('.corrupt-'))).toHaveLength(1);
  await store.save(savedStream('one', 6, { clock: '6' }));
  expect((await createFileStore(folder, systemTime).load()).streams).toEqual([savedStream('one', 6, { clock: '6' })]);
});

test('[R3] wherever the newest file is cut, the start succeeds', async () => {
  const sound = JSON.stringify(savedStream('one', 5, { clock: '5' }));
  for (let length = 0; length < sound.length; length += 7) {
    const { store } = await damaged((text) => text.slice(0, length));
    expect((await store.load()).streams[0]?.sequence).toBe(4);
  }
});

test('[R2] a folder that cannot be written rejects the save and leaves what is there', async () => {
  const folder = await newFolder();
  const store = createFileStore(folder, systemTime);
  await store.save(savedStream('one', 1, { clock: '1' }));
  const blocked = createFileStore(path.join(folder, fileOf('one', 0)), systemTime); // a file where the folder should be
  await expect(blocked.save(savedStream('one', 2))).rejects.toThrow(/EEXIST|ENOTDIR/);
  expect((await store.load()).streams).toEqual([savedStream('one', 1, { clock: '1' })]);
});

test('[P13] who only loads leaves no folder behind', async () => {
  const folder = await newFolder();
  expect(await createFileStore(folder, systemTime).load()).toEqual({ streams: [], faults: [] });
  await expect(readdir(folder)).rejects.toThrow(/ENOENT/);
});

test('[H5] what is said of a file that cannot be read holds nothing of it', async () => {
  const { store } = await damaged((sound) =>
    sound.replace('"values":{"clock":"5"}', '"values":{"player":Secret Name}'),
  );
  const { faults } = await store.load();
  expect(faults).toEqual([expect.stringMatching(/could not be read: not JSON$/)]);
});

test('[R1] the folder is made with those above it', async () => {
  const folder = path.join(await newFolder(), 'a', 'b');
  await createFileStore(folder, systemTime).save(savedStream('one', 1, { clock: '1' }));
  expect(await readdir(folder)).toHaveLength(1);
});

test.runIf(process.platform === 'linux')(
  '[R2] a file system that takes no folders is a failure, and no endless one',
  async () => {
    const store = createFileStore('/proc/boardcast/data', systemTime);
    await expect(store.save(savedStream('one', 1, { clock: '1' }))).rejects.toThrow(/ENOENT/);
  },
);
