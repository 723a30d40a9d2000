/** The sport of a stream changes while it is on air: on outputs, in preview and on the desk's keys, and over a restart. */
import type { Browser, Page } from 'playwright/test';
import { sayTo } from './support/desk.ts';
import { runCommand, type RunningCommand } from './support/command.ts';
import { saveLook } from './support/looks.ts';
import { expectShown, overlayOn } from './support/overlay.ts';
import { connectPublisher } from './support/publisher.ts';
import { savedText } from './support/saved-text.ts';
import { expect, test } from './support/test.ts';

const STREAM = 'hall';
const FULL_HD = { width: 1920, height: 1080 };
const PHONE = { width: 320, height: 720 };
/** A board of a hall in which two sports are played. */
const BOARD = {
  score_a: '7',
  score_b: '5',
  time: '4:20',
  period: '2',
  fouls_a: '5',
  fouls_b: '3',
  exclusion1_home: '0:18',
};

async function open(
  browser: Browser,
  url: string,
  viewport: Readonly<{ width: number; height: number }>,
): Promise<Page> {
  const page = await browser.newPage({ viewport: { ...viewport } });
  await page.goto(url);
  return page;
}

/** What every frame of an output shows from here on: which fields, and the score and the clock in words. Says each picture once. */
async function record(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const seen: string[] = [];
    const look = (): void => {
      const fields = [...document.querySelectorAll('.bug [data-field]')].map(
        (element) => element.getAttribute('data-field') ?? '',
      );
      const texts = ['home.score', 'away.score', 'clock'].map(
        (name) => document.querySelector(`[data-field="${name}"]`)?.textContent ?? 'none',
      );
      const picture = [...texts, [...new Set(fields)].sort((a, b) => (a < b ? -1 : 1))].join(' ');
      if (picture !== seen.at(-1)) seen.push(picture);
      requestAnimationFrame(look);
    };
    look();
    Object.assign(window, { seenPictures: seen });
  });
  return () => page.evaluate(() => [...(Reflect.get(window, 'seenPictures') as string[])]);
}

/** Chooses from a list of the desk's stream settings. */
async function choose(desk: Page, list: string, choice: string): Promise<void> {
  const fold = desk.getByTestId('fold-settings');
  const trigger = fold.getByRole('button').first();
  if ((await trigger.getAttribute('aria-expanded')) !== 'true') await trigger.click();
  await fold.getByLabel(list).selectOption(choice);
}

test('[K12] basketball becomes water polo live, without an empty frame, is taken back, and outlives the relay', async ({
  browser,
  folder,
}) => {
  test.setTimeout(120_000);
  const relays: RunningCommand[] = [];
  const pages: Page[] = [];
  const opened = async (url: string, size = FULL_HD): Promise<Page> => {
    const page = await open(browser, url, size);
    pages.push(page);
    return page;
  };
  try {
    const first = await runCommand('start', { dataDir: folder, sport: 'basketball' });
    relays.push(first);
    const at = (path: string): string => `${first.origin}${path}`;
    const feed = await connectPublisher(first.origin, `/${STREAM}`);
    feed.send(BOARD);

    const air = overlayOn(await opened(at(`/overlay/${STREAM}?name=program`)));
    const pinned = overlayOn(await opened(at(`/overlay/${STREAM}?sport=basketball`)));
    const preview = await opened(at(`/preview/${STREAM}`));
    const phone = await opened(at(`/control/${STREAM}`), PHONE);
    for (const overlay of [air, pinned]) await expectShown(overlay, { 'home.score': '7', clock: '4:20' });
    const inPreview = (field: string) => preview.getByTestId('picture').locator(`[data-field="${field}"]`);
    await expect(inPreview('home.score')).toHaveText('7');
    await expect(phone.locator('#scoring').getByRole('button', { name: 'Home: Score +3', exact: true })).toBeVisible();
    // Both teams' fouls are of basketball, the exclusion is of water polo: neither sport shows the other's.
    await expect.poll(() => air.isSeen('home.fouls')).toBe(true);
    expect(await air.count('[data-field="home.exclusion1"]')).toBe(0);
    await saveLook(browser, 'sport-before', await air.page.screenshot({ omitBackground: true }));

    const seen = await record(air.page);
    await choose(phone, 'Sport', 'waterpolo');
    await expectShown(air, { 'home.exclusion1': '0:18', 'home.fouls': null, 'home.score': '7' });
    await saveLook(browser, 'sport-after', await air.page.screenshot({ omitBackground: true }));
    await expect(inPreview('home.exclusion1')).toHaveText('0:18');
    await expect(inPreview('home.fouls')).toHaveCount(0);
    await expect(phone.locator('#scoring').getByRole('button', { name: /\+3$/ })).toHaveCount(0);
    await expect.poll(() => pinned.isSeen('home.fouls')).toBe(true);
    await saveLook(browser, 'sport-phone', await phone.screenshot({ fullPage: true }));

    await phone.getByTestId('undo').click();
    await expectShown(air, { 'home.exclusion1': null, 'home.score': '7' });
    await expect.poll(() => air.isSeen('home.fouls')).toBe(true);
    // One picture of each, in one frame each time, and nothing else in between.
    const pictures = await seen();
    const [before, after] = pictures;
    expect(pictures).toEqual([before, after, before]);
    for (const picture of [before, after]) expect(picture).toMatch(/^7 5 4:20 /);

    await choose(phone, 'Sport', 'waterpolo');
    await choose(phone, 'Competition', 'nfhs');
    await expectShown(air, { 'home.exclusion1': '0:18' });
    await expect.poll(() => savedText(folder)).toMatch(/"sport":\{"id":"waterpolo","rules":"nfhs"\}/);
    await first.kill();
    const second = await runCommand('start', { port: first.port, dataDir: folder, sport: 'basketball' });
    relays.push(second);
    const feedAgain = await connectPublisher(second.origin, `/${STREAM}`);
    feedAgain.send({ ...BOARD, score_a: '8', exclusion1_home: '0:17' });
    await expectShown(air, { 'home.score': '8', 'home.exclusion1': '0:17' });
    const late = overlayOn(await opened(at(`/overlay/${STREAM}`)));
    await expectShown(late, { 'home.score': '8', 'home.exclusion1': '0:17', 'home.fouls': null });
    expect(await late.page.evaluate(() => document.documentElement.dataset['sport'])).toBe('waterpolo');
  } finally {
    for (const page of pages) await page.close();
    for (const relay of relays) await relay.kill();
  }
});

test('[K12] a stream without a sport gets one while it is on air, with what that reckons, and loses it again @engine', async ({
  publisher,
  origin,
  stream,
  openOverlay,
}) => {
  publisher.send(BOARD);
  const air = await openOverlay();
  await expectShown(air, { 'home.score': '7' });
  const say = async (name: string, words: object): Promise<number> => {
    const answer = await sayTo(origin, stream, name, words);
    return answer.status;
  };
  expect(await say('sport', { sport: 'waterpolo' })).toBe(200);
  await expectShown(air, { 'home.exclusion1': '0:18', 'away.manUpClock': '0:18', 'home.score': '7' });
  publisher.send({ exclusion1_home: '0:17', score_a: '8' });
  await expectShown(air, { 'home.exclusion1': '0:17', 'away.manUpClock': '0:17', 'home.score': '8' });
  expect(await say('undo', {})).toBe(200);
  await expectShown(air, { 'home.exclusion1': null, 'away.manUpClock': null, 'home.score': '8' });
  await expect.poll(() => air.isSeen('home.fouls')).toBe(true);
});
