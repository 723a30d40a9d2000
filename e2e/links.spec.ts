/** The start page and the link builder: what an operator meets before a game, and what is taken along from it. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright/test';
import decodeQr from 'qr/decode.js';
import { clipboardText } from './support/clipboard.ts';
import { saveLook } from './support/looks.ts';
import { runCommand } from './support/command.ts';
import { expect, streamDetail, test } from './support/test.ts';

const PHONE = { width: 320, height: 640 };

/** What axe finds against WCAG 2.2 AA, by rule and place. The overlay in the frame is a picture: its text is held to the rules of air. */
async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .exclude('iframe')
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** By how much a page is wider than its window. */
function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

function watchFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  return faults;
}

/** What a camera in front of the screen reads. */
async function scan(code: Locator): Promise<string> {
  const png = (await code.screenshot()).toString('base64');
  const page = await code.page().context().newPage();
  const picture = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    if (pen === null) throw new Error('no canvas');
    pen.drawImage(bitmap, 0, 0);
    return {
      width: bitmap.width,
      height: bitmap.height,
      data: [...pen.getImageData(0, 0, bitmap.width, bitmap.height).data],
    };
  }, png);
  await page.close();
  return decodeQr({ ...picture, data: Uint8Array.from(picture.data) });
}

test.describe('start page', () => {
  test('names each stream with its light and leads to its pages', async ({
    page,
    publisher,
    origin,
    stream,
    browser,
  }) => {
    const faults = watchFaults(page);
    publisher.send({ score_a: '41', score_b: '38', time: '7:05' });
    await page.goto(`${origin}/`);
    const card = page.locator(`[data-testid="feed"][data-stream="${stream}"]`);
    await expect(card).toContainText('Live');
    await expect(card).toContainText('41');
    await saveLook(browser, 'hub', await page.screenshot());
    await card.getByRole('link', { name: `Link builder: ${stream}` }).click();
    await expect(page).toHaveURL(`${origin}/links/${stream}`);
    await page.goBack();
    await card.getByRole('link', { name: `Preview: ${stream}` }).click();
    await expect(page).toHaveURL(`${origin}/preview/${stream}`);
    await expect(page.getByTestId('picture').locator('[data-field="home.score"]')).toHaveText('41');
    expect(faults).toEqual([]);
  });

  test('greets a new crew with how to connect, and a stream shows by itself once it is there', async ({
    page,
    folder,
  }) => {
    const relay = await runCommand('start', { dataDir: folder });
    try {
      await page.goto(`${relay.origin}/preview`);
      await expect(page.getByRole('heading', { name: 'No feed arrives yet' })).toBeVisible();
      await expect(page.getByTestId('setup-url')).toHaveText(`ws://127.0.0.1:${relay.port}/stream1`);
      expect(await faultsOf(page)).toEqual([]);
      await page.setViewportSize(PHONE);
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);

      const overlay = await page.context().newPage();
      await overlay.goto(`${relay.origin}/overlay/demo-hockey`);
      await expect(page.locator('[data-testid="feed"][data-stream="demo-hockey"]')).toContainText('DEMO');
      await expect(page.getByRole('heading', { name: 'No feed arrives yet' })).toHaveCount(0);
    } finally {
      await relay.kill();
    }
  });

  test('[WCAG] is clean for axe and fits a phone, in each language', async ({ page, publisher, origin, stream }) => {
    test.slow(); // five languages, each gone through by axe
    publisher.send({ score_a: '41' });
    await page.goto(`${origin}/`);
    await expect(page.locator(`[data-stream="${stream}"]`)).toBeVisible();
    const languages = page.locator('header select');
    const codes = await languages.locator('option').evaluateAll((all) => all.map((one) => one.getAttribute('value')));
    expect(codes).toHaveLength(5);
    for (const code of codes) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await languages.selectOption(code);
      await expect(page.locator('html')).toHaveAttribute('lang', code ?? '');
      expect(await faultsOf(page)).toEqual([]);
      await page.setViewportSize(PHONE);
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    }
  });
});

test.describe('link builder', () => {
  test('shows the overlay of the link as it is made, and the link draws the same', async ({
    page,
    publisher,
    origin,
    stream,
    browser,
  }) => {
    publisher.send({ score_a: '12', score_b: '9', time: '4:20' });
    await page.goto(`${origin}/links/${stream}?vendor=x`);
    const picture = page.frameLocator('[data-testid="screen"] iframe');
    await expect(picture.locator('[data-field="home.score"]')).toHaveText('12');
    await page.getByLabel('Home name', { exact: true }).fill('Lions');
    await page.getByLabel('Home colour', { exact: true }).fill('#c8102e');
    await page.getByLabel('Theme', { exact: true }).selectOption('slim');
    await page.getByRole('radio', { name: 'bottom right' }).check();
    const link = `${origin}/overlay/${stream}?homeName=Lions&homeColor=c8102e&theme=slim&position=br&vendor=x`;
    await expect(page.getByTestId('link-url')).toHaveText(link);
    await expect(picture.locator('.bug')).toContainText('Lions');
    await saveLook(browser, 'links', await page.screenshot());

    const air = await page.context().newPage();
    await air.goto(link);
    await expect(air.locator('.bug')).toContainText('Lions');
    await expect(air.locator('[data-field="home.score"]')).toHaveText('12');
    await page.reload();
    await expect(page.getByLabel('Home name', { exact: true })).toHaveValue('Lions');
    await expect(page.getByTestId('link-url')).toHaveText(link);
  });

  test('says what the desk overrules and what the link pins, and its picture agrees', async ({
    page,
    publisher,
    origin,
    stream,
  }) => {
    publisher.send({ score_a: '12' });
    const say = (command: object) =>
      fetch(`${origin}/api/streams/${stream}/commands`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ command }),
      });
    expect((await say({ do: 'team', side: 'home', name: 'Tigers' })).status).toBe(200);
    expect((await say({ do: 'look', theme: 'led' })).status).toBe(200);
    await page.goto(`${origin}/links/${stream}?homeName=Lions&awayName=Bears&theme=slim`);
    const verdicts = (kind: string) => page.locator(`[data-testid="verdicts"][data-kind="${kind}"]`);
    await expect(verdicts('wins')).toContainText('Home name It says “Tigers”, and that is shown.');
    await expect(verdicts('canWin')).toContainText('Away name');
    await expect(verdicts('pinned')).toContainText('Theme');
    await expect(page.frameLocator('[data-testid="screen"] iframe').locator('.bug')).toContainText('Tigers');
  });

  test('its picture is named in the list of outputs, and the link itself goes to the clipboard', async ({
    page,
    publisher,
    origin,
    stream,
  }) => {
    publisher.send({ score_a: '1' });
    await page.goto(`${origin}/links/${stream}?name=program`);
    await expect
      .poll(async () => (await streamDetail(origin, stream)).outputs.map(({ name }) => name))
      .toEqual(['Link builder']);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: /^Copy: / }).click();
    await expect(page.getByRole('button', { name: /^Copied: / })).toBeVisible();
    expect(await clipboardText(page.context(), origin)).toBe(`${origin}/overlay/${stream}?name=program`);
  });

  test('a link dragged out of it carries OBS’s hints for the size that is chosen', async ({ page, origin, stream }) => {
    await page.goto(`${origin}/links/${stream}`);
    await page.getByRole('radio', { name: '1080 × 1920' }).check();
    // The window of OBS, for the time of this test.
    await page.evaluate(() => {
      document.addEventListener('dragover', (event) => {
        event.preventDefault();
      });
      document.addEventListener('drop', (event) => {
        event.preventDefault();
        document.body.dataset['dropped'] = event.dataTransfer?.getData('text/uri-list');
      });
    });
    await page.getByTestId('drop-link').dragTo(page.getByRole('heading', { name: 'The link', exact: true }));
    await expect(page.locator('body')).toHaveAttribute(
      'data-dropped',
      `${origin}/overlay/${stream}?layer-name=Score%20bug%20${stream}&layer-width=1080&layer-height=1920`,
    );
    await expect(page.locator('[data-testid="screen"] iframe')).toHaveAttribute('width', '1080');
  });

  test('a phone’s camera reads the link, or the control page, off the screen', async ({ page, origin, stream }) => {
    await page.goto(`${origin}/links/${stream}?homeName=Łódź&theme=slim`);
    expect(await scan(page.getByTestId('qr'))).toBe(
      `${origin}/overlay/${stream}?homeName=%C5%81%C3%B3d%C5%BA&theme=slim`,
    );
    await page.getByRole('radio', { name: 'the control page' }).check();
    expect(await scan(page.getByTestId('qr'))).toBe(`${origin}/control/${stream}`);
  });

  test('[WCAG] is clean for axe with every part open, and fits a phone', async ({
    page,
    publisher,
    origin,
    stream,
  }) => {
    const faults = watchFaults(page);
    publisher.send({ score_a: '1' });
    await page.goto(`${origin}/links/${stream}?homeName=Lions&theme=slim&x=abc`);
    await page.setViewportSize({ width: 1440, height: 900 });
    // `all` takes what is there, and the page fetches its words first.
    await page.locator('details').first().waitFor();
    for (const group of await page.locator('details').all()) {
      if ((await group.getAttribute('open')) === null) await group.locator('summary').click();
    }
    await expect(page.locator('details:not([open])')).toHaveCount(0);
    await expect(page.frameLocator('iframe').locator('[data-field="home.score"]')).toHaveText('1');
    expect(await faultsOf(page)).toEqual([]);
    for (const width of [1440, 768, 320]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    }
    expect(await faultsOf(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('goes by the keyboard alone: every control is reached, and radios by their arrows', async ({
    page,
    origin,
    stream,
  }) => {
    await page.goto(`${origin}/links/${stream}`);
    await page.getByLabel('Home name', { exact: true }).focus();
    await page.keyboard.type('Lions');
    await page.getByRole('radio', { name: 'not set' }).focus();
    await page.keyboard.press('ArrowUp');
    await expect(page.getByTestId('link-url')).toContainText('homeName=Lions&position=br');
    const summary = page.locator('details[data-group="output"] summary');
    await summary.focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Safe areas').focus();
    await page.keyboard.press('Space');
    await expect(page.getByTestId('link-url')).toContainText('safe=1');
  });
});
