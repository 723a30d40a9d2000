/** The gallery: every sport in every theme on simulated games, which are played only while somebody looks. */
import type { Page } from 'playwright/test';
import * as v from 'valibot';
import { streamListSchema } from '#protocol/api.ts';
import { clipboardText } from './support/clipboard.ts';
import { runCommand, type RunningCommand } from './support/command.ts';
import { saveLook } from './support/looks.ts';
import { expect, test as base } from './support/test.ts';

const test = base.extend<{ readonly relay: RunningCommand }>({
  relay: async ({ folder }, use) => {
    const relay = await runCommand('start', { dataDir: folder });
    await use(relay);
    await relay.kill();
  },
});

async function streamsOf({ origin }: RunningCommand): Promise<string[]> {
  const answer = await fetch(`${origin}/api/streams`);
  return v
    .parse(streamListSchema, await answer.json())
    .streams.map(({ id }) => id)
    .sort();
}

function tile(page: Page, sport: string, theme: string) {
  return page.locator(`[data-testid="tile"][data-sport="${sport}"][data-theme="${theme}"]`);
}

test('[P14] filtered to one look it shows a running clock, keeps the filter in the URL and copies the overlay’s', async ({
  page,
  relay,
  browser,
}) => {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(`${relay.origin}/gallery`);
  await page.getByLabel('Sport', { exact: true }).selectOption('hockey');
  await page.getByLabel('Theme', { exact: true }).selectOption('slim');
  await expect(page).toHaveURL(`${relay.origin}/gallery?sport=hockey&theme=slim`);
  await expect(page.getByTestId('tile')).toHaveCount(1);
  const look = tile(page, 'hockey', 'slim');
  const clock = look.locator('[data-field="clock"]');
  await expect(clock).toHaveText(/\d/);
  const before = (await clock.textContent()) ?? '';
  await expect(clock).not.toHaveText(before);
  await saveLook(browser, 'gallery', await page.screenshot());

  await page.getByLabel('Stream in the URLs').fill('court 2');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await look.getByRole('button', { name: /overlay URL of/ }).click();
  await expect(look.getByRole('button', { name: /^Copied/ })).toBeVisible();
  const copied = await clipboardText(page.context(), relay.origin);
  await page.bringToFront();
  expect(copied).toBe(`${relay.origin}/overlay/court-2?sport=hockey&theme=slim`);

  await page.getByText('9:16').click();
  await expect(look.locator('.stage-design')).toHaveCSS('width', '1080px');
  await page.reload();
  await expect(page.getByLabel('9:16')).toBeChecked();
  await expect(page.getByTestId('tile')).toHaveCount(1);
  expect(faults).toEqual([]);
});

test('[P14] only what is near the screen is drawn and played, and all ends when the page closes', async ({
  page,
  relay,
}) => {
  await page.goto(`${relay.origin}/gallery`);
  await expect.poll(() => streamsOf(relay)).toContain('demo-basketball');
  await expect(tile(page, 'basketball', 'classic').locator('[data-field="home.score"]')).toHaveText(/\d/);
  expect(await page.getByTestId('tile').count()).toBeGreaterThan(100);
  expect(await page.locator('.bug').count()).toBeLessThan(40);
  expect(await streamsOf(relay)).not.toContain('demo-curling');

  await tile(page, 'curling', 'classic').scrollIntoViewIfNeeded();
  await expect.poll(() => streamsOf(relay)).toContain('demo-curling');
  await expect(tile(page, 'basketball', 'classic').locator('.bug')).toHaveCount(0);

  await page.close();
  await expect.poll(() => streamsOf(relay), { timeout: 60_000 }).toEqual([]);
});
