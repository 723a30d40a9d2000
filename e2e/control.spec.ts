/** The operator's desk: a game scored against its feed, by two operators, on a phone, and with nothing that axe finds fault with. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright/test';
import { sayTo } from './support/desk.ts';
import { saveLook } from './support/looks.ts';
import { expectShown, overlayOn } from './support/overlay.ts';
import { expect, startTestRelay, test } from './support/test.ts';

/** Opens a stream's desk and waits until it can be used. */
async function openDesk(page: Page, origin: string, stream: string): Promise<void> {
  // A page behind another one is drawn rarely.
  await page.bringToFront();
  await page.goto(`${origin}/control/${stream}`);
  await expect(page.getByTestId('air')).toBeVisible();
}

function row(page: Page, field: string): Locator {
  return page.locator(`[data-testid="row"][data-field="${field}"]`);
}

/** A big key of the scoring panel. */
function scoreKey(page: Page, name: string): Locator {
  return page.locator('#scoring').getByRole('button', { name, exact: true });
}

async function unfold(page: Page, name: string): Promise<Locator> {
  const fold = page.getByTestId(`fold-${name}`);
  const trigger = fold.getByRole('button').first();
  if ((await trigger.getAttribute('aria-expanded')) !== 'true') await trigger.click();
  return fold;
}

test.describe('control', () => {
  test('an override stands on air against the feed until it is released, and Undo says what it takes back', async ({
    page,
    context,
    publisher,
    origin,
    stream,
    browser,
  }) => {
    publisher.send({ score_a: '10', score_b: '8', time: '4:20', period: '2', weather: 'rain' });
    const air = await context.newPage();
    await air.goto(`${origin}/overlay/${stream}?name=program`);
    const overlay = overlayOn(air);
    await openDesk(page, origin, stream);
    await expect(page.getByTestId('score-home.score')).toHaveText('10');
    await expect(row(page, 'weather')).toHaveAttribute('data-mapped', 'false');

    await scoreKey(page, 'Home: Score +2').click();
    await expect(row(page, 'home.score')).toHaveAttribute('data-state', 'overridden');
    await expectShown(overlay, { 'home.score': '12' });
    publisher.send({ score_a: '11', score_b: '9' });
    await expectShown(overlay, { 'away.score': '9' });
    await expectShown(overlay, { 'home.score': '12' });
    await expect(row(page, 'home.score').getByTestId('on-air')).toHaveText('12');
    await expect(row(page, 'home.score').getByTestId('reading')).toContainText('11');
    await expect(page.getByTestId('undo')).toContainText('Home: Score +2');
    await saveLook(browser, 'control', await page.screenshot({ fullPage: true }));

    await row(page, 'home.score').getByRole('button', { name: 'Release Home: Score' }).click();
    await expectShown(overlay, { 'home.score': '11' });
    await page.getByTestId('undo').click();
    await expectShown(overlay, { 'home.score': '12' });
  });

  test('typed text goes on air when it is applied, and never while it is typed', async ({
    page,
    publisher,
    origin,
    stream,
  }) => {
    publisher.send({ score_a: '10', score_b: '8' });
    await openDesk(page, origin, stream);
    const box = row(page, 'away.score').getByRole('textbox');
    await box.fill('33');
    await scoreKey(page, 'Home: Score +1').click();
    await expect(page.getByTestId('score-home.score')).toHaveText('11');
    await expect(page.getByTestId('score-away.score')).toHaveText('8');
    await box.press('Enter');
    await expect(page.getByTestId('score-away.score')).toHaveText('33');
  });

  test('the bug is hidden and shown by one key, and by a shortcut that does not act while somebody types', async ({
    page,
    context,
    publisher,
    origin,
    stream,
  }) => {
    publisher.send({ score_a: '10', score_b: '8' });
    const air = await context.newPage();
    await air.goto(`${origin}/overlay/${stream}`);
    await expect.poll(() => overlayOn(air).isSeen('home.score')).toBe(true);
    await openDesk(page, origin, stream);
    await page.getByTestId('air').click();
    await expect(page.getByTestId('air-state')).toHaveText('Hidden');
    await expect.poll(() => overlayOn(air).isSeen('home.score')).toBe(false);
    await row(page, 'home.score').getByRole('textbox').press('b');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('b');
    await expect(page.getByTestId('air-state')).toHaveText('On air');
    await page.keyboard.press('q');
    await expect(page.getByTestId('score-home.score')).toHaveText('11');
  });

  test('of two operators the slower one is told who did what, and says it again', async ({
    page,
    context,
    publisher,
    origin,
    stream,
  }) => {
    publisher.send({ score_a: '10', score_b: '8' });
    await openDesk(page, origin, stream);
    const other = await context.newPage();
    await openDesk(other, origin, stream);
    const fold = await unfold(other, 'desk');
    await fold.getByRole('textbox', { name: 'Your name' }).fill('Ben');
    await fold.getByRole('textbox', { name: 'Your name' }).press('Enter');
    await expect(page.getByTestId('operators')).toContainText('Ben');

    // The answers to this page stand still while the other one acts: what it says then was said on an older view.
    await page.route('**/desk', () => undefined);
    await scoreKey(other, 'Away: Score +3').click();
    await expect(page.getByTestId('score-away.score')).toHaveText('11');
    await scoreKey(page, 'Home: Score +2').click();
    await expect(page.getByTestId('trouble')).toContainText('Ben: Away: Score +3');
    await expect(page.getByTestId('score-home.score')).toHaveText('10');
    await page.getByTestId('say-again').click();
    await expect(page.getByTestId('score-home.score')).toHaveText('12');
    await expect(page.getByTestId('trouble')).toHaveCount(0);
  });

  test('a game without any feed is scored on a phone, clock and all', async ({ browser, page, origin, stream }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await openDesk(page, origin, stream);
    await scoreKey(page, 'Home: Score +1').click();
    await scoreKey(page, 'Away: Score +3').click();
    await expect(page.getByTestId('score-away.score')).toHaveText('3');
    const clock = page.getByTestId('clock-panel');
    await clock.getByRole('textbox').fill('0:05');
    await clock.getByRole('textbox').press('Enter');
    await expect(page.getByTestId('clock-value')).toHaveText('0:05');
    await page.getByTestId('clock-start').click();
    await expect(page.getByTestId('clock-value')).toHaveText('0:04');
    await page.getByTestId('clock-stop').click();
    await expect(page.getByTestId('clock-start')).toBeEnabled();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await saveLook(browser, 'control-phone', await page.screenshot());
  });

  test('every phase of the game can be said at the width of a phone or a dock, and taken back', async ({
    page,
    origin,
    stream,
  }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await openDesk(page, origin, stream);
    const fold = await unfold(page, 'game');
    for (const phase of ['Break', 'Overtime', 'Final', 'Live']) {
      await fold.getByRole('button', { name: phase, exact: true }).click();
      await expect(page.locator('[aria-current="step"]:visible')).toHaveText(phase);
      await expect(page.getByTestId('next')).toContainText(`Phase: ${phase}`);
    }
    await fold.getByRole('button', { name: 'Live', exact: true }).click();
    await expect(page.getByTestId('next')).toContainText('Phase: not said');
  });

  test('a field that no table knows goes on air under the name that it is given', async ({
    page,
    publisher,
    origin,
    stream,
  }) => {
    publisher.send({ Tore: '4', score_b: '8' });
    await openDesk(page, origin, stream);
    const fold = await unfold(page, 'mapping');
    await expect(fold.getByTestId('mapping').first()).toContainText('Tore = 4');
    await fold.getByLabel('Tore goes on air as').selectOption('home.score');
    await expect(page.getByTestId('score-home.score')).toHaveText('4');
    await fold.getByRole('button', { name: 'Take the name back: Tore' }).click();
    await expect(page.getByTestId('score-home.score')).toHaveText('–');
    // A field that is known can be something else here as well.
    await fold.getByTestId('known-sources').locator('summary').click();
    await fold.getByLabel('score_b goes on air as').selectOption('home.score');
    await expect(page.getByTestId('score-home.score')).toHaveText('8');
  });

  test('a logo is drawn anew in the browser, stored at the relay and shown on air', async ({
    page,
    context,
    publisher,
    origin,
    stream,
  }) => {
    publisher.send({ score_a: '4', score_b: '8' });
    const air = await context.newPage();
    await air.goto(`${origin}/overlay/${stream}`);
    await openDesk(page, origin, stream);
    await unfold(page, 'teams');
    const form = page.getByTestId('team-home');
    await form.getByLabel('Upload a logo').setInputFiles({
      name: 'lions.svg',
      mimeType: 'image/svg+xml',
      buffer: Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"><rect width="900" height="600" fill="red"/></svg>',
      ),
    });
    const logo = form.getByRole('img');
    await expect(logo).toHaveAttribute('src', /^\/uploads\/.*\.png$/);
    await expect.poll(() => logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(512);
    const path = (await logo.getAttribute('src')) ?? '';
    await expect.poll(() => overlayOn(air).count(`img[src="${path}"]`)).toBe(1);
  });

  test('the phase goes from pre-game to final by one key, and a new game is one step that Undo takes back', async ({
    page,
    folder,
  }) => {
    const relay = await startTestRelay(folder);
    await openDesk(page, relay.origin, 'game');
    await scoreKey(page, 'Home: Score +1').click();
    const step = page.locator('[aria-current="step"]:visible');
    await page.getByTestId('next').click();
    await expect(step).toHaveText('Live');
    await page.getByRole('button', { name: 'Final', exact: true }).click();
    await expect(step).toHaveText('Final');
    const fold = await unfold(page, 'game');
    await fold.getByTestId('new-game').click();
    await expect(step).toHaveText('Pre-game');
    await expect(page.getByTestId('score-home.score')).toHaveText('0');
    await page.getByTestId('undo').click();
    await expect(step).toHaveText('Final');
    await expect(page.getByTestId('score-home.score')).toHaveText('1');
    await relay.close();
  });

  for (const width of [1440, 320]) {
    test(`axe finds nothing at ${width} px, with every part open, under the page's own policy`, async ({
      page,
      context,
      publisher,
      origin,
      stream,
    }) => {
      const faults: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text());
      });
      page.on('pageerror', (error) => faults.push(error.message));
      publisher.send({ score_a: '10', score_b: '8', time: '4:20', period: '2', weather: 'rain' });
      const air = await context.newPage();
      await air.goto(`${origin}/overlay/${stream}?name=program`);
      await page.setViewportSize({ width, height: 900 });
      // What was done is more than its part of the page has room for.
      for (let by = 1; by <= 20; by += 1) await sayTo(origin, stream, 'nudge', { field: 'away.score', by: 1 });
      await openDesk(page, origin, stream);
      const closed = page.locator('h2 button[aria-expanded="false"]');
      while ((await closed.count()) > 0) await closed.first().click();
      await page.getByTestId('goal-home').click();
      await scoreKey(page, 'Home: Score +1').click();
      await page.getByTestId('clock-stop').click();
      await expect(page.getByTestId('clock-release')).toBeVisible();
      await expect(page.getByTestId('output')).toHaveCount(1);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
      expect(faults).toEqual([]);
    });
  }
});
