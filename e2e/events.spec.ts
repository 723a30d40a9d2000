/** What the board says as a crew sees it: a goal that is offered, let go, shown once by two operators, and on air by itself. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { sayTo } from './support/desk.ts';
import { saveLook } from './support/looks.ts';
import { expectShown, overlayOn } from './support/overlay.ts';
import { expect, test } from './support/test.ts';

/** Keeps every banner that comes on a page, by its words. */
async function watchBanners(air: Page): Promise<() => Promise<readonly string[]>> {
  await air.evaluate(() => {
    const seen: string[] = [];
    const known = new WeakSet<Element>();
    new MutationObserver(() => {
      const banner = document.querySelector('[data-part="cue"]');
      if (banner === null || known.has(banner)) return;
      known.add(banner);
      seen.push(banner.textContent);
    }).observe(document, { subtree: true, childList: true });
    Object.assign(window, { seenBanners: seen });
  });
  return () => air.evaluate(() => Reflect.get(window, 'seenBanners') as string[]);
}

function fontOf(selector: string): string | undefined {
  const element = document.querySelector(selector);
  return element === null ? undefined : getComputedStyle(element).fontFamily;
}

async function violationsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

test('[E2] [E3] [E4] a goal of the feed is offered, let go or shown once, and on air by itself where the desk says so', async ({
  page,
  context,
  publisher,
  origin,
  stream,
  browser,
}) => {
  const say = (name: string, words: object) => sayTo(origin, stream, name, words);
  publisher.send({ score_a: '2', score_b: '1', time: '12:20', period: '2' });
  await say('sport', { sport: 'hockey' });
  await say('guard', { guard: 'normal' });
  await say('team', { side: 'home', name: 'Lions', color: '#c8102e' });
  // A moment waits until the latest output has shown it: longer than a busy machine looks at it.
  await say('delay', { output: 'late', ms: 60_000 });
  const air = await context.newPage();
  await air.goto(`${origin}/overlay/${stream}?name=program`);
  await expectShown(overlayOn(air), { 'home.score': '2', 'away.score': '1' });
  const banners = await watchBanners(air);

  const other = await context.newPage();
  await other.goto(`${origin}/control/${stream}`);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${origin}/control/${stream}`);
  await page.bringToFront();
  await page.getByTestId('fold-settings').getByRole('button').first().click();
  await page.getByLabel('Moments that the board says').selectOption('suggest');
  const moment = page.getByTestId('moment');

  // Not this: nothing of it is ever on air.
  publisher.send({ score_a: '3' });
  await expect(moment).toContainText('Goal Lions');
  await expect(page.getByTestId('moment-said')).toHaveText('The board says: Goal Lions. It waits for you.');
  expect(await violationsOf(page)).toEqual([]);
  await saveLook(browser, 'moments-1440', await page.screenshot());
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await violationsOf(page)).toEqual([]);
  await saveLook(browser, 'moments-320', await page.screenshot());
  const isInSight = await moment.evaluate((each) => each.getBoundingClientRect().bottom <= window.innerHeight);
  expect(isInSight).toBe(true);
  await page.getByRole('button', { name: 'Not this: Goal Lions' }).click();
  await expect(moment).toHaveCount(0);
  await expect(page.getByTestId('undo')).toContainText('not shown: Goal Lions');
  await page.getByTestId('undo').click();
  await expect(moment).toContainText('Goal Lions');
  await page.getByRole('button', { name: 'Not this: Goal Lions' }).click();
  await expect(moment).toHaveCount(0);

  // Two operators say the same.
  await page.setViewportSize({ width: 768, height: 900 });
  publisher.send({ score_a: '4' });
  await other.bringToFront();
  // A page in the background may have to hear yet that the moment before is gone.
  await expect(other.getByTestId('moment')).toContainText('3 → 4');
  await page.bringToFront();
  await expect(moment).toContainText('3 → 4');
  await saveLook(browser, 'moments-768', await page.screenshot());
  // Both at once: neither waits until a key can be pressed that the other's word takes away.
  for (const each of [page, other]) await expect(each.getByTestId('moment-show')).toBeEnabled();
  const keys = await Promise.all([page, other].map((each) => each.getByTestId('moment-show').elementHandle()));
  await Promise.all(keys.map((key) => key?.evaluate((each: HTMLElement) => each.click())));
  await expect.poll(banners).toEqual(['LionsGOAL']);
  await expect(page.getByTestId('trouble')).toHaveCount(0);
  await expect(other.getByTestId('trouble')).toHaveCount(0);
  await expect(moment).toHaveCount(0);

  // By itself, with the seconds that are left; and not where the board takes it back.
  await page.getByLabel('Moments that the board says').selectOption('auto');
  await expect(page.getByTestId('undo')).toContainText('on air after 3 s');
  // Time enough for a busy machine to take it back in.
  await say('events', { vetoMs: 10_000 });
  publisher.send({ score_a: '5' });
  await expect(page.getByTestId('countdown')).toContainText('on air in');
  await saveLook(browser, 'moments-auto-768', await page.screenshot());
  publisher.send({ score_a: '4' });
  await expect(moment).toHaveCount(0);
  await say('events', { vetoMs: 3_000 });
  publisher.send({ score_a: '5' });
  await expect.poll(banners).toEqual(['LionsGOAL', 'LionsGOAL']);
  await saveLook(browser, 'moments-air', await air.screenshot());
  await page.getByTestId('fold-audit').getByRole('button').first().click();
  await expect(page.getByTestId('audit').getByRole('listitem').first()).toContainText('shown: Goal Lions');
  await expect(page.getByTestId('audit').getByRole('listitem').first()).toContainText('by itself');
});

test('[E2] on a phone moments lie on nothing that is asked about a value, nor on what the keyboard stands on', async ({
  page,
  publisher,
  origin,
  stream,
}) => {
  const say = (name: string, words: object) => sayTo(origin, stream, name, words);
  publisher.send({ score_a: '10', score_b: '8', fouls_a: '1', fouls_b: '2', period: '2' });
  await say('sport', { sport: 'basketball' });
  await say('guard', { guard: 'normal' });
  await say('events', { events: 'suggest', also: ['point', 'foul', 'period'] });
  await say('delay', { output: 'late', ms: 60_000 });
  await page.setViewportSize({ width: 320, height: 568 });
  await page.goto(`${origin}/control/${stream}`);
  await expect(page.getByTestId('score-home.score')).toHaveText('10');
  const moment = page.getByTestId('moment');
  for (const [count, word] of [{ fouls_a: '2' }, { fouls_b: '3' }, { period: '3' }].entries()) {
    publisher.send(word);
    await expect(moment).toHaveCount(count + 1);
  }
  await expect(moment.last().getByTestId('moment-show')).toBeInViewport({ ratio: 1 });

  publisher.send({ score_b: '88' });
  await expect(page.getByTestId('held-band')).toContainText('88');
  const isOnTop = await page.getByTestId('held-accept').evaluate((key) => {
    const { left, top, width, height } = key.getBoundingClientRect();
    return key.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });
  expect(isOnTop).toBe(true);
  await page.getByTestId('held-refuse').click();
  await expect(page.getByTestId('held-band')).toHaveCount(0);

  await page.locator('main input').first().focus();
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press('Tab');
    const covered = await page.evaluate(() => {
      const on = document.activeElement ?? document.body;
      const { left, right, top, bottom } = on.getBoundingClientRect();
      const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return on.contains(seen) || on === document.body ? '' : (on.getAttribute('aria-label') ?? on.textContent);
    });
    expect(covered).toBe('');
  }
});

test('[E6] [E5] a goal that was let go is shown late from what happened, and so is a period that nobody was asked about', async ({
  page,
  context,
  publisher,
  origin,
  stream,
  browser,
}) => {
  const say = (name: string, words: object) => sayTo(origin, stream, name, words);
  publisher.send({ score_a: '2', score_b: '1', time: '12:20', period: '2' });
  await say('sport', { sport: 'hockey' });
  await say('team', { side: 'home', name: 'Lions', color: '#c8102e' });
  await say('events', { events: 'suggest' });
  // A moment waits until the latest output has shown it: longer than a busy machine looks at it.
  await say('delay', { output: 'late', ms: 60_000 });
  const air = await context.newPage();
  await air.goto(`${origin}/overlay/${stream}?name=program&theme=led`);
  await expectShown(overlayOn(air), { 'home.score': '2', 'away.score': '1' });
  const banners = await watchBanners(air);
  await page.goto(`${origin}/control/${stream}`);
  await page.bringToFront();
  const list = page.getByTestId('happened');
  const rows = page.getByTestId('happened-row');
  await expect(list).toBeVisible();
  await expect(rows).toHaveCount(0);

  publisher.send({ score_a: '3' });
  await page.getByRole('button', { name: 'Not this: Goal Lions' }).click();
  await expect(page.getByTestId('moment')).toHaveCount(0);
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('Goal Lions 2 → 3');
  // What nobody is asked about stands there as well, the newest on top.
  publisher.send({ period: '3' });
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('Period 2 → 3');
  expect(await violationsOf(page)).toEqual([]);
  await saveLook(browser, 'happened-1280', await page.screenshot());
  await expectShown(overlayOn(air), { 'home.score': '3' });
  expect(await banners()).toEqual([]);

  await page.getByRole('button', { name: 'Show: Goal Lions' }).click();
  await expect.poll(banners).toEqual(['LionsGOAL']);
  await expect(page.getByTestId('undo')).toContainText('Goal Lions');
  await rows.first().getByTestId('happened-show').click();
  await expect.poll(banners).toEqual(['LionsGOAL', 'PERIOD 3']);
  await saveLook(browser, 'happened-air', await air.screenshot());
  // Its number is a word among words, also where the bug's figures have a face of their own.
  expect(await air.evaluate(fontOf, '[data-part="cue-text"]')).toBe(await air.evaluate(fontOf, '.bug-text'));

  // What the board takes back did not happen.
  publisher.send({ score_a: '2' });
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('Period 2 → 3');
});
