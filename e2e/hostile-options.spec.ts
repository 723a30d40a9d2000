/** URLs whose options try to fetch from elsewhere or to style what they are not for. */
import { HOSTILE_TEXTS } from './support/hostile-texts.ts';
import { expectShown, overlayOn, type Overlay } from './support/overlay.ts';
import { expect, startTestRelay, test } from './support/test.ts';
import { connectPublisher } from './support/publisher.ts';
import { watchPage } from './support/watch-page.ts';

/** Addresses elsewhere, in every form that a browser takes for one, and CSS that would fetch or change another property. */
const ELSEWHERE = [
  'https://evil.test/x',
  '//evil.test/x',
  '/\\evil.test/x',
  '\\\\evil.test/x',
  '/\t/evil.test/x',
  ' //evil.test/x',
  'data:text/html,<img src=//evil.test/x>',
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"><image href="//evil.test/x"/></svg>',
  'blob:https://evil.test/x',
  '../../evil',
  '%2f%2fevil.test/x',
  'red;background:url(//evil.test/x)',
  'url(//evil.test/x)',
  'image-set("//evil.test/x" 1x)',
  '#fff;--bug-base:#f00;left:0',
  "x';@import '//evil.test/x",
  'barlow-condensed;src:url(//evil.test/x)',
  'classic?x=//evil.test/x',
  'classic#//evil.test/x',
  '__proto__',
  'constructor',
  '1e999',
  'NaN',
];

const NAMES = ['homeName', 'awayShort', 'homeColor', 'awayColor', 'chroma', 'homeLogo', 'awayLogo', 'sponsors', 'font'];
const MORE = ['theme', 'layout', 'sport', 'rules', 'position', 'x', 'scale', 'lang', 'title', 'hide', 'name', 'delay'];

/** Every custom property that is set on the graphic, where it stands, and what of the page around it could be styled. */
function propertiesOf({ page }: Overlay): Promise<Record<string, string>> {
  return page.evaluate(() => {
    const bug = document.querySelector<HTMLElement>('.bug');
    if (bug === null) return {};
    const set = Object.fromEntries(Array.from(bug.style, (name) => [name, bug.style.getPropertyValue(name)]));
    const { backgroundImage, backgroundColor, position, overflow } = getComputedStyle(document.body);
    return { ...set, backgroundImage, backgroundColor, position, overflow };
  });
}

test.describe('hostile options', () => {
  test('[S7] none makes the overlay ask another origin, or style what it is not for', async ({ page, folder }) => {
    test.slow(); // some two dozen loads
    const relay = await startTestRelay(folder);
    const publisher = await connectPublisher(relay.origin, '/game');
    publisher.send({ score_a: '56', score_b: '61', time: '3:12' });
    const overlay = overlayOn(page);
    const watch = await watchPage(page);
    const asked = new Set<string>();
    page.on('request', (request) => asked.add(request.url()));
    page.on('websocket', (socket) => asked.add(socket.url()));

    await page.goto(`${relay.origin}/overlay/game`);
    await expectShown(overlay, { 'home.score': '56' });
    const plain = await propertiesOf(overlay);
    expect(Object.keys(plain).length).toBeGreaterThan(20);
    for (const text of [...ELSEWHERE, ...HOSTILE_TEXTS.filter((_, at) => at % 6 === 0)]) {
      const query = new URLSearchParams([...NAMES, ...MORE].map((name) => [name, text]));
      await page.goto(`${relay.origin}/overlay/game?${query.toString()}`);
      await expectShown(overlay, { 'home.score': '56' });
      expect({ text, properties: await propertiesOf(overlay) }).toEqual({ text, properties: plain });
    }
    expect(await watch.misdeeds()).toEqual([]);
    const origins = new Set(Array.from(asked, (url) => (url.startsWith('data:') ? 'data:' : new URL(url).host)));
    origins.delete('data:');
    expect([...origins]).toEqual([new URL(relay.origin).host]);
    await publisher.close();
    await relay.close();
  });

  test('[S7] a picture of the URL is drawn as a picture: what it holds neither runs nor fetches', async ({
    page,
    folder,
  }) => {
    const relay = await startTestRelay(folder);
    const publisher = await connectPublisher(relay.origin, '/game');
    publisher.send({ score_a: '56', score_b: '61' });
    const watch = await watchPage(page);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const drawing =
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="alert(1)"><script>alert(1)</script><image href="https://evil.test/x"/><rect width="9" height="9" fill="red"/></svg>';
    await page.goto(`${relay.origin}/overlay/game?homeLogo=${encodeURIComponent(`data:image/svg+xml,${drawing}`)}`);
    const overlay = overlayOn(page);
    await expectShown(overlay, { 'home.score': '56' });
    await expect.poll(() => overlay.count('.bug img')).toBe(1);
    await expect
      .poll(() => page.evaluate(() => document.querySelector<HTMLImageElement>('.bug img')?.naturalWidth))
      .toBe(9);
    expect(asked.filter((url) => url.includes('evil.test') && !url.startsWith('data:'))).toEqual([
      expect.stringContaining('/overlay/game?'),
    ]);
    expect(await watch.misdeeds()).toEqual([]);
    await publisher.close();
    await relay.close();
  });
});
