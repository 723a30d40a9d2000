/** The sign-in before operators' pages, on a relay that says of whoever asks that it must sign in first. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { LANGUAGES, type Language } from '#store/words/languages.ts';
import { loadWords } from '#store/words/words.ts';
import { saveLook } from './support/looks.ts';
import { expect, test } from './support/test.ts';

interface Door {
  /** Whether the page's session stands. */
  signedIn: boolean;
  /** Wrong tries so far. */
  tries: number;
  readonly bodies: string[];
}

/** Puts a door before the relay of the test: everything of its API but the session wants a sign-in. */
async function wantSignIn(page: Page): Promise<Door> {
  const door: Door = { signedIn: false, tries: 0, bodies: [] };
  await page.route('**/api/**', async (route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    const refuse = (status: number, code: string): Promise<void> =>
      route.fulfill({ status, json: { error: 'refused', code } });
    if (pathname !== '/api/session') return door.signedIn ? route.continue() : refuse(401, 'sign-in');
    if (request.method() === 'POST') {
      const body = request.postData() ?? '';
      door.bodies.push(body);
      door.tries += 1;
      if (door.tries > 3) return refuse(429, 'too-many-tries');
      if (!body.includes('"right words"')) return refuse(403, 'wrong-passphrase');
      door.signedIn = true;
      door.tries = 0;
    }
    const { signedIn } = door;
    return route.fulfill({ json: { open: false, operator: signedIn, viewer: signedIn, tls: false } });
  });
  return door;
}

const passphrase = (page: Page) => page.getByTestId('sign-in').getByLabel('Passphrase', { exact: true });

test.describe('sign-in', () => {
  for (const [kind, opened] of [
    ['control', 'air'],
    ['preview', 'feed-word'],
  ] as const) {
    test(`[S20] ${kind} asks for the passphrase by keyboard alone, says what was wrong, opens, and keeps it nowhere`, async ({
      page,
      publisher,
      origin,
      stream,
    }) => {
      publisher.send({ score_a: '10', score_b: '8' });
      const door = await wantSignIn(page);
      await page.goto(`${origin}/${kind}/${stream}`);
      await expect(passphrase(page)).toBeFocused();
      await expect(page.getByTestId(opened)).toHaveCount(0);
      await page.keyboard.type('wrong words');
      await page.keyboard.press('Enter');
      await expect(page.getByTestId('sign-in-problem')).toHaveText('that is not the passphrase');
      await expect(passphrase(page)).toHaveAttribute('aria-invalid', 'true');
      // What was wrong is chosen whole: typing on replaces it.
      await page.keyboard.type('right words');
      await page.keyboard.press('Enter');
      await expect(page.getByTestId(opened)).toBeVisible();
      await expect(page.getByTestId('sign-in')).toHaveCount(0);
      expect(door.bodies).toEqual(['{"passphrase":"wrong words"}', '{"passphrase":"right words"}']);
      const kept = await page.evaluate(() =>
        JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie]),
      );
      expect(kept).not.toContain('words');
      expect(page.url()).not.toContain('words');
    });
  }

  test('a sign-in that ends comes back over the page, which keeps what was typed and goes on', async ({
    page,
    publisher,
    origin,
    stream,
    browser,
  }) => {
    publisher.send({ score_a: '10', score_b: '8' });
    const door = await wantSignIn(page);
    door.signedIn = true;
    await page.goto(`${origin}/control/${stream}`);
    const box = page.locator('[data-testid="row"][data-field="home.score"]').getByRole('textbox');
    await box.fill('33');
    door.signedIn = false;
    await expect(passphrase(page)).toBeFocused();
    await expect(page.getByTestId('sign-in')).toContainText('Your sign-in has ended.');
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('sign-in')).toBeVisible();
    await saveLook(browser, 'sign-in-again', await page.screenshot());
    await passphrase(page).fill('right words');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('sign-in')).toHaveCount(0);
    await expect(box).toHaveValue('33');
    await box.press('Enter');
    await expect(page.locator('[data-testid="row"][data-field="home.score"]')).toHaveAttribute(
      'data-state',
      'overridden',
    );
  });

  test('it speaks every language, fits a phone, and axe finds no fault with it', async ({ page, origin, browser }) => {
    test.slow(); // five languages, each gone through by axe
    await wantSignIn(page);
    await page.goto(`${origin}/`);
    for (const code of Object.keys(LANGUAGES) as Language[]) {
      await page.locator('dialog select').selectOption(code);
      const { access, problems } = await loadWords(code);
      await expect(page.getByRole('heading', { level: 1 })).toContainText(access.title);
      await page.getByLabel(access.passphrase, { exact: true }).fill('wrong words');
      await page.getByRole('button', { name: access.signIn }).click();
      const tooMany = code !== 'en' && code !== 'de' && code !== 'es';
      const said = problems.refusals[tooMany ? 'too-many-tries' : 'wrong-passphrase']();
      await expect(page.getByTestId('sign-in-problem')).toHaveText(said);
      for (const width of [1440, 320]) {
        await page.setViewportSize({ width, height: 720 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
          0,
        );
        expect(
          await page.evaluate(() => (document.querySelector('dialog')?.scrollWidth ?? 999) - window.innerWidth),
        ).toBeLessThanOrEqual(0);
        await saveLook(browser, `sign-in-${code}-${width}`, await page.screenshot());
      }
      const { violations } = await new AxeBuilder({ page })
        .options({ rules: { 'target-size': { enabled: true } } })
        .analyze();
      expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
    }
  });

  test('the connection test asks nobody to sign in, nor does a relay that wants no key', async ({ page, origin }) => {
    await wantSignIn(page);
    await page.goto(`${origin}/test`);
    await expect(page.getByTestId('check').first()).toBeVisible();
    await expect(page.getByTestId('sign-in')).toHaveCount(0);
    await page.unrouteAll();
    await page.goto(`${origin}/`);
    await expect(page.getByTestId('setup')).toBeVisible();
    await expect(page.getByTestId('sign-in')).toHaveCount(0);
  });
});
