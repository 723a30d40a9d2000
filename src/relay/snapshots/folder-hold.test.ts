import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemTime } from '#lib/system-time.ts';
import { silentLog, type Log } from '../log.ts';
import { startRelay } from '../main.ts';
import type { StartDeps } from '../start-deps.ts';
import { createBuiltPage } from '../testing/built-page.ts';
import { HELD_FILE, holdFolder } from './folder-hold.ts';

let root = '';
let dataDir = '';
beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'boardcast-hold-'));
  dataDir = path.join(root, 'data');
});
afterEach(() => rm(root, { recursive: true, force: true }));

function hold(platform: NodeJS.Platform, folder = dataDir, log: Log = silentLog) {
  return holdFolder({ dataDir: folder, time: systemTime, log, platform });
}

/** What a start that may not have the folder is told. */
const TAKEN = { name: 'StartError', failure: 'folder-taken' };

// Sockets as files are what macOS has, and Linux too; names beside the files are each system's own.
const WAYS = process.platform === 'win32' ? (['win32'] as const) : ([process.platform, 'darwin'] as const);

describe.each([...new Set(WAYS)])('as on %s', (platform) => {
  test('a folder is one relay’s until it lets go, and the other is told whose', async () => {
    const held = await hold(platform);
    await expect(hold(platform)).rejects.toMatchObject({
      ...TAKEN,
      message: `${dataDir} is used by another Boardcast (process ${process.pid})`,
    });
    await held.release();
    await held.release();
    const next = await hold(platform);
    await expect(hold(platform)).rejects.toMatchObject(TAKEN);
    await next.release();
    // Who saves nothing leaves nothing.
    await expect(access(dataDir)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('two folders are two relays’, and two ways to one folder are one', async () => {
    await mkdir(dataDir);
    const way = path.join(root, 'way');
    await symlink(dataDir, way, 'junction');
    const one = await hold(platform);
    const other = await hold(platform, path.join(root, 'other'));
    await expect(hold(platform, way)).rejects.toMatchObject(TAKEN);
    await expect(hold(platform, path.join(way, '..', 'data'))).rejects.toMatchObject(TAKEN);
    await Promise.all([one.release(), other.release()]);
    expect(await readdir(dataDir)).toEqual([]);
  });

  test('of many starts at once one has it', async () => {
    const all = await Promise.allSettled(Array.from({ length: 8 }, () => hold(platform)));
    const held = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(held).toHaveLength(1);
    for (const one of held) await one.release();
  });
});

test.skipIf(process.platform === 'win32')(
  '[F1] the socket that a killed process left in the folder is taken over at once',
  async () => {
    await mkdir(dataDir);
    const file = path.join(dataDir, HELD_FILE);
    const listen = "require('node:net').createServer().listen(process.argv[1], () => console.log('up'))";
    const child = spawn(process.execPath, ['-e', listen, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    await expect(hold('darwin')).rejects.toMatchObject(TAKEN);
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    expect(await readdir(dataDir)).toEqual([HELD_FILE]);
    // Two starts that find it at once: one takes it over, and the other does not take that one's away.
    const both = await Promise.allSettled([hold('darwin'), hold('darwin')]);
    const held = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(held).toHaveLength(1);
    await expect(hold('darwin')).rejects.toMatchObject(TAKEN);
    for (const one of held) await one.release();
    expect(await readdir(dataDir)).toEqual([]);
  },
);

test('[R4] two relays on one folder: the second does not start, nor does one that failed keep it', async () => {
  const { pageDir, dataDir: data, remove } = await createBuiltPage();
  const start = (port: number, change: Partial<StartDeps> = {}) =>
    startRelay(
      { hosts: ['127.0.0.1'], port, dataDir: data, pageDir, logLevel: 'info' },
      { time: systemTime, ...change },
    );
  const first = await start(0);
  await expect(start(0)).rejects.toMatchObject(TAKEN);
  // One that keeps its states elsewhere is in nobody's way.
  const other = await start(0, {
    store: { load: async () => ({ streams: [], faults: [] }), save: async () => undefined },
  });
  await first.close();
  await expect(start(other.port)).rejects.toMatchObject({ failure: 'port-taken' });
  const next = await start(0);
  await Promise.all([other.close(), next.close()]);
  await remove();
});

test('a folder that cannot be held is used all the same, and what lies in the way stays', async () => {
  const said: string[] = [];
  const log: Log = (_level, message) => said.push(message);
  await writeFile(path.join(root, 'file'), '');
  // No folder can be below a file, and no socket where a file is, or at a path as long as this.
  for (const folder of [path.join(root, 'file', 'data'), path.join(root, ...Array.from({ length: 60 }, () => 'deep'))])
    await (await hold('darwin', folder, log)).release();
  await mkdir(dataDir);
  await writeFile(path.join(dataDir, HELD_FILE), 'mine');
  await (await hold('darwin', dataDir, log)).release();
  expect(said).toEqual(Array.from({ length: 3 }, () => 'nothing keeps another relay out of the data folder'));
  expect(await readdir(dataDir)).toEqual([HELD_FILE]);
});
