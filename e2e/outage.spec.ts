/** Outages: whatever fails, the last values stay on air, and the newest come back by themselves. */
import { runCommand, type RunningCommand } from './support/command.ts';
import { startFaultProxy } from './support/fault-proxy.ts';
import { connectPublisher } from './support/publisher.ts';
import { expectShown, expectStatus, overlayOn } from './support/overlay.ts';
import { savedText } from './support/saved-text.ts';
import { expect, streamDetail, test } from './support/test.ts';

test.describe('outages', { tag: '@engine' }, () => {
  test('[F1] [G4] [R1] [V10] [V13] the relay is killed mid-game and comes back: the picture holds, the saved state returns under a new epoch, newer values win', async ({
    folder,
    page,
  }) => {
    const relays: RunningCommand[] = [];
    try {
      const first = await runCommand('start', { dataDir: folder });
      relays.push(first);
      const publisher = await connectPublisher(first.origin, '/stream1');
      publisher.send({ score_a: '40', score_b: '38', time: '1:00', period: '3' });
      await page.goto(`${first.origin}/overlay/stream1`);
      const overlay = overlayOn(page);
      await expectShown(overlay, { 'home.score': '40' });
      await expect.poll(() => savedText(folder)).toContain('"40"');
      const before = { text: await overlay.words(), epoch: (await streamDetail(first.origin, 'stream1')).epoch };

      await first.kill();
      await expectStatus(overlay, 'stale');
      expect(await overlay.words()).toBe(before.text);

      const second = await runCommand('start', { port: first.port, dataDir: folder });
      relays.push(second);
      await expect.poll(async () => (await streamDetail(second.origin, 'stream1')).outputs.length).toBe(1);
      expect((await streamDetail(second.origin, 'stream1')).epoch).not.toBe(before.epoch);
      await expect.poll(() => overlay.status()).not.toBe('stale');
      expect(await overlay.words()).toBe(before.text);

      const again = await connectPublisher(second.origin, '/stream1');
      again.send({ score_a: '43' });
      await expectShown(overlay, { 'home.score': '43' });
      await expectShown(overlay, { 'away.score': '38' });
      await expectStatus(overlay, 'live');
      await again.close();
    } finally {
      for (const relay of relays) await relay.kill();
    }
  });

  test('[F4] [G3] [V11] the network is cut for 10 s: the picture holds and says stale, then the newest values stand there', async ({
    origin,
    stream,
    publisher,
    page,
  }) => {
    const proxy = await startFaultProxy({ host: '127.0.0.1', port: Number(new URL(origin).port) });
    try {
      publisher.send({ score_a: '20', score_b: '22', time: '7:00' });
      await page.goto(`http://127.0.0.1:${proxy.port}/overlay/${stream}`);
      const overlay = overlayOn(page);
      await expectShown(overlay, { 'home.score': '20' });
      const before = await overlay.words();

      proxy.cut();
      const cutAt = Date.now();
      for (let score = 21; score <= 30; score += 1) publisher.send({ score_a: String(score) });
      await expectStatus(overlay, 'stale');
      expect(await overlay.words()).toBe(before);
      // The length of the cut is the condition that is tested, so here time itself is waited for.
      await expect.poll(() => Date.now() - cutAt, { timeout: 15_000 }).toBeGreaterThan(10_000);
      expect(await overlay.words()).toBe(before);

      proxy.heal();
      await expectShown(overlay, { 'home.score': '30' });
      await expect.poll(() => overlay.status()).not.toBe('stale');
      publisher.send({ score_a: '31' });
      await expectShown(overlay, { 'home.score': '31' });
      await expectShown(overlay, { 'away.score': '22' });
      await expectStatus(overlay, 'live');
    } finally {
      await proxy.close();
    }
  });

  test('[W3] the publisher goes away and comes back: what it said last stays', async ({
    origin,
    stream,
    publisher,
    openOverlay,
  }) => {
    publisher.send({ score_a: '5', time: '2:00' });
    const overlay = await openOverlay();
    await expectShown(overlay, { 'home.score': '5' });
    const before = await overlay.words();
    await publisher.close();
    await expectStatus(overlay, 'stale');
    expect(await overlay.words()).toBe(before);
    const again = await connectPublisher(origin, `/${stream}`);
    again.send({ score_a: '7' });
    await expectShown(overlay, { 'home.score': '7' });
    await expectShown(overlay, { clock: '2:00' });
    await expectStatus(overlay, 'live');
    await again.close();
  });
});
