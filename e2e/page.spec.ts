/** The page itself: its URL's options, its sizes, and what hosts do to it. */
import type { Page } from 'playwright/test';
import { readPicture } from './support/pixels.ts';
import { saveLook } from './support/looks.ts';
import { expectShown, overlayOn } from './support/overlay.ts';
import { expect, test } from './support/test.ts';

const GAME = { score_a: '56', score_b: '61', time: '3:12', period: '2' };

/** How the home team's name was made to fit. */
function fitOf(page: Page): Promise<unknown> {
  return page.evaluate(() => {
    const word = document.querySelector<HTMLElement>('[data-part="home-name"] .bug-word');
    return [word?.textContent, word?.style.transform, word?.style.maxWidth];
  });
}

test.describe('options', { tag: '@engine' }, () => {
  test.beforeEach(({ publisher }) => {
    publisher.send(GAME);
  });

  test('names and colours of the teams', async ({ openOverlay }) => {
    const overlay = await openOverlay('?homeName=Z%C3%BCri%20Lions&awayName=Eagles&homeColor=%230a3f1e&away_color=fc0');
    await expectShown(overlay, { 'home.score': '56' });
    expect(await overlay.words()).toMatch(/züri lions[^]*eagles/i);
    expect(await overlay.style('--bug-home-color')).toBe('#103f1e');
    expect(await overlay.style('--bug-away-color')).toBe('#ebcc10');
  });

  test('a place of the picture, a distance and a scale', async ({ openOverlay, context }) => {
    const overlay = await openOverlay('?position=tr&x=200&y=100');
    await expectShown(overlay, { 'home.score': '56' });
    const box = await overlay.box();
    expect(Math.round(box.right)).toBe(1920 - 200);
    expect(Math.round(box.top)).toBe(100);

    await overlay.page.goto(`${overlay.page.url()}&scale=0.5`);
    await expectShown(overlay, { 'home.score': '56' });
    const half = await overlay.box();
    expect(half.right - half.left).toBeCloseTo((box.right - box.left) / 2, 0);
    expect(Math.round(half.right)).toBe(1920 - 200);
    const { drawn } = await readPicture(context, await overlay.page.screenshot({ omitBackground: true }));
    expect(drawn?.right).toBeLessThanOrEqual(1920 - 200);
  });

  test('a chroma ground is solid and of that colour alone; everything on it is opaque', async ({
    openOverlay,
    context,
    browser,
  }) => {
    const overlay = await openOverlay('?chroma=00ff00');
    await expectShown(overlay, { 'home.score': '56' });
    const png = await overlay.page.screenshot({ omitBackground: true });
    await saveLook(browser, 'chroma', png);
    const green = [0, 255, 0, 255];
    const { corners, drawn } = await readPicture(context, png, green);
    expect(corners).toEqual([green, green, green, green]);
    expect(drawn?.left).toBeGreaterThanOrEqual(96);
    expect(drawn?.right).toBeLessThanOrEqual(1920 - 96);
  });

  test('another layout, another theme, safe areas, parts left out', async ({ openOverlay, browser }) => {
    const overlay = await openOverlay('?layout=generic&theme=light&safe&hide=clock');
    await expectShown(overlay, { 'home.score': '56' });
    expect(await overlay.count('.stage-safe')).toBe(1);
    expect(await overlay.isSeen('clock')).toBe(false);
    await saveLook(browser, 'generic-light', await overlay.page.screenshot({ omitBackground: true }));
  });

  test('the faces of a theme and of the URL are there with the first picture, and no others are fetched', async ({
    page,
    openOverlay,
  }) => {
    const faces: string[] = [];
    page.on('request', (request) => {
      const name = /bug-(.+)-.{8}\.woff2$/.exec(request.url())?.[1];
      if (name !== undefined) faces.push(name);
    });
    const overlay = await openOverlay('?theme=led&font=archivo-narrow');
    await expectShown(overlay, { 'home.score': '56' });
    expect(faces.toSorted()).toEqual(['archivo-narrow-latin', 'segments']);
    const loaded = await page.evaluate(() =>
      [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family.replaceAll('"', '')),
    );
    expect(loaded.toSorted()).toEqual(['Archivo Narrow', 'Boardcast Segments']);
  });

  test('a sport that only the URL names finds its fields under the names that a relay without it left', async ({
    openOverlay,
    publisher,
  }) => {
    publisher.send({ ...GAME, home_sets: '1', away_sets: '0', server: 'home' });
    const overlay = await openOverlay('?sport=badminton');
    await expectShown(overlay, { 'home.games': '1', 'away.games': '0' });
    publisher.send({ away_sets: '1' });
    await expectShown(overlay, { 'away.games': '1' });
  });

  test('no video shines through between plates, at whatever scale', async ({ openOverlay, context }) => {
    for (const scale of ['1.25', '0.9', '0.77']) {
      const overlay = await openOverlay(`?layout=generic&scale=${scale}`);
      await expectShown(overlay, { 'home.score': '56' });
      const { solid } = await readPicture(context, await overlay.page.screenshot({ omitBackground: true }));
      expect({ scale, solid }).toEqual({ scale, solid: true });
    }
  });

  test('a name has the room of a logo that cannot be had', async ({ openOverlay }) => {
    const overlay = await openOverlay('?homeName=Golden%20State%20Warriors&homeLogo=/logos/none.png');
    await expectShown(overlay, { 'home.score': '56' });
    await expect.poll(() => overlay.count('img')).toBe(0);
    const without = await openOverlay('?homeName=Golden%20State%20Warriors');
    await expectShown(without, { 'home.score': '56' });
    const fitted = await fitOf(without.page);
    const again = await openOverlay('?homeName=Golden%20State%20Warriors&homeLogo=/logos/none.png');
    await expect.poll(() => fitOf(again.page)).toEqual(fitted);
  });

  test('what is wrong or unknown in the URL never costs the picture', async ({ openOverlay }) => {
    const overlay = await openOverlay(
      '?theme=nowhere&layout=../../etc&scale=x&homeColor=zzz&homeLogo=https%3A%2F%2Fexample.com%2Fx.png&confetti=1&%E0%A4%A',
    );
    await expectShown(overlay, { 'home.score': '56' });
    expect(await overlay.count('img')).toBe(0);
  });

  test('debug names what was ignored, and nothing else ever does', async ({ openOverlay }) => {
    const loud = await openOverlay('?confetti=1&hide=Nothing.clock&sport=icehockey&debug');
    await expect.poll(() => loud.words()).toContain('confetti: not an option');
    expect(await loud.words()).toContain('sport: there is no sport icehockey, expected an id of the list');
    expect(await loud.words()).toContain('hide: nothing is no part of this layout');
    expect(await loud.words()).not.toContain('hide: clock');
    const quiet = await openOverlay('?confetti=1');
    await expectShown(quiet, { 'home.score': '56' });
    expect(await quiet.words()).not.toContain('confetti');
  });

  test('the rules of a competition are drawn, and unknown ones are said', async ({ openOverlay, publisher }) => {
    publisher.send({ ...GAME, period: '3' });
    const college = await openOverlay('?sport=basketball&rules=ncaa-men');
    await expect.poll(() => college.words()).toContain('OT');
    const none = await openOverlay('?sport=basketball&rules=nope&debug=1');
    await expect.poll(() => none.words()).toContain('rules: expected one of fiba, nba, ');
    expect(await none.words()).toContain('Q3');
  });
});

test.describe('sizes', { tag: '@engine' }, () => {
  for (const [width, height] of [
    [800, 600],
    [1280, 720],
    [3840, 2160],
    // As high or as wide as the design, and more the other way.
    [1920, 1200],
    [2560, 1080],
  ] as const) {
    test(`the whole design fits ${width}×${height}`, async ({ page, publisher, openOverlay, context, browser }) => {
      publisher.send(GAME);
      await page.setViewportSize({ width, height });
      const overlay = await openOverlay();
      await expectShown(overlay, { 'home.score': '56' });
      const factor = Math.min(width / 1920, height / 1080);
      const margin = { x: (width - 1920 * factor) / 2 + 96 * factor, y: (height - 1080 * factor) / 2 + 54 * factor };
      const png = await page.screenshot({ omitBackground: true });
      await saveLook(browser, `size-${width}`, png);
      const { drawn } = await readPicture(context, png);
      // A pixel of rounding at each edge.
      expect(drawn?.left).toBeGreaterThanOrEqual(margin.x - 1);
      expect(drawn?.right).toBeLessThanOrEqual(width - margin.x + 1);
      expect(drawn?.top).toBeGreaterThanOrEqual(margin.y - 1);
      expect(drawn?.bottom).toBeLessThanOrEqual(height - margin.y + 1);
      const box = await overlay.box();
      expect(box.right - box.left).toBeGreaterThan(300 * factor);
    });
  }
});

test.describe('hosts', { tag: '@engine' }, () => {
  test('OBS’s custom CSS takes hold under our content policy', async ({ publisher, openOverlay }) => {
    publisher.send(GAME);
    const overlay = await openOverlay();
    await expectShown(overlay, { 'home.score': '56' });
    // What obs-browser runs in the page once it has loaded (obs-browser, browser-client.cpp, OnLoadEnd): by `innerHTML`, in the page's world.
    await overlay.page.evaluate((css) => {
      const sheet = document.createElement('style');
      sheet.innerHTML = decodeURIComponent(css);
      document.querySelector('head')?.appendChild(sheet);
    }, encodeURIComponent('body { margin: 0 auto; overflow: hidden; } .bug { --bug-home-color: #123456 !important; outline: 3px solid red }'));
    expect(await overlay.style('--bug-home-color')).toBe('#123456');
    expect(await overlay.style('outline-style')).toBe('solid');
  });

  test('names fit again when that CSS changes their letters', async ({ publisher, openOverlay }) => {
    publisher.send(GAME);
    const overlay = await openOverlay('?awayName=Minnesota%20Timbers');
    await expectShown(overlay, { 'home.score': '56' });
    await overlay.page.evaluate(() => {
      const sheet = document.createElement('style');
      sheet.textContent = '.bug { --bug-size-medium: 60px !important; --bug-font: serif !important }';
      document.head.append(sheet);
    });
    await expect
      .poll(() =>
        overlay.page.evaluate(() => {
          const word = document.querySelector('[data-part="away-name"] .bug-word');
          const room = word?.parentElement?.getBoundingClientRect();
          const ink = word?.getBoundingClientRect();
          return ink !== undefined && room !== undefined && ink.left >= room.left && ink.right <= room.right;
        }),
      )
      .toBe(true);
  });

  test('an engine that is too old is told so in plain text', async ({ browser, origin, stream }) => {
    const context = await browser.newContext({
      userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/90.0.4430.93 Safari/537.36',
    });
    const page = await context.newPage();
    await page.goto(`${origin}/overlay/${stream}`);
    await expect.poll(() => overlayOn(page).words()).toMatch(/needs Chromium 103[^]*brings 90/);
    await context.close();
  });

  test('a page without localStorage and without a secure context works', async ({ page, publisher, openOverlay }) => {
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage', 'crypto', 'caches', 'indexedDB']) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('denied', 'SecurityError');
          },
        });
      }
    });
    publisher.send(GAME);
    const overlay = await openOverlay();
    await expectShown(overlay, { 'home.score': '56' });
  });
});
