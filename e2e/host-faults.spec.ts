/** Faults of the machines that pages and relay run on: a page that hangs or crashes, a machine that sleeps, a wall clock that jumps. */
import { runCommand } from './support/command.ts';
import { expectShown, expectStatus, overlayOn } from './support/overlay.ts';
import { connectPublisher } from './support/publisher.ts';
import { readScores, watchScores } from './support/scores.ts';
import { expect, streamDetail, test } from './support/test.ts';

declare global {
  interface Window {
    /** By how much the page's wall clock is wrong, in ms. */
    wallClockOff?: number;
  }
}

test('[F14] the operator is told of a page on program that hangs, and of one that crashed', async ({
  browser,
  page,
  publisher,
  origin,
  stream,
}) => {
  publisher.send({ score_a: '1' });
  // In a process of its own, as a browser source is.
  const host = await browser.newContext();
  const output = await host.newPage();
  await output.goto(`${origin}/overlay/${stream}?name=program`);
  await page.goto(`${origin}/preview/${stream}`);
  await expect(page.getByTestId('output')).toContainText('Visible');
  await expect(page.getByTestId('alarm')).toHaveCount(0);

  const hangs = output.evaluate(() => {
    const until = performance.now() + 15_000;
    while (performance.now() < until);
  });
  publisher.send({ score_a: '2' });
  await expect(page.getByTestId('alarm')).toContainText('program does not answer');
  await hangs;
  await expectShown(overlayOn(output), { 'home.score': '2' });
  await expect(page.getByTestId('alarm')).toHaveCount(0);

  const crashed = output.waitForEvent('crash');
  const devtools = await host.newCDPSession(output);
  // It is never answered.
  devtools.send('Page.crash').catch(() => undefined);
  await crashed;
  await expect(page.getByTestId('alarm')).toContainText('program is gone');
  await host.close();
});

test('[F15] a source that is hidden in OBS says so to the operator, and that it is shown again', async ({
  browser,
  publisher,
  origin,
  stream,
}) => {
  publisher.send({ score_a: '1' });
  const output = await browser.newPage();
  await output.addInitScript(() => {
    Object.defineProperty(document, 'hidden', { get: () => document.documentElement.dataset['hidden'] === 'yes' });
  });
  await output.goto(`${origin}/overlay/${stream}?name=OBS`);
  const seen = async (): Promise<unknown> =>
    (await streamDetail(origin, stream)).outputs.map(({ ack }) => ack?.visible);
  await expect.poll(seen).toEqual([true]);
  for (const hidden of [true, false]) {
    await output.evaluate((isHidden) => {
      document.documentElement.dataset['hidden'] = isHidden ? 'yes' : 'no';
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
    await expect.poll(seen).toEqual([!hidden]);
  }
  await output.close();
});

test('[F17] a relay whose machine slept cuts no publisher for it, and the overlay has held and goes on', async ({
  folder,
  page,
}) => {
  test.skip(process.platform === 'win32', 'Windows has no signal that lets a process stand still');
  const relay = await runCommand('start', { dataDir: folder });
  try {
    await watchScores(page);
    const publisher = await connectPublisher(relay.origin, '/stream1');
    publisher.send({ score_a: '40' });
    await page.goto(`${relay.origin}/overlay/stream1`);
    const overlay = overlayOn(page);
    await expectShown(overlay, { 'home.score': '40' });
    const [before] = (await streamDetail(relay.origin, 'stream1')).publishers;
    relay.sleep();
    await expectStatus(overlay, 'stale');
    // Longer than a link may be silent: that time itself is the fault.
    const from = Date.now();
    await expect.poll(() => Date.now() - from, { timeout: 60_000 }).toBeGreaterThan(13_000);
    relay.wake();
    await expect.poll(() => overlay.status()).not.toBe('stale');
    publisher.send({ score_a: '41' });
    await expectShown(overlay, { 'home.score': '41' });
    const { publishers } = await streamDetail(relay.origin, 'stream1');
    expect(publishers).toMatchObject([{ since: before?.since, frames: 2 }]);
    expect(await readScores(page)).toEqual({ shown: [40, 41], blanks: 0 });
    await publisher.close();
  } finally {
    relay.wake();
    await relay.kill();
  }
});

test('[F11] a page whose wall clock is set forward or back by a day goes on as if nothing were', async ({
  page,
  publisher,
  openOverlay,
}) => {
  await page.addInitScript(() => {
    const real = Date.now.bind(Date);
    Date.now = () => real() + (window.wallClockOff ?? 0);
  });
  await watchScores(page);
  publisher.send({ score_a: '1', score_b: '0' });
  const overlay = await openOverlay();
  await expectShown(overlay, { 'home.score': '1' });
  let score = 1;
  for (const off of [86_400_000, -86_400_000, 0]) {
    await page.evaluate((ms) => {
      window.wallClockOff = ms;
    }, off);
    for (let step = 0; step < 3; step += 1) {
      score += 1;
      publisher.send({ score_a: String(score) });
      await expectShown(overlay, { 'home.score': String(score), 'away.score': '0' });
      // Each is seen by the frame that paints it.
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    }
    await expectStatus(overlay, 'live');
  }
  expect(await readScores(page)).toEqual({ shown: Array.from({ length: score }, (_, at) => at + 1), blanks: 0 });
});
