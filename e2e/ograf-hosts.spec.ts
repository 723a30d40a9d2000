/** OGraf graphics as their hosts load them: by the ways of ograf-devtool, SPX 1.4 and ograf-server. `npm run build:ograf` builds them. */
import { openHost, saveLooks, serveGraphics, type HostPage } from './support/graphics-host.ts';
import type { Listening } from './support/listen.ts';
import { readPicture } from './support/pixels.ts';
import { expect, test } from './support/test.ts';

let server: Listening;
test.beforeAll(async () => {
  server = await serveGraphics();
});
test.afterAll(async () => {
  await server.close();
});

const DATA = {
  homeName: 'Riverside Lions',
  awayName: 'Harbour Bears',
  homeShort: 'LIO',
  awayShort: 'BEA',
  homeScore: 3,
  awayScore: 2,
  clock: '12:34',
  period: '2',
};

function shown(host: HostPage, index: number): Promise<readonly unknown[]> {
  return Promise.all([
    host.tell('isDrawn', index),
    host.tell('text', index, 'home.score'),
    host.tell('text', index, 'clock'),
  ]);
}

test.describe('ograf-devtool', { tag: '@engine' }, () => {
  test('an element that is in no document answers every call as the specification says', async ({ page }) => {
    const host = await openHost(page, server.origin, 'devtool');
    const index = await host.tell<number>('create', 'boardcast-hockey-classic');
    expect(await host.tell('ask', index, 'playAction', {})).toMatchObject({ statusCode: 400 });
    expect(await host.tell('ask', index, 'load', {})).toEqual({ statusCode: 200 });
    expect(await host.tell('ask', index, 'playAction', {})).toEqual({ statusCode: 200, currentStep: 0 });
    expect(await host.tell('ask', index, 'updateAction', { data: DATA })).toEqual({ statusCode: 200 });
    expect(await host.tell('ask', index, 'updateAction', { data: { homeScore: 'x', clock: {} } })).toEqual({
      statusCode: 400,
      statusMessage:
        'clock: expected text, got a value of type object; homeScore: expected a whole number from 0 to 99, got "x"',
    });
    expect(await host.tell('ask', index, 'customAction', { id: 'goal-home', payload: null })).toEqual({
      statusCode: 200,
    });
    expect(await host.tell('ask', index, 'customAction', { id: 'dance' })).toMatchObject({ statusCode: 404 });
    expect(await host.tell('ask', index, 'playAction', { delta: 1 })).toEqual({ statusCode: 200 });
    expect(await host.tell('ask', index, 'stopAction', {})).toEqual({ statusCode: 200 });
    expect(await host.tell('ask', index, 'dispose', {})).toEqual({ statusCode: 200 });
    expect(await host.tell('ask', index, 'stopAction', {})).toMatchObject({ statusCode: 400 });
  });

  test('shows nothing before it is played, in a shadow root of its own, and what it is told from then on', async ({
    page,
  }) => {
    const host = await openHost(page, server.origin, 'devtool');
    const index = await host.tell<number>('mount', 'boardcast-hockey-classic');
    const blank = await page.screenshot({ omitBackground: true });
    await host.tell('ask', index, 'load', { renderType: 'realtime', data: DATA });
    expect((await readPicture(page.context(), await page.screenshot({ omitBackground: true }))).drawn).toBeNull();
    expect(blank.equals(await page.screenshot({ omitBackground: true }))).toBe(true);
    await host.tell('ask', index, 'playAction', {});
    expect(await shown(host, index)).toEqual([true, '3', '12:34']);
    await host.tell('ask', index, 'updateAction', { data: { clock: '12:33' } });
    expect(await shown(host, index)).toEqual([true, '3', '12:33']);
    await host.tell('ask', index, 'stopAction', {});
    expect(await host.tell('isDrawn', index)).toBe(false);
    await host.tell('ask', index, 'dispose', {});
    expect(await host.tell('words', index)).toBe('');
  });

  test('calls that overlap count in their order, and one that comes while it loads waits', async ({ page }) => {
    const host = await openHost(page, server.origin, 'devtool');
    const index = await host.tell<number>('mount', 'boardcast-hockey-classic');
    const answers = await page.evaluate(async (at) => {
      const { elements } = Reflect.get(window, 'host') as { elements: Record<string, (params?: unknown) => unknown>[] };
      const graphic = elements[at]!;
      return Promise.all([
        graphic['load']!({}),
        graphic['playAction']!({}),
        graphic['updateAction']!({ data: { homeScore: 1 } }),
        graphic['stopAction']!({}),
        graphic['updateAction']!({ data: { homeScore: 2 } }),
        graphic['playAction']!({}),
      ]);
    }, index);
    expect(answers.map((answer) => (answer as { statusCode: number }).statusCode)).toEqual([
      200, 200, 200, 200, 200, 200,
    ]);
    expect((await shown(host, index)).slice(0, 2)).toEqual([true, '2']);
  });

  test('its letters come from its own folder, once for several of it, and nothing else of it is the page’s', async ({
    page,
  }) => {
    const host = await openHost(page, server.origin, 'devtool');
    const before = await page.evaluate(() => ({ keys: Object.keys(window), head: document.head.childElementCount }));
    for (let count = 0; count < 2; count += 1) {
      const index = await host.tell<number>('mount', 'boardcast-hockey-led');
      await host.tell('ask', index, 'load', { data: DATA });
      await host.tell('ask', index, 'playAction', {});
    }
    const faces = await page.evaluate(() =>
      [...document.fonts].map(({ family, status }) => `${family.replace(/"/g, '')}, ${status}`).sort(),
    );
    expect(faces).toEqual([
      'Boardcast Barlow Condensed, loaded',
      'Boardcast Barlow Condensed, unloaded',
      'Boardcast Segments, loaded',
    ]);
    const after = await page.evaluate(() => ({ keys: Object.keys(window), head: document.head.childElementCount }));
    expect(after).toEqual(before);
    expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0);
  });
});

test.describe('SPX 1.4', { tag: '@engine' }, () => {
  test('plays, updates, goes on and stops, and the page’s own styles do not change the picture', async ({
    page,
    browser,
  }) => {
    const spx = await openHost(page, server.origin, 'spx');
    const index = await spx.tell<number>('take', 'boardcast-hockey-classic', DATA);
    expect(await shown(spx, index)).toEqual([true, '3', '12:34']);

    const other = await openHost(
      await browser.newPage({ viewport: { width: 1920, height: 1080 } }),
      server.origin,
      'server',
    );
    const plain = await other.tell<number>('load', 'boardcast-hockey-classic', DATA);
    await other.tell('call', plain, 'playAction', { skipAnimation: true });
    const box = await other.tell('box', plain);
    await other.page.close();
    // It comes with motion.
    await expect.poll(() => spx.tell('box', index)).toEqual(box);
    await saveLooks(browser, page, 'ograf-spx');

    expect(await spx.tell('next', index)).toEqual({ statusCode: 200 });
    expect(await spx.tell('isDrawn', index)).toBe(false);
    expect(await spx.tell('next', index)).toEqual({ statusCode: 200, currentStep: 0 });
    expect(await spx.tell('custom', index, 'goal-away')).toEqual({ statusCode: 200 });
    expect(await spx.tell('words', index)).toContain('GOAL');
    await spx.tell('stop', index);
    expect(await spx.tell('isDrawn', index)).toBe(false);
  });
});

test.describe('ograf-server', { tag: '@engine' }, () => {
  test('two sports on one page do not disturb each other: other data, one disposed, one hidden', async ({
    page,
    browser,
  }) => {
    const host = await openHost(page, server.origin, 'server');
    const hockey = await host.tell<number>('load', 'boardcast-hockey-classic', { ...DATA, position: 'tl' });
    const tennis = await host.tell<number>('load', 'boardcast-tennis-slim', {
      homeName: 'A. Berg',
      awayName: 'C. Dahl',
      homePoints: '40',
      awayPoints: '30',
      homeSets: '1',
      position: 'bl',
    });
    const second = await host.tell<number>('load', 'boardcast-hockey-classic', {
      ...DATA,
      homeScore: 7,
      position: 'br',
    });
    for (const index of [hockey, tennis, second]) await host.tell('call', index, 'playAction', { skipAnimation: true });
    const texts = (): Promise<readonly unknown[]> =>
      Promise.all([
        host.tell('text', hockey, 'home.score'),
        host.tell('text', tennis, 'home.points'),
        host.tell('text', second, 'home.score'),
      ]);
    expect(await texts()).toEqual(['3', '40', '7']);
    await saveLooks(browser, page, 'ograf-three');
    await host.tell('call', tennis, 'updateAction', { data: { homePoints: 'A' } });
    await host.tell('call', second, 'customAction', { id: 'goal-home' });
    expect(await host.tell('words', second)).toContain('GOAL');
    expect(await host.tell('words', hockey)).not.toContain('GOAL');
    await host.tell('call', hockey, 'stopAction', { skipAnimation: true });
    expect(await Promise.all([hockey, tennis, second].map((index) => host.tell('isDrawn', index)))).toEqual([
      false,
      true,
      true,
    ]);
    await host.tell('call', second, 'dispose', {});
    await host.tell('remove', second);
    await host.tell('call', tennis, 'updateAction', { data: { homePoints: '15' } });
    expect(await host.tell('text', tennis, 'home.points')).toBe('15');
    await host.tell('call', hockey, 'playAction', { skipAnimation: true });
    expect(await shown(host, hockey)).toEqual([true, '3', '12:34']);
  });

  test('cards, sides, names and colours are data, and so is where it stands', async ({ page, browser }) => {
    const host = await openHost(page, server.origin, 'server');
    const index = await host.tell<number>('load', 'boardcast-soccer-light', {
      ...DATA,
      show: 'final',
      title: 'Cup final',
    });
    await host.tell('call', index, 'playAction', { skipAnimation: true });
    expect(await host.tell('words', index)).toMatch(/Riverside Lions/i);
    await saveLooks(browser, page, 'ograf-final');
    await host.tell('call', index, 'updateAction', { data: { show: 'bug', position: 'bl', order: 'away' } });
    const box = await host.tell<{ left: number; bottom: number }>('box', index);
    expect([box.left, box.bottom]).toEqual([96, 1026]);
  });
});
