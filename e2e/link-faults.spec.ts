/** Faults of links: a relay that is killed or restarted, a network that is away, links that are half-open or reset. */
import type { Page } from 'playwright/test';
import { runCommand, type RunningCommand } from './support/command.ts';
import { startFaultProxy, type FaultProxy } from './support/fault-proxy.ts';
import { begun, watchMotion } from './support/motion.ts';
import { expectShown, expectStatus, overlayOn } from './support/overlay.ts';
import { connectPublisher } from './support/publisher.ts';
import { savedText } from './support/saved-text.ts';
import { readScores, watchScores } from './support/scores.ts';
import { expect, streamDetail, test as base } from './support/test.ts';

/** The shared relay behind a network that can fail. */
const test = base.extend<{ readonly network: FaultProxy; readonly throughProxy: string }>({
  network: async ({ origin }, use) => {
    const proxy = await startFaultProxy({ host: '127.0.0.1', port: Number(new URL(origin).port) });
    await use(proxy);
    await proxy.close();
  },
  throughProxy: async ({ network }, use) => use(`http://127.0.0.1:${network.port}`),
});

/** How many sockets the page has opened. */
function countSockets(page: Page): () => number {
  let count = 0;
  page.on('websocket', () => (count += 1));
  return () => count;
}

/** The length of an outage is the condition that is tested, so here time itself is waited for. */
async function lasts(ms: number): Promise<void> {
  const from = Date.now();
  await expect.poll(() => Date.now() - from, { timeout: ms + 30_000 }).toBeGreaterThan(ms);
}

test('[F1] [R1] a relay that is killed again and again while a writer counts: the picture is never blank, never goes back, and is right again', async ({
  folder,
  page,
}) => {
  let relay: RunningCommand = await runCommand('start', { dataDir: folder, guard: 'off' });
  try {
    const { origin, port } = relay;
    await watchScores(page);
    const overlay = overlayOn(page);
    let score = 0;
    for (let kill = 0; kill < 4; kill += 1) {
      const publisher = await connectPublisher(origin, '/stream1');
      const first = score + 1;
      for (; score < first + 19; score += 1) publisher.send({ score_a: String(score + 1), score_b: '0' });
      if (kill === 0) await page.goto(`${origin}/overlay/stream1`);
      await expectShown(overlay, { 'home.score': String(score) });
      await expect.poll(() => savedText(folder)).toContain(`"${score}"`);
      // What is said last may be lost with the relay; what is older than a save is not.
      const saved = score;
      score += 1;
      publisher.send({ score_a: String(score) });
      await expectShown(overlay, { 'home.score': String(score) });
      await relay.kill();
      relay = await runCommand('start', { port, dataDir: folder, guard: 'off' });
      const there = Number((await streamDetail(origin, 'stream1')).values['home.score']);
      expect(there).toBeGreaterThanOrEqual(saved);
      await expect.poll(async () => (await streamDetail(origin, 'stream1')).outputs.length).toBe(1);
    }
    const { shown, blanks } = await readScores(page);
    expect(blanks).toBe(0);
    expect(shown).toEqual([...shown].sort((a, b) => a - b));
  } finally {
    await relay.kill();
  }
});

test('[F2] a relay that is restarted in order loses nothing: the picture holds, and nothing on it moves', async ({
  folder,
  page,
}) => {
  let relay: RunningCommand = await runCommand('start', { dataDir: folder });
  try {
    await watchMotion(page);
    await watchScores(page);
    const publisher = await connectPublisher(relay.origin, '/stream1');
    publisher.send({ score_a: '40', score_b: '38', time: '1:00', period: '3' });
    await page.goto(`${relay.origin}/overlay/stream1`);
    const overlay = overlayOn(page);
    await expectShown(overlay, { 'home.score': '40', 'away.score': '38' });
    const moved = await begun(page);
    const { port } = relay;
    expect(await relay.stop()).toBe(0);
    relay = await runCommand('start', { port, dataDir: folder });
    await expect.poll(async () => (await streamDetail(relay.origin, 'stream1')).outputs.length).toBe(1);
    await expect.poll(() => overlay.status()).not.toBe('stale');
    await expectShown(overlay, { 'home.score': '40', 'away.score': '38' });
    expect(await readScores(page)).toEqual({ shown: [40], blanks: 0 });
    expect(await begun(page)).toBe(moved);
  } finally {
    await relay.kill();
  }
});

test('[F3] a network that is away for a second is not to be seen: all that was said comes in order, on the same socket', async ({
  network,
  throughProxy,
  stream,
  publisher,
  page,
}) => {
  await watchScores(page);
  const sockets = countSockets(page);
  publisher.send({ score_a: '1' });
  await page.goto(`${throughProxy}/overlay/${stream}`);
  const overlay = overlayOn(page);
  await expectShown(overlay, { 'home.score': '1' });
  network.cut();
  for (let score = 2; score <= 20; score += 1) publisher.send({ score_a: String(score) });
  await lasts(1000);
  expect(await overlay.status()).toBe('live');
  expect(await overlay.text('home.score')).toBe('1');
  network.heal();
  await expectShown(overlay, { 'home.score': '20' });
  const { shown, blanks } = await readScores(page);
  expect(shown).toEqual([...shown].sort((a, b) => a - b));
  expect([blanks, sockets()]).toEqual([0, 1]);
});

test('[F5] [V10] a network that is away for five minutes: the picture holds, and then shows the newest state without the motions of what was missed', async ({
  network,
  throughProxy,
  stream,
  publisher,
  page,
}) => {
  await watchMotion(page);
  await page.clock.install();
  publisher.send({ score_a: '20', score_b: '22', period: '1' });
  await page.goto(`${throughProxy}/overlay/${stream}`);
  const overlay = overlayOn(page);
  await expectShown(overlay, { 'home.score': '20', 'away.score': '22' });
  const before = await overlay.words();
  const moved = await begun(page);
  network.cut();
  for (let score = 21; score <= 60; score += 1) publisher.send({ score_a: String(score), period: '3' });
  // Of these five minutes the page sees every second, and a person waits for none.
  for (let seconds = 0; seconds < 300; seconds += 10) await page.clock.runFor(10_000);
  expect(await overlay.status()).toBe('stale');
  expect(await overlay.words()).toBe(before);
  network.heal();
  await page.clock.runFor(6_000);
  await expectShown(overlay, { 'home.score': '60', 'away.score': '22' });
  // On a slow machine more than 10 s have passed since the last change.
  await expect.poll(() => overlay.status()).toMatch(/^(?:live|quiet)$/);
  expect(await begun(page)).toBe(moved);
});

test('[F6] [W3] a publisher whose link dies without a word: the picture holds, and overlay and operator know within 12 s', async ({
  network,
  throughProxy,
  stream,
  openOverlay,
  origin,
  context,
}) => {
  const publisher = await connectPublisher(throughProxy, `/${stream}`);
  publisher.send({ score_a: '5', score_b: '4' });
  const overlay = await openOverlay();
  await expectShown(overlay, { 'home.score': '5' });
  const before = await overlay.words();
  const preview = await context.newPage();
  await preview.goto(`${origin}/preview/${stream}`);
  network.cut();
  await expectStatus(overlay, 'stale');
  expect(await overlay.words()).toBe(before);
  expect((await streamDetail(origin, stream)).publishers).toEqual([]);
  await expect(preview.getByTestId('feed-status')).toContainText('The link to the scoreboard program is lost');
});

test('[F7] [W6] a publisher that dials anew while its old socket is half-open counts at once, and late frames of the old one do not', async ({
  network,
  throughProxy,
  origin,
  stream,
  openOverlay,
}) => {
  const old = await connectPublisher(throughProxy, `/${stream}`);
  old.send({ score_a: '1' });
  const overlay = await openOverlay();
  await expectShown(overlay, { 'home.score': '1' });
  network.hang();
  old.send({ score_a: '99' });
  const fresh = await connectPublisher(origin, `/${stream}`);
  fresh.send({ score_a: '2' });
  await expectShown(overlay, { 'home.score': '2' });
  network.heal();
  await expect
    .poll(async () => (await streamDetail(origin, stream)).publishers.map(({ frames }) => frames))
    .toEqual([2, 1]);
  fresh.send({ score_b: '3' });
  await expectShown(overlay, { 'home.score': '2', 'away.score': '3' });
  await Promise.all([old.close(), fresh.close()]);
});

test('[F8] [V10] links that are reset: the picture holds, the overlay is back by itself, the publisher’s loss is known at once', async ({
  network,
  throughProxy,
  origin,
  stream,
  page,
}) => {
  const publisher = await connectPublisher(throughProxy, `/${stream}`);
  publisher.send({ score_a: '5', score_b: '4' });
  await page.goto(`${throughProxy}/overlay/${stream}`);
  const overlay = overlayOn(page);
  await expectShown(overlay, { 'home.score': '5' });
  const before = await overlay.words();
  const sockets = countSockets(page);
  network.reset();
  await expect.poll(async () => (await streamDetail(origin, stream)).source.status).toBe('stale');
  await expect.poll(sockets).toBe(1);
  expect(await overlay.words()).toBe(before);
  const again = await connectPublisher(origin, `/${stream}`);
  again.send({ score_a: '6' });
  await expectShown(overlay, { 'home.score': '6', 'away.score': '4' });
  await expectStatus(overlay, 'live');
  await again.close();
});
