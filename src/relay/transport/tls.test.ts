import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { connect as dial } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { connect, type ConnectionOptions } from 'node:tls';
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createManualTime } from '#lib/manual-time.ts';
import { systemTime } from '#lib/system-time.ts';
import { silentLog } from '../log.ts';
import { startRelay, type Relay } from '../main.ts';
import { createMemoryStore } from '../snapshots/memory-store.ts';
import { createBuiltPage } from '../testing/built-page.ts';
import { openTls, type Tls } from './tls.ts';

const CERTS = path.join(import.meta.dirname, '..', 'testing', 'certs');
const CA = readFileSync(path.join(CERTS, 'ca.pem'), 'utf8');
/** When the test's certificates were young. */
const TODAY = Date.UTC(2027, 0, 1);

const cleanUps: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

async function lay(name: string, folder: string): Promise<{ readonly cert: string; readonly key: string }> {
  const files = { cert: path.join(folder, 'cert.pem'), key: path.join(folder, 'key.pem') };
  await copyFile(path.join(CERTS, `${name}.pem`), files.cert);
  await copyFile(path.join(CERTS, `${name}.key`), files.key);
  return files;
}

async function folderWith(name: string) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'boardcast-tls-'));
  cleanUps.push(() => rm(folder, { recursive: true, force: true }));
  return { folder, files: await lay(name, folder) };
}

async function open(name: string) {
  const { folder, files } = await folderWith(name);
  const time = createManualTime(TODAY);
  const changes: string[] = [];
  const tls: Tls = await openTls({ files, time, log: silentLog, changed: ({ cert }) => changes.push(cert) });
  cleanUps.push(() => tls.close());
  return { tls, folder, files, time, changes };
}

async function start(name: string) {
  const { folder, files } = await folderWith(name);
  const { pageDir, dataDir, remove } = await createBuiltPage();
  cleanUps.push(remove);
  const relay = await startRelay(
    { hosts: ['127.0.0.1'], port: 0, dataDir, pageDir, logLevel: 'info', tls: files },
    { time: systemTime, store: createMemoryStore() },
  );
  cleanUps.push(() => relay.close());
  return { relay, folder };
}

/** What a client that trusts the test's CA alone makes of the relay: its certificate's name, or why it hung up. */
function ask(relay: Relay, options: ConnectionOptions = {}): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ port: relay.port, host: '127.0.0.1', ca: CA, servername: 'localhost', ...options });
    socket.once('secureConnect', () => {
      resolve(`${String(socket.getPeerCertificate().subject.CN)} ${socket.getProtocol() ?? ''}`);
      socket.destroy();
    });
    socket.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
  });
}

/** Publishes by one address, and what a viewer by another is shown first that has the value. */
async function roundTrip(publish: string, view: string): Promise<unknown> {
  const publisher = new WebSocket(publish, { ca: CA });
  const viewer = new WebSocket(view, { ca: CA });
  cleanUps.push(
    () => publisher.terminate(),
    () => viewer.terminate(),
  );
  viewer.once('open', () => viewer.send('{"type":"register","role":"viewer"}'));
  publisher.once('open', () => publisher.send('{"type":"ocr","values":{"time":"3:12"}}'));
  return new Promise((resolve, reject) => {
    for (const socket of [publisher, viewer]) socket.on('error', reject);
    viewer.on('message', (data: Buffer) => {
      const { values } = JSON.parse(data.toString()) as { values?: { clock?: string } };
      if (values?.clock !== undefined) resolve(values);
    });
  });
}

test('[S24] one port speaks both: publishers, viewers and pages by wss and https, and by ws and http as ever', async () => {
  const { relay } = await start('first');
  const at = `localhost:${relay.port}`.replace('localhost', '127.0.0.1');
  expect(await roundTrip(`wss://${at}/a`, `wss://${at}/a`)).toEqual({ clock: '3:12' });
  expect(await roundTrip(`ws://${at}/b`, `wss://${at}/b`)).toEqual({ clock: '3:12' });
  expect(await roundTrip(`wss://${at}/c`, `ws://${at}/c`)).toEqual({ clock: '3:12' });
  expect((await fetch(`http://${at}/healthz`)).status).toBe(200);
  expect(relay.tlsNames).toEqual(['localhost', 'score.example']);
});

test('[S24] TLS is 1.2 at least', async () => {
  const { relay } = await start('first');
  expect(await ask(relay)).toBe('first TLSv1.3');
  expect(await ask(relay, { maxVersion: 'TLSv1.2' })).toBe('first TLSv1.2');
  expect(await ask(relay, { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL@SECLEVEL=0' })).toMatch(
    /ERR_SSL|EPROTO/,
  );
});

test('[S24] a certificate that is over, or of another name, is refused by who looks', async () => {
  expect(await ask((await start('expired')).relay)).toBe('CERT_HAS_EXPIRED');
  expect(await ask((await start('elsewhere')).relay)).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
});

test('[S24] a renewed certificate is taken without a restart, and who is connected stays so', async () => {
  const { relay, folder } = await start('first');
  const held = new WebSocket(`wss://127.0.0.1:${relay.port}/a`, { ca: CA });
  cleanUps.push(() => held.terminate());
  await new Promise((resolve) => held.once('open', resolve));
  await lay('second', folder);
  await expect.poll(() => ask(relay), { timeout: 25_000, interval: 200 }).toBe('second TLSv1.3');
  expect(held.readyState).toBe(WebSocket.OPEN);
});

test('[S24] files that do not belong together yet leave the old certificate, with an alarm until they do', async () => {
  const { tls, folder, files, changes } = await open('first');
  expect(tls.alarms()).toEqual([]);
  await copyFile(path.join(CERTS, 'second.pem'), files.cert);
  await tls.look();
  expect(tls.alarms()).toEqual([expect.stringContaining('the old one serves on')]);
  expect(changes).toEqual([]);
  await lay('second', folder);
  await tls.look();
  expect(tls.alarms()).toEqual([]);
  expect(changes).toEqual([readFileSync(path.join(CERTS, 'second.pem'), 'utf8')]);
});

test('[S24] a certificate that ends soon, or is over, is an alarm', async () => {
  expect((await open('expired')).tls.alarms()).toEqual([expect.stringContaining('is over since 2026-11-')]);
  const { tls, time } = await open('first');
  time.advance(Date.UTC(2126, 9, 25) - TODAY);
  expect(tls.alarms()).toEqual(['the certificate ends on 2126-11-03']);
});

test('[S24] files that are none are said at the start, without a word of the key', async () => {
  const { files } = await folderWith('first');
  await writeFile(files.key, 'canary-4711');
  const options = { files, time: createManualTime(TODAY), log: silentLog, changed: () => undefined };
  const failed = await openTls(options).catch((error: unknown) => error);
  expect(failed).toMatchObject({
    name: 'StartError',
    failure: 'tls-unusable',
    message: expect.stringContaining(files.cert),
  });
  expect(String(failed)).not.toContain('canary');
  const gone = openTls({ ...options, files: { ...files, cert: `${files.cert}x` } });
  await expect(gone).rejects.toMatchObject({ message: `${files.cert}x cannot be read (ENOENT)` });
});

test('[S18] [S24] who connects and says nothing does not keep the relay from closing', async () => {
  const { relay } = await start('first');
  const silent = dial(relay.port, '127.0.0.1');
  await new Promise((resolve) => silent.once('connect', resolve));
  const ended = new Promise((resolve) => silent.once('close', resolve));
  await relay.close();
  await ended;
  expect(silent.destroyed).toBe(true);
});
