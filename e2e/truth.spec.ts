/** Misreads as a person sees them: what is held, why, and how an operator airs it or keeps it off. */
import { AxeBuilder } from '@axe-core/playwright';
import { sayTo } from './support/desk.ts';
import { saveLook } from './support/looks.ts';
import { expectShown, overlayOn } from './support/overlay.ts';
import { expect, test } from './support/test.ts';

test('[T1] [T3] a misread is not on air; what is held says why, and goes on air or stays off at an operator’s word', async ({
  page,
  context,
  publisher,
  origin,
  stream,
  browser,
}) => {
  const say = (name: string, words: object) => sayTo(origin, stream, name, words);
  publisher.send({ score_a: '64', score_b: '58', time: '4:20', period: '3' });
  expect((await say('sport', { sport: 'basketball' })).status).toBe(200);
  expect((await say('guard', { guard: 'normal', numbers: { implausibleMs: 60_000 } })).status).toBe(200);
  const air = await context.newPage();
  await air.goto(`${origin}/overlay/${stream}?name=program`);
  await expectShown(overlayOn(air), { 'home.score': '64', 'away.score': '58' });
  await air.evaluate(() => {
    const seen: string[] = [];
    new MutationObserver(() => {
      const text = document.querySelector('[data-field="home.score"]')?.textContent ?? '';
      if (text !== seen.at(-1)) seen.push(text);
    }).observe(document, { subtree: true, childList: true, characterData: true });
    Object.assign(window, { seenScores: seen });
  });

  await page.bringToFront();
  await page.goto(`${origin}/control/${stream}`);
  const row = page.locator('[data-testid="row"][data-field="home.score"]');
  await expect(row.getByTestId('on-air')).toHaveText('64');
  // A step of the rules that is read: it is on air by itself.
  publisher.send({ score_a: '66' });
  await expectShown(overlayOn(air), { 'home.score': '66' });

  // Read, and gone before anybody could believe it.
  publisher.send({ score_a: '88' });
  publisher.send({ score_a: '66' });

  publisher.send({ score_a: '51' });
  await expect(row).toHaveAttribute('data-state', 'held');
  await expect(row.getByTestId('held')).toContainText('51 is read and held: it is less than before.');
  const band = page.getByTestId('held-band');
  await expect(band).toContainText('66 → 51 it is less than before');
  expect(
    (await new AxeBuilder({ page }).include('[data-testid="values"], [data-testid="held-band"]').analyze()).violations,
  ).toEqual([]);
  await saveLook(browser, 'control-held', await page.screenshot());
  await row.getByRole('button', { name: 'Put on air 51 as Home: Score' }).click();
  await expectShown(overlayOn(air), { 'home.score': '51' });
  await expect(row).toHaveAttribute('data-state', 'live');

  publisher.send({ score_a: '99' });
  await expect(row.getByTestId('held')).toContainText('99 is read and held: it rises by more than the rules know.');
  // At a phone's width, without scrolling.
  await page.setViewportSize({ width: 320, height: 568 });
  await expect(band).toContainText('51 → 99');
  await expect(band.getByRole('button', { name: 'Keep off air 99 as Home: Score' })).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('k');
  await expect(row.getByTestId('held')).toHaveCount(0);
  publisher.send({ score_a: '53' });
  await expectShown(overlayOn(air), { 'home.score': '53' });
  const seen = await air.evaluate(() => Reflect.get(window, 'seenScores') as string[]);
  expect(seen.filter((text) => /88|99/.test(text))).toEqual([]);
});

test('[T3] [K4] a held value that was put on air by mistake leaves it again by Undo, and stays off', async ({
  page,
  context,
  publisher,
  origin,
  stream,
}) => {
  publisher.send({ score_a: '64', score_b: '58', time: '4:20', period: '3' });
  expect((await sayTo(origin, stream, 'sport', { sport: 'basketball' })).status).toBe(200);
  const numbers = { implausibleMs: 60_000 };
  expect((await sayTo(origin, stream, 'guard', { guard: 'normal', numbers })).status).toBe(200);
  const air = await context.newPage();
  await air.goto(`${origin}/overlay/${stream}?name=program`);
  await expectShown(overlayOn(air), { 'home.score': '64' });
  await page.bringToFront();
  await page.goto(`${origin}/control/${stream}`);
  publisher.send({ score_a: '51' });
  const row = page.locator('[data-testid="row"][data-field="home.score"]');
  await row.getByRole('button', { name: 'Put on air 51 as Home: Score' }).click();
  await expectShown(overlayOn(air), { 'home.score': '51' });
  const undo = page.getByTestId('undo');
  await expect(undo).toContainText('held value of Home: Score put on air');
  await undo.click();
  await expectShown(overlayOn(air), { 'home.score': '64' });
  await expect(row.getByTestId('held')).toHaveCount(0);
  publisher.send({ score_a: '66' });
  await expectShown(overlayOn(air), { 'home.score': '66' });
});
