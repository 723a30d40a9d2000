/** The built command where it cannot start: it says why in words, and ends with 1, so that a service manager or a batch file knows. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { COMMAND, runCommand } from './support/command.ts';
import { expect, test as base } from './support/test.ts';

const test = base.extend<{ readonly folder: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from its first parameter, which must be a pattern.
  folder: async ({}, use) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'boardcast-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true });
  },
});

/** Runs it to its end, which has to come by itself: a process that neither serves nor ends is what the tests are for. */
async function startIn(folder: string, flags: readonly string[], command = COMMAND) {
  const data = path.join(folder, 'data');
  const child = spawn(process.execPath, [command, 'start', '--port', '0', '--data', data, ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: Buffer[] = [];
  const complained: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => complained.push(chunk));
  try {
    await once(child, 'close');
  } finally {
    child.kill('SIGKILL');
  }
  const [out, complaint] = [printed, complained].map((chunks) => Buffer.concat(chunks).toString('utf8'));
  return { code: child.exitCode, printed: out, complaint };
}

test('a port that is taken', async ({ folder }) => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const end = await startIn(folder, ['--host', '127.0.0.1', '--port', String(port)]);
  other.close();
  expect(end).toMatchObject({ code: 1, printed: '' });
  expect(end.complaint).toContain(`Port ${port} is taken`);
  expect(end.complaint).toContain(`--port ${port + 1}`);
});

test('[R4] [F1] a data folder that another relay uses, until that one ends, by a kill too', async ({ folder }) => {
  const dataDir = path.join(folder, 'data');
  const first = await runCommand('start', { dataDir });
  const end = await startIn(folder, ['--host', '127.0.0.1']);
  expect(end).toMatchObject({ code: 1, printed: '' });
  expect(end.complaint).toMatch(/data is used by another Boardcast \(process \d+\): end that one, or .* --data\.\n$/);
  await first.kill();
  const second = await runCommand('start', { dataDir });
  expect((await startIn(folder, ['--host', '127.0.0.1'])).code).toBe(1);
  expect(await second.stop()).toBe(0);
  await (await runCommand('start', { dataDir })).kill();
});

test('an address that is not this machine’s', async ({ folder }) => {
  const end = await startIn(folder, ['--host', '192.0.2.1', '--open-lan']);
  expect(end).toMatchObject({ code: 1, printed: '' });
  expect(end.complaint).toContain('192.0.2.1 is not an address of this machine.');
});

test('[A1] a network, and a folder that keeps no keys', async ({ folder }) => {
  // What the keys' file would be is a folder, which nobody can write, an administrator neither.
  await mkdir(path.join(folder, 'data', 'keys.json'), { recursive: true });
  const end = await startIn(folder, ['--lan']);
  expect(end).toMatchObject({ code: 1, printed: '' });
  expect(end.complaint).toContain('Other computers could reach it, and there are no keys');
  expect(end.complaint).toContain('--open-lan');
});

test('[A1] a network, and a file of keys that holds none', async ({ folder }) => {
  await mkdir(path.join(folder, 'data'));
  await writeFile(path.join(folder, 'data', 'keys.json'), 'garbage');
  const end = await startIn(folder, ['--lan']);
  expect(end).toMatchObject({ code: 1, printed: '' });
  expect(end.complaint).toMatch(/keys\.json holds no keys: it is not what it should be\.\n.*move it away/);
  expect(end.complaint).not.toContain('--open-lan');
});

test('a certificate that is none', async ({ folder }) => {
  const files = ['cert.pem', 'key.pem'].map((name) => path.join(folder, name));
  for (const file of files) await writeFile(file, 'no certificate\n');
  const [cert = '', key = ''] = files;
  const end = await startIn(folder, ['--host', '127.0.0.1', '--tls-cert', cert, '--tls-key', key]);
  expect(end).toMatchObject({ code: 1, printed: '' });
  expect(end.complaint).toContain('--tls-cert, --tls-key: ');
});

test('a page that was not built', async ({ folder }) => {
  // Within the project, because it needs the same packages.
  const home = path.join(path.dirname(COMMAND), '..', `unbuilt-${path.basename(folder)}`);
  try {
    await cp(path.dirname(COMMAND), path.join(home, 'dist', 'server'), { recursive: true });
    await cp(path.join(path.dirname(COMMAND), '..', '..', 'package.json'), path.join(home, 'package.json'));
    const end = await startIn(folder, ['--host', '127.0.0.1'], path.join(home, 'dist', 'server', 'boardcast.js'));
    expect(end).toMatchObject({ code: 1, printed: '' });
    expect(end.complaint).toContain('npm run build');
  } finally {
    await rm(home, { recursive: true, force: true });
  }
});
