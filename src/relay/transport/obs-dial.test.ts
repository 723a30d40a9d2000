/** OBS's protocol as somebody else has it: a client that is not ours with the fake that our link is tested against, and our own over a real socket. */
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { OBSWebSocket } from 'obs-websocket-js/json';
import { afterEach, expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { openObsSession, type ObsEnd, type ObsSession } from '../outlets/obs/obs-session.ts';
import { createFakeObs } from '../outlets/obs/testing/fake-obs.ts';
import { obsDial } from './obs-dial.ts';
import { listenAsObs } from './testing/obs-server.ts';

const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** Resolves with the session once it is ready, or with why it is none. */
function open(port: number, password = ''): Promise<ObsSession | ObsEnd> {
  return new Promise((resolve) => {
    const session = openObsSession({
      dial: obsDial(`ws://127.0.0.1:${port}`),
      password,
      time: createManualTime(),
      ready: () => resolve(session),
      ended: resolve,
    });
    closing.push(() => session.close());
  });
}

test('the fake is an OBS to obs-websocket-js as well', async () => {
  const fake = createFakeObs({ password: 'pässword' });
  const server = await listenAsObs(fake);
  closing.push(server.close);
  const client = new OBSWebSocket();
  closing.push(() => client.disconnect());
  await expect(client.connect(`ws://127.0.0.1:${server.port}`, 'wrong')).rejects.toMatchObject({ code: 4009 });
  await client.connect(`ws://127.0.0.1:${server.port}`, 'pässword');
  await client.call('SaveReplayBuffer');
  await client.call('SetCurrentProgramScene', { sceneName: 'Break' });
  expect([fake.saved, fake.scene]).toEqual([1, 'Break']);
  expect(await client.call('GetSceneList')).toMatchObject({ scenes: [{ sceneName: 'Game' }, { sceneName: 'Break' }] });
  expect(await client.call('GetReplayBufferStatus')).toEqual({ outputActive: true });
  await expect(client.call('SetCurrentProgramScene', { sceneName: 'None' })).rejects.toMatchObject({ code: 600 });
});

test('our own link shows its password, asks, and hears why something is refused', async () => {
  const fake = createFakeObs({ password: 'pässword' });
  const server = await listenAsObs(fake);
  closing.push(server.close);
  expect(await open(server.port, 'wrong')).toEqual({ why: 'password' });
  const session = await open(server.port, 'pässword');
  if ('why' in session) throw new Error(session.why);
  expect(await session.ask('SaveReplayBuffer')).toEqual({ ok: true, data: undefined });
  expect(fake.saved).toBe(1);
  expect(await session.ask('SetCurrentProgramScene', { sceneName: 'None' })).toEqual({
    ok: false,
    comment: 'No source was found by the name of `None`.',
    isGone: false,
  });
  const late = session.ask('GetSceneList');
  session.close();
  expect(await late).toMatchObject({ ok: false, isGone: true });
});

test('nobody there, and somebody who is no OBS, end with a reason', async () => {
  const nobody = createServer().listen(0, '127.0.0.1');
  await once(nobody, 'listening');
  const { port } = nobody.address() as AddressInfo;
  nobody.close();
  await once(nobody, 'close');
  expect(await open(port)).toEqual({ why: 'away', reason: 'ECONNREFUSED' });
  const web = createServer((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n')).listen(
    0,
    '127.0.0.1',
  );
  closing.push(() => web.close());
  await once(web, 'listening');
  expect(await open((web.address() as AddressInfo).port)).toEqual({
    why: 'away',
    reason: 'Unexpected server response: 200',
  });
});
