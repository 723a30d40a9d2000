/** `boardcast demo`: a game plays at once, and gives way to the first real publisher. */
import { runCommand } from './support/command.ts';
import { connectPublisher } from './support/publisher.ts';
import { expectShown, overlayOn } from './support/overlay.ts';
import { expect, streamDetail, test } from './support/test.ts';

test('[P13] the demo plays by itself, is marked, and yields to the first real publisher for good', async ({
  folder,
  page,
}) => {
  const demo = await runCommand('demo', { dataDir: folder });
  try {
    await page.goto(`${demo.origin}/overlay/stream1`);
    const overlay = overlayOn(page);
    await expect.poll(() => overlay.text('home.score')).toMatch(/^\d+$/);
    const clock = await overlay.text('clock');
    await expect.poll(() => overlay.text('clock')).not.toBe(clock);
    const playing = await streamDetail(demo.origin, 'stream1');
    expect(playing.source.demo).toBe(true);

    const publisher = await connectPublisher(demo.origin, '/stream1');
    publisher.send({ score_a: '199', time: '12:00' });
    await expectShown(overlay, { 'home.score': '199', 'away.score': '', clock: '12:00' });
    const real = await streamDetail(demo.origin, 'stream1');
    expect(real.source.demo ?? false).toBe(false);
    expect(real.epoch).not.toBe(playing.epoch);
    expect(Object.keys(real.values).sort()).toEqual(['clock', 'home.score']);
    await publisher.close();
  } finally {
    await demo.kill();
  }
});
