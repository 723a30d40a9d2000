/** The page against servers that are not the relay of this build: an older state, gaps, a mere echo, words it does not know. */
import { expectShown, expectStatus, overlayOn, type Overlay } from './support/overlay.ts';
import type { FakeServer } from './support/fake-server.ts';
import { expect, test as base } from './support/test.ts';

/** An overlay that has registered with a server of our own making. */
const test = base.extend<{ readonly overlay: Overlay }>({
  overlay: async ({ page, fakeServer }, use) => {
    await page.goto(`${fakeServer.origin}/overlay/x`);
    await expect.poll(() => fakeServer.heard.length).toBe(1);
    await use(overlayOn(page));
  },
});

const say = (server: FakeServer, message: object): void => {
  server.send(JSON.stringify(message));
};
const resyncs = (server: FakeServer): number => server.heard.filter((frame) => frame === '{"type":"resync"}').length;
const snapshot = (epoch: string, rev: number, score: string): object => ({
  type: 'snapshot',
  stream: 'x',
  epoch,
  rev,
  at: Date.now(),
  build: 'b',
  values: { 'home.score': score, clock: '1:00' },
  control: {},
  source: { status: 'live', age: 0 },
});
const update = (since: number, rev: number, score: string): object => ({
  type: 'update',
  since,
  rev,
  at: Date.now(),
  values: { 'home.score': score },
});

test.describe('the wire', { tag: '@engine' }, () => {
  test('[V13] [V4] [V5] a new epoch replaces everything, an old one never overwrites it, a gap asks for the whole state', async ({
    overlay,
    fakeServer,
  }) => {
    expect(JSON.parse(fakeServer.heard[0] ?? '')).toMatchObject({ type: 'register', role: 'viewer', protocol: 1 });

    say(fakeServer, snapshot('old', 50, '50'));
    await expectShown(overlay, { 'home.score': '50' });
    // The relay came back without its last revisions: the new epoch counts, however low its number.
    say(fakeServer, snapshot('new', 3, '60'));
    await expectShown(overlay, { 'home.score': '60' });
    // What is left over of the old epoch, or of an earlier revision, is not shown; the next good update proves that it was read.
    say(fakeServer, update(1, 2, '51'));
    say(fakeServer, update(3, 4, '61'));
    await expectShown(overlay, { 'home.score': '61' });
    expect(resyncs(fakeServer)).toBe(0);

    say(fakeServer, update(50, 51, '52'));
    await expect.poll(() => resyncs(fakeServer)).toBe(1);
    expect(await overlay.text('home.score')).toBe('61');
    say(fakeServer, snapshot('new', 9, '66'));
    await expectShown(overlay, { 'home.score': '66' });
  });

  test('[G3] a heartbeat of another epoch asks for the whole state', async ({ overlay, fakeServer }) => {
    say(fakeServer, snapshot('old', 50, '50'));
    await expectShown(overlay, { 'home.score': '50' });
    say(fakeServer, { type: 'heartbeat', epoch: 'new', rev: 50, at: Date.now(), source: { status: 'live', age: 0 } });
    await expect.poll(() => resyncs(fakeServer)).toBe(1);
    expect(await overlay.text('home.score')).toBe('50');
  });

  test('[V9] unknown messages and frames that are none leave the picture alone', async ({ overlay, fakeServer }) => {
    say(fakeServer, snapshot('e', 1, '1'));
    await expectShown(overlay, { 'home.score': '1' });
    for (const frame of [
      '{"type":"confetti"}',
      'pong',
      '',
      '{',
      'null',
      '[]',
      '{"type":"update","since":1,"rev":2,"at":1,"values":7}',
    ])
      fakeServer.send(frame);
    say(fakeServer, update(1, 2, '2'));
    await expectShown(overlay, { 'home.score': '2' });
    await expectStatus(overlay, 'live');
  });

  test('[V12] a server that merely echoes the feed is drawn as well', async ({ overlay, fakeServer }) => {
    say(fakeServer, { type: 'ocr', values: { 'Home Score': ' 07', time: '3:12', score_b: 9 } });
    await expectShown(overlay, { 'home.score': '7' });
    await expectShown(overlay, { 'away.score': '9' });
    await expectShown(overlay, { clock: '3:12' });
    say(fakeServer, { type: 'ocr', values: { 'Home Score': '8' } });
    await expectShown(overlay, { 'home.score': '8' });
    await expectShown(overlay, { clock: '3:12' });
  });
});
