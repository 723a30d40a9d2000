import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { UPLOAD_BYTES_MAX } from './limits.ts';
import { openUploads } from './uploads.ts';

const PNG = Buffer.from('\x89PNG\r\n\x1a\n0123456789', 'latin1');
const folders: string[] = [];

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'boardcast-'));
  folders.push(folder);
  return path.join(folder, 'data', 'uploads');
}

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

test('[K10] a picture is served under a path of its own, and is there again after a restart', async () => {
  const folder = await newFolder();
  const uploads = await openUploads(folder);
  const put = await uploads.put('Lions.png', PNG);
  expect(put).toEqual({ ok: true, value: expect.stringMatching(/^\/uploads\/lions-[a-f\d]{12}\.png$/) });
  expect(await uploads.put('lions', PNG)).toEqual(put);
  const other = await uploads.put('lions', Buffer.concat([PNG, PNG]));
  expect(other).not.toEqual(put);
  const file = put.ok ? path.posix.basename(put.value) : '';
  expect(await uploads.find(file)).toEqual({ bytes: PNG, type: 'image/png' });
  await writeFile(path.join(folder, 'notes.txt'), 'mine');
  const again = await openUploads(folder);
  expect(await again.find(file)).toEqual({ bytes: PNG, type: 'image/png' });
  expect(await again.find('notes.txt')).toBeUndefined();
  expect(await readdir(folder)).toHaveLength(3);
});

test('[K10] what is no picture, too big or badly named is refused with the reason', async () => {
  const uploads = await openUploads(await newFolder());
  const reasonOf = async (name: string, bytes: Buffer): Promise<string> => {
    const put = await uploads.put(name, bytes);
    return put.ok ? put.value : put.reason;
  };
  expect(await reasonOf('a', Buffer.from('<svg onload="x"/>'))).toContain('expected PNG, JPEG or WebP');
  expect(await reasonOf('../a', PNG)).toContain('name: expected');
  expect(await reasonOf('a', Buffer.concat([PNG, Buffer.alloc(UPLOAD_BYTES_MAX)]))).toContain('at most 524288 bytes');
});

test('[K10] the same picture may be sent by several pages at once', async () => {
  const uploads = await openUploads(await newFolder());
  const large = Buffer.concat([PNG, Buffer.alloc(400_000)]);
  const kept = await Promise.all(Array.from({ length: 8 }, () => uploads.put('lions', large)));
  expect(new Set(kept.map((each) => each.ok && each.value)).size).toBe(1);
  expect(kept.every((each) => each.ok)).toBe(true);
});

test('[K10] a picture that another relay of the same folder was sent is found, and nothing else that lies there', async () => {
  const folder = await newFolder();
  const [one, other] = [await openUploads(folder), await openUploads(folder)];
  const put = await one.put('lions', PNG);
  const file = put.ok ? path.posix.basename(put.value) : '';
  expect(await other.find(file)).toEqual({ bytes: PNG, type: 'image/png' });
  const large = 'bears-0123456789ab.png';
  await writeFile(path.join(folder, large), Buffer.concat([PNG, Buffer.alloc(UPLOAD_BYTES_MAX)]));
  await writeFile(path.join(folder, 'words-0123456789ab.png'), '<svg/>');
  for (const name of [large, 'words-0123456789ab.png', 'none-0123456789ab.png', `../uploads/${file}`, `${file}.tmp`])
    expect([name, await other.find(name)]).toEqual([name, undefined]);
  const kept = await Promise.all([one, other].map((each) => each.put('tigers', Buffer.concat([PNG, PNG]))));
  expect(kept[0]).toEqual(kept[1]);
});
