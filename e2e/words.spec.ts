/** Operators' pages in every language that they speak: nothing of another is left in them, everybody can use them, and long words fit. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { LANGUAGES, type Language } from '#store/words/languages.ts';
import { loadWords } from '#store/words/words.ts';
import { expect, streamDetail, test } from './support/test.ts';

const CODES = Object.keys(LANGUAGES) as Language[];

async function accessFaults(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ rules: { 'target-size': { enabled: true } } })
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** Every text of a catalogue that is no sentence of parts. */
function textsOf(catalogue: object): readonly string[] {
  return Object.values(catalogue).flatMap((text: unknown) => {
    if (typeof text === 'string') return [text];
    return typeof text === 'object' && text !== null ? textsOf(text) : [];
  });
}

/** What a page says to eyes and ears, a text each; not what is marked as another language's, a value of the game or a picture's. */
function saidBy(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const said: string[] = [document.title];
    const walk = (node: Node): void => {
      if (node instanceof Text) said.push(node.data.trim());
      if (!(node instanceof Element)) return;
      if (node !== document.body && node.matches('[lang], code, script, .stage')) return;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) said.push(node.getAttribute(name) ?? '');
      for (const child of node.childNodes) walk(child);
    };
    walk(document.body);
    return said.filter((text) => text !== '');
  });
}

async function choose(page: Page, language: Language): Promise<void> {
  await page.locator('header select').selectOption(language);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}

/** The English texts that a page in another language still says. */
async function leftInEnglish(page: Page, language: Language): Promise<readonly string[]> {
  const own = new Set(textsOf(await loadWords(language)));
  const english = new Set(textsOf(await loadWords('en')).filter((text) => !own.has(text)));
  return (await saidBy(page)).filter((text) => english.has(text));
}

test.describe('words', () => {
  test('preview speaks every language, and nothing but it', async ({ page, context, publisher, origin, stream }) => {
    test.slow(); // five languages, each gone through by axe
    publisher.send({ score_a: '56', time: '3:12', weather: 'rain' });
    await expect.poll(async () => (await streamDetail(origin, stream)).values['home.score']).toBe('56');
    await fetch(`${origin}/api/streams/${stream}/override`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ field: 'home.score', value: '58' }),
    });
    const output = await context.newPage();
    await output.goto(`${origin}/overlay/${stream}?name=program`);
    await page.goto(`${origin}/preview/${stream}?foo=1`);
    await expect(page.getByTestId('output')).toContainText('Visible');
    await output.close();
    await expect(page.getByTestId('alarm')).toBeVisible();
    await expect(page.getByTestId('standing-out')).toBeVisible();
    // What stays in English says so, or this could not fail.
    expect(await leftInEnglish(page, 'de')).toContain('Outputs');
    for (const code of CODES) {
      await choose(page, code);
      const { common, preview } = await loadWords(code);
      await expect(page.getByTestId('feed-status')).toHaveAttribute('aria-label', common.feed.title);
      await expect(page.locator('#fields-heading')).toContainText(preview.fields);
      expect(await leftInEnglish(page, code)).toEqual([]);
      for (const width of [1440, 768, 320]) {
        await page.setViewportSize({ width, height: 800 });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, `${code} at ${width} px`).toBeLessThanOrEqual(0);
      }
      expect(await accessFaults(page)).toEqual([]);
    }
    // The choice is kept, and holds for the other pages of this browser.
    await page.goto(`${origin}/preview/${stream}-none`);
    await expect(page.locator('html')).toHaveAttribute('lang', 'pl');
    await expect(page.getByTestId('setup')).toBeVisible();
    expect(await leftInEnglish(page, 'pl')).toEqual([]);
  });

  for (const path of ['/gallery?sport=hockey', '/test']) {
    test(`${path} speaks every language, and nothing but it`, async ({ page, origin }) => {
      test.slow(); // five languages, each gone through by axe
      await page.goto(`${origin}${path}`);
      await expect(page.locator('main')).toBeVisible();
      if (path === '/test') await expect(page.locator('[data-testid="check"][data-tone="good"]')).toHaveCount(2);
      else await expect(page.getByTestId('tile').first()).toBeVisible();
      for (const code of CODES) {
        await choose(page, code);
        const { common, gallery } = await loadWords(code);
        await expect(page).toHaveTitle(new RegExp(path === '/test' ? common.connectionTest : gallery.title));
        expect(await leftInEnglish(page, code)).toEqual([]);
        for (const width of [1440, 768, 320]) {
          await page.setViewportSize({ width, height: 800 });
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          expect(overflow, `${code} at ${width} px`).toBeLessThanOrEqual(0);
        }
        expect(await accessFaults(page)).toEqual([]);
      }
    });
  }

  for (const code of CODES) {
    test.describe(`in a browser that wants ${code}`, () => {
      test.use({ locale: code });
      test(`pages begin in ${LANGUAGES[code]}`, async ({ page, origin, stream }) => {
        for (const path of [`/preview/${stream}`, '/gallery', '/test']) {
          await page.goto(`${origin}${path}`);
          await expect(page.locator('html')).toHaveAttribute('lang', code);
        }
      });
    });
  }
});
