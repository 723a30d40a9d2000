/** Keys on the start page, and publishers at the door, as a relay tells of them. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { USUAL_ACCESS } from '#relay/access/access.ts';
import { LANGUAGES, type Language } from '#store/words/languages.ts';
import { loadWords } from '#store/words/words.ts';
import { saveLook } from './support/looks.ts';
import { expect, startTestRelay, streamDetail, test } from './support/test.ts';

const WIDTHS = [1440, 320];

async function accessFaults(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ rules: { 'target-size': { enabled: true } } })
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

async function expectToFit(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
}

test('the panel of keys speaks every language, fits a phone, and axe finds no fault with it', async ({
  page,
  origin,
  browser,
}) => {
  test.slow(); // five languages, each gone through by axe
  const made = 1_764_000_000_000;
  await page.route('**/api/session', (route) =>
    route.fulfill({ json: { open: false, operator: true, viewer: true, tls: false } }),
  );
  await page.route('**/api/keys', (route) =>
    route.fulfill({
      json: { lan: true, openLan: true, keys: ['publish', 'viewer', 'operator'].map((kind) => ({ kind, made })) },
    }),
  );
  await page.route('**/api/keys/viewer', (route) =>
    route.fulfill({ json: { kind: 'viewer', key: 'K7QF3MXW2RTPL9D4HNACE6VY3J', made } }),
  );
  await page.goto(`${origin}/`);
  await page.getByTestId('key').nth(1).getByRole('button').click();
  await page.getByRole('button', { name: 'Make it' }).click();
  await expect(page.getByTestId('new-key')).toHaveText(`${origin}/overlay/stream1#k=K7QF3MXW2RTPL9D4HNACE6VY3J`);
  await page.getByTestId('key').nth(2).getByRole('button').click();
  for (const code of Object.keys(LANGUAGES) as Language[]) {
    await page.locator('header select').selectOption(code);
    const { access } = await loadWords(code);
    await expect(page.getByTestId('keys')).toContainText(access.sure.operator);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await expectToFit(page);
      await saveLook(browser, `keys-${code}-${width}`, await page.getByTestId('keys').screenshot());
    }
    expect(await accessFaults(page)).toEqual([]);
  }
});

test('a relay that is open to everybody on its network says so on top of every operators’ page', async ({
  page,
  browser,
  folder,
}) => {
  const access = { ...USUAL_ACCESS, openLan: true, trustProxy: ['127.0.0.1'] };
  const relay = await startTestRelay(folder, { access });
  for (const at of ['', 'preview/court1', 'control/court1']) {
    await page.goto(`${relay.origin}/${at}`);
    await expect(page.getByTestId('open-lan')).toContainText('whoever reaches it may send scores and operate');
    for (const width of [1440, 768, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await expectToFit(page);
      expect(await page.getByTestId('open-lan').boundingBox()).toMatchObject({ x: 0, y: 0, width });
      await saveLook(browser, `open-lan-${at.split('/', 1)[0]}-${width}`, await page.screenshot());
    }
    expect(await accessFaults(page)).toEqual([]);
  }
  await relay.close();
});

for (const kind of ['control', 'preview'] as const) {
  test(`[S1] ${kind} shows who waits at the door, also on a phone`, async ({
    page,
    publisher,
    origin,
    stream,
    browser,
  }) => {
    publisher.send({ score_a: '10', score_b: '8', time: '4:20' });
    // Until it has come nobody knows the stream, and its answer lists no publishers.
    await expect.poll(async () => (await fetch(`${origin}/api/streams/${stream}`)).status).toBe(200);
    const said: string[] = [];
    await page.route(`**/api/streams/${stream}`, async (route) => {
      const detail = await streamDetail(origin, stream);
      const values = { Home: '10', Guest: '8', Time: '4:20', '<b>Quarter</b>': '2' };
      const parked = { standing: 'parked', address: '192.168.1.23', since: Date.now(), frames: 9, values };
      await route.fulfill({ json: { ...detail, publishers: [...detail.publishers, parked] } });
    });
    await page.route(`**/api/streams/${stream}/commands`, async (route) => {
      said.push(route.request().postData() ?? '');
      await route.continue();
    });
    await page.goto(`${origin}/${kind}/${stream}`);
    await expect(page.getByTestId('parked-publisher')).toContainText('192.168.1.23 wants to send scores');
    await expect(page.getByTestId('parked-publisher')).toContainText('<b>Quarter</b> 2');
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      await expectToFit(page);
      await saveLook(browser, `parked-${kind}-${width}`, await page.screenshot());
    }
    expect(await accessFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Accept 192.168.1.23' }).click();
    await expect.poll(() => said.join(' ')).toContain('"do":"admit","address":"192.168.1.23"');
    // The page asks every second: the answer that is on its way is nobody's any more.
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });
}
