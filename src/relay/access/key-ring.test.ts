import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import type { KeyKind } from '#protocol/access.ts';
import { silentLog } from '../log.ts';
import { openKeyRing } from './key-ring.ts';
import { isKey, isPassphrase, makeKeys } from './keys.ts';

let folder = '';
let file = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'boardcast-keys-'));
  file = path.join(folder, 'data', 'keys.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function open(needed = true, changed: (kinds: readonly KeyKind[]) => void = () => undefined) {
  return openKeyRing({ file, time: createManualTime(), log: silentLog, needed, changed });
}

test('[S20] keys are made once, kept as hashes alone in a file of their owner’s, and hold over a restart', async () => {
  const first = await open();
  const plain = first?.fresh.map(({ key }) => key) ?? [];
  first?.close();
  expect(plain.map((key) => key.length)).toEqual([26, 26, 23]);
  const text = await readFile(file, 'utf8');
  for (const key of plain) expect(text).not.toContain(key);
  const { mode } = await stat(file);
  // Windows says who may read by its folders.
  expect(process.platform === 'win32' ? 0o600 : mode & 0o777).toBe(0o600);
  const again = await open();
  again?.close();
  expect(again?.fresh).toEqual([]);
  const keys = again?.keys();
  if (keys === undefined) throw new Error('no keys');
  expect([isKey(keys, 'publish', plain[0] ?? ''), isKey(keys, 'viewer', plain[1] ?? '')]).toEqual([true, true]);
  expect([isKey(keys, 'viewer', plain[0] ?? ''), isKey(keys, 'publish', '')]).toEqual([false, false]);
  expect([await isPassphrase(keys, plain[2] ?? ''), await isPassphrase(keys, plain[0] ?? '')]).toEqual([true, false]);
});

test('a key counts however it was typed: case, spaces, hyphens, and letters for the digits that they look like', async () => {
  const { keys, fresh } = await makeKeys(1);
  const [publish, , operator] = fresh.map(({ key }) => key);
  const typed = (publish ?? '').toUpperCase().replaceAll('0', 'O').replaceAll('1', 'l');
  expect(isKey(keys, 'publish', `${typed.slice(0, 9)} ${typed.slice(9)}`)).toBe(true);
  expect(await isPassphrase(keys, (operator ?? '').replaceAll('-', '').toUpperCase())).toBe(true);
});

test('none are made where none are needed, and a file that cannot be read is a reason not to start', async () => {
  expect(await open(false)).toBeUndefined();
  (await open())?.close();
  await writeFile(file, '{"version":1,"publish":{"hash":"secret"}}');
  await expect(open()).rejects.toThrow(/keys\.json holds no keys: /);
  await expect(open()).rejects.not.toThrow(/secret/);
  await writeFile(path.join(folder, 'file'), '');
  file = path.join(folder, 'file', 'keys.json');
  await expect(open()).rejects.toThrow(/keys\.json cannot be /);
});

test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
  'a folder that may not be written is named',
  async () => {
    await chmod(folder, 0o500);
    await expect(open()).rejects.toThrow(/cannot be written \(EACCES\)/);
  },
);

test('[S1] a new key ends the old one, here and from another process; a broken file changes nothing', async () => {
  const told: string[] = [];
  const ring = await open(true, (kinds) => told.push(kinds.join(' ')));
  const other = await open();
  if (ring === undefined || other === undefined) throw new Error('no keys');
  const old = ring.fresh[0]?.key ?? '';
  const fresh = await ring.renew('publish');
  expect([isKey(ring.keys(), 'publish', old), isKey(ring.keys(), 'publish', fresh.key)]).toEqual([false, true]);
  await other.look();
  expect(isKey(other.keys(), 'publish', fresh.key)).toBe(true);
  await other.renew('operator');
  await ring.look();
  expect(told).toEqual(['publish', 'operator']);
  expect(ring.alarms()).toEqual([]);
  await writeFile(file, 'nothing');
  await ring.look();
  expect(ring.alarms()).toEqual([
    expect.stringMatching(/^the keys stay as they were read last: .*keys\.json holds no/),
  ]);
  await rm(file);
  await ring.look();
  expect(ring.alarms()).toEqual([expect.stringMatching(/keys\.json is gone$/)]);
  expect(isKey(ring.keys(), 'publish', fresh.key)).toBe(true);
  expect(told).toHaveLength(2);
  await ring.renew('viewer');
  expect(ring.alarms()).toEqual([]);
  ring.close();
  other.close();
});
