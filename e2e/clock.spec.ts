/** The game clock as people see it: whether it runs, and that it alone leaves the bug where what moves it is lost. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { sayTo } from './support/desk.ts';
import { runCommand, type RunningCommand } from './support/command.ts';
import { saveLook } from './support/looks.ts';
import { watchFrames } from './support/on-air.ts';
import { expectShown, overlayOn } from './support/overlay.ts';
import { connectPublisher, type TestPublisher } from './support/publisher.ts';
import { expect, test } from './support/test.ts';

const SCORES = { score_a: '64', score_b: '58', period: '3' };

async function say(origin: string, stream: string, name: string, words: object): Promise<void> {
  const answer = await sayTo(origin, stream, name, words);
  expect(answer.status).toBe(200);
}

/** Reads a clock that runs, so many seconds of it at a time, until the returned function is called; beside it a shot clock, where it has one. */
function runClock(publisher: TestPublisher, from: number, step = 1, shotFrom?: number): () => void {
  let seconds = from;
  const tick = (): void => {
    const shot = shotFrom === undefined ? {} : { shot_clock: String(shotFrom - (from - seconds)) };
    publisher.send({ ...SCORES, time: `4:${String(seconds).padStart(2, '0')}`, ...shot });
    seconds -= step;
  };
  tick();
  const timer = setInterval(tick, step * 1_000);
  return () => {
    clearInterval(timer);
  };
}

function boxes(page: Page, fields: readonly string[]): Promise<unknown> {
  return page.evaluate(
    (names) =>
      names.map((field) => document.querySelector(`[data-field="${field}"]`)?.getBoundingClientRect().toJSON()),
    fields,
  );
}

/** Counts the pictures in which one of the two clocks has left the bug and the other has not, from now on. */
async function watchAlone(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    Object.assign(window, { clocksAlone: 0 });
    const look = (): void => {
      const [clock, shot] = ['clock', 'shotClock'].map(
        (field) => document.querySelector(`[data-field="${field}"]`)?.textContent ?? '',
      );
      if ((clock === '') !== (shot === ''))
        Object.assign(window, { clocksAlone: Number(Reflect.get(window, 'clocksAlone')) + 1 });
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  return () => page.evaluate(() => Number(Reflect.get(window, 'clocksAlone')));
}

test('[C1] [C2] the clock alone leaves when its feed is lost while it runs, the desk says so, and it is back with its first reading', async ({
  page,
  context,
  publisher,
  origin,
  stream,
  browser,
}) => {
  await say(origin, stream, 'sport', { sport: 'basketball' });
  await say(origin, stream, 'clock-feed', { away: 3_000 });
  const air = await context.newPage();
  const stop = runClock(publisher, 50);
  await air.goto(`${origin}/overlay/${stream}?name=program`);
  const overlay = overlayOn(air);
  await expectShown(overlay, { 'home.score': '64', period: 'Q3' });
  await expect.poll(() => overlay.isSeen('clock')).toBe(true);
  const blank = await watchFrames(air);
  const places = (): Promise<unknown> => boxes(air, ['home.score', 'away.score', 'period', 'clock']);
  const before = await places();

  await page.bringToFront();
  await page.goto(`${origin}/control/${stream}`);
  const row = page.locator('[data-testid="row"][data-field="clock"]');
  const panel = page.getByTestId('clock-panel');
  await expect(row.getByTestId('pace')).toHaveText('Running');
  await expect(panel.getByTestId('pace')).toHaveText('Running');
  stop();
  await publisher.close();
  await expect(row.getByTestId('pace')).toHaveText('Leaves soon');
  expect(await overlay.isSeen('clock')).toBe(true);
  await expect(row.getByTestId('pace')).toHaveText('Left the bug');
  await expect(panel).toContainText('it comes back with the first reading');
  expect((await new AxeBuilder({ page }).include('[data-testid="clock-panel"]').analyze()).violations).toEqual([]);
  await saveLook(browser, 'control-clock-away', await page.screenshot());
  await expect.poll(() => overlay.isSeen('clock')).toBe(false);
  await expectShown(overlay, { 'home.score': '64', 'away.score': '58', period: 'Q3', clock: '' });
  expect(await places()).toEqual(before);
  await saveLook(browser, 'clock-away', await air.screenshot({ omitBackground: true }));

  const again = await connectPublisher(origin, `/${stream}`);
  again.send({ ...SCORES, time: '4:12' });
  await expectShown(overlay, { clock: '4:12' });
  expect(await overlay.isSeen('clock')).toBe(true);
  await expect(row.getByTestId('pace')).toHaveText('Stopped');
  expect(await blank()).toBe(0);
  await again.close();
});

test('[C2] a shot clock that ran leaves with the game clock in the same picture, keeps its place, and each is back with its own first reading', async ({
  page,
  publisher,
  origin,
  stream,
  browser,
}) => {
  await say(origin, stream, 'sport', { sport: 'basketball' });
  await say(origin, stream, 'clock-feed', { away: 2_000 });
  const stop = runClock(publisher, 50, 1, 20);
  await page.goto(`${origin}/overlay/${stream}`);
  const overlay = overlayOn(page);
  const seen = async (): Promise<readonly boolean[]> => [
    await overlay.isSeen('clock'),
    await overlay.isSeen('shotClock'),
  ];
  await expect.poll(seen).toEqual([true, true]);
  // It has been seen to run.
  const [clock, shot] = [await overlay.text('clock'), await overlay.text('shotClock')];
  await expect.poll(() => overlay.text('clock')).not.toBe(clock);
  await expect.poll(() => overlay.text('shotClock')).not.toBe(shot);
  const blank = await watchFrames(page);
  const alone = await watchAlone(page);
  const before = await boxes(page, ['home.score', 'period', 'clock', 'shotClock']);
  stop();
  await publisher.close();
  await expect.poll(seen).toEqual([false, false]);
  expect(await alone()).toBe(0);
  await expectShown(overlay, { 'home.score': '64', 'away.score': '58', period: 'Q3', clock: '', shotClock: '' });
  expect(await boxes(page, ['home.score', 'period', 'clock', 'shotClock'])).toEqual(before);
  await saveLook(browser, 'clocks-away', await page.screenshot({ omitBackground: true }));

  const again = await connectPublisher(origin, `/${stream}`);
  again.send({ ...SCORES, time: '4:12' });
  await expectShown(overlay, { clock: '4:12', shotClock: '' });
  expect(await seen()).toEqual([true, false]);
  again.send({ shot_clock: '14' });
  await expectShown(overlay, { clock: '4:12', shotClock: '14' });
  expect(await seen()).toEqual([true, true]);
  expect(await blank()).toBe(0);
  await again.close();
});

test('[C2] a shot clock that stood stays where the game clock leaves', async ({ page, publisher, origin, stream }) => {
  await say(origin, stream, 'sport', { sport: 'basketball' });
  await say(origin, stream, 'clock-feed', { away: 2_000 });
  publisher.send({ shot_clock: '24' });
  const stop = runClock(publisher, 50);
  await page.goto(`${origin}/overlay/${stream}`);
  const overlay = overlayOn(page);
  await expectShown(overlay, { 'home.score': '64', shotClock: '24' });
  const before = await overlay.text('clock');
  await expect.poll(() => overlay.text('clock')).not.toBe(before);
  stop();
  await publisher.close();
  await expect.poll(() => overlay.isSeen('clock')).toBe(false);
  expect(await overlay.isSeen('shotClock')).toBe(true);
  await expectShown(overlay, { clock: '', shotClock: '24', 'home.score': '64' });
});

test('[C2] how long the clock may stand without its feed is chosen in the stream’s settings', async ({
  page,
  publisher,
  origin,
  stream,
}) => {
  publisher.send({ ...SCORES, time: '5:00' });
  await page.goto(`${origin}/control/${stream}`);
  await page.getByRole('button', { name: 'Stream settings' }).click();
  const choice = page.getByLabel('When the feed is lost while its clock runs');
  await expect(choice).toHaveValue('10000');
  await choice.selectOption('it stays as it stands');
  await expect(page.getByTestId('undo')).toContainText('it stays as it stands');
  await page.reload();
  await page.getByRole('button', { name: 'Stream settings' }).click();
  await expect(choice).toHaveValue('never');
});

test('[C3] a page that loses the relay itself while the clock runs takes it off its own picture @engine', async ({
  folder,
  page,
  browser,
}) => {
  const relays: RunningCommand[] = [];
  try {
    const first = await runCommand('start', { dataDir: folder });
    relays.push(first);
    const publisher = await connectPublisher(first.origin, '/stream1');
    const stop = runClock(publisher, 50);
    await say(first.origin, 'stream1', 'clock-feed', { away: 2_000 });
    await page.goto(`${first.origin}/overlay/stream1?theme=led`);
    const overlay = overlayOn(page);
    await expect.poll(() => overlay.isSeen('clock')).toBe(true);
    const before = await overlay.text('clock');
    await expect.poll(() => overlay.text('clock')).not.toBe(before);
    const blank = await watchFrames(page);
    await first.kill();
    stop();
    await expect.poll(() => overlay.isSeen('clock')).toBe(false);
    await expectShown(overlay, { 'home.score': '64', 'away.score': '58' });
    await saveLook(browser, 'clock-away-led', await page.screenshot({ omitBackground: true }));

    const second = await runCommand('start', { port: first.port, dataDir: folder });
    relays.push(second);
    const again = await connectPublisher(second.origin, '/stream1');
    again.send({ ...SCORES, time: '4:02' });
    await expectShown(overlay, { clock: '4:02' });
    await expect.poll(() => overlay.isSeen('clock')).toBe(true);
    expect(await blank()).toBe(0);
    await again.close();
  } finally {
    for (const relay of relays) await relay.kill();
  }
});

test('[C4] a board that is read every two seconds is shown with the seconds between, where its crew wants it', async ({
  page,
  publisher,
  origin,
  stream,
}) => {
  await say(origin, stream, 'sport', { sport: 'basketball' });
  await say(origin, stream, 'clock-feed', { smooth: true });
  const stop = runClock(publisher, 58, 2);
  try {
    await page.goto(`${origin}/overlay/${stream}`);
    const overlay = overlayOn(page);
    await expect.poll(() => overlay.isSeen('clock')).toBe(true);
    await page.evaluate(() => {
      const seen: string[] = [];
      const look = (): void => {
        const text = document.querySelector('[data-field="clock"]')?.textContent ?? '';
        if (text !== seen.at(-1)) seen.push(text);
        requestAnimationFrame(look);
      };
      look();
      Object.assign(window, { seenClocks: seen });
    });
    const seen = (): Promise<readonly string[]> =>
      page.evaluate(() => Reflect.get(window, 'seenClocks') as readonly string[]);
    await expect
      .poll(async () => (await seen()).filter((text) => /[13579]$/.test(text)).length, { timeout: 20_000 })
      .toBeGreaterThan(1);
    const texts = await seen();
    // Never back.
    expect(texts.toSorted((a, b) => b.localeCompare(a))).toEqual(texts);
  } finally {
    stop();
  }
});
