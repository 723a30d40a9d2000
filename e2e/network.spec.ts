/** What the page asks of the network: how much, when again, and nothing that it does not draw. */
import type { Page } from 'playwright/test';
import { readSports } from '#relay/sports.ts';
import { expectShown, overlayOn } from './support/overlay.ts';
import { connectPublisher } from './support/publisher.ts';
import { expect, startTestRelay, test } from './support/test.ts';

/** What follows the desk is asked for behind the first picture. */
const BEHIND = /\/assets\/(?:follow-air|saved-look)-[\w-]{8}\.js$/;
const GAME = { score_a: '56', score_b: '61', time: '3:12', period: '2' };

test.describe('network', { tag: '@engine' }, () => {
  test('nothing leaves the origin, nothing fails, and the first right frame takes at most 6 requests and 90 kB', async ({
    page,
    publisher,
    openOverlay,
    origin,
  }) => {
    publisher.send(GAME);
    const urls: string[] = [];
    const faults: string[] = [];
    const lengths: Promise<string | null>[] = [];
    page.on('response', (response) => {
      if (!BEHIND.test(response.url())) lengths.push(response.headerValue('content-length'));
    });
    page.on('request', (request) => {
      if (!BEHIND.test(request.url())) urls.push(request.url());
    });
    page.on('requestfailed', (request) => faults.push(request.url()));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(error.message));

    const overlay = await openOverlay();
    await expectShown(overlay, { 'home.score': '56' });
    expect(urls.length).toBeLessThanOrEqual(6);
    const bytes = (await Promise.all(lengths)).map(Number);
    expect(bytes).toHaveLength(urls.length);
    expect(Math.min(...bytes)).toBeGreaterThan(0);
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(90_000);
    for (const url of urls) expect(new URL(url).origin).toBe(origin);
    expect(faults).toEqual([]);
  });

  const FILES = [
    '/assets/bug-sofia-sans-extra-condensed-latin.woff2',
    '/assets/follow-air.js',
    '/assets/index.css',
    '/assets/index.js',
    '/assets/saved-look.js',
    '/assets/sport.css',
    '/assets/sport.js',
    '/layouts/hockey/bold.json',
    '/packs/hockey.json',
    '/themes/bold.json',
  ];

  test('a page of a sport and a theme fetches what it draws by, each file once, and no other', async ({
    page,
    publisher,
    openOverlay,
  }) => {
    publisher.send({ ...GAME, penalties: '4 1:12' });
    const paths = pathsOf(page);
    const overlay = await openOverlay('?sport=hockey&theme=bold');
    await expectShown(overlay, { 'home.score': '56' });
    await expect.poll(() => paths.slice(1).toSorted()).toEqual(FILES);
  });

  test('so does one whose sport is the stream’s, and not in its URL', async ({ page, folder }) => {
    const relay = await startTestRelay(folder, { sportOf: readSports('game=hockey') });
    const publisher = await connectPublisher(relay.origin, '/game');
    publisher.send({ ...GAME, penalties: '4 1:12' });
    const paths = pathsOf(page);
    await page.goto(`${relay.origin}/overlay/game?theme=bold`);
    await expectShown(overlayOn(page), { 'home.score': '56' });
    await expect.poll(() => paths.slice(1).toSorted()).toEqual(FILES);
    await publisher.close();
    await relay.close();
  });

  test('[G4] a page whose script or style did not come asks for it until it does', async ({
    page,
    publisher,
    openOverlay,
  }) => {
    publisher.send(GAME);
    let refusals = 4;
    await page.route('**/assets/index-*', (route) => {
      refusals -= 1;
      return refusals < 0 ? route.continue() : route.abort();
    });
    await openOverlay();
    // The page is loaded anew meanwhile: asked by what survives that.
    await page.waitForFunction(() => document.querySelector('[data-field="home.score"]')?.textContent === '56');
    expect(refusals).toBeLessThan(0);
  });
});

/** The paths that a page asks for from now on, without what a build writes into a file's name. */
function pathsOf(page: Page): readonly string[] {
  const paths: string[] = [];
  page.on('request', (request) => paths.push(new URL(request.url()).pathname.replace(/-[\w-]{8}(?=\.\w+$)/, '')));
  return paths;
}
