/** What moves on air: nothing at first sight, a risen score once, nothing of what happened while hidden. */
import { begun, watchMotion } from './support/motion.ts';
import { expectShown } from './support/overlay.ts';
import { expect, test } from './support/test.ts';

test.describe('motion', { tag: '@engine' }, () => {
  test.beforeEach(async ({ page }) => watchMotion(page));

  test('the first state stands at once; a risen score moves once; a fallen one is cut', async ({
    publisher,
    openOverlay,
  }) => {
    publisher.send({ score_a: '10', score_b: '8', time: '5:00' });
    const overlay = await openOverlay();
    await expectShown(overlay, { 'home.score': '10' });
    expect(await begun(overlay.page)).toBe(0);

    publisher.send({ score_a: '12' });
    await expectShown(overlay, { 'home.score': '12' });
    expect(await begun(overlay.page)).toBe(1);
    await expect.poll(() => overlay.page.evaluate(() => document.getAnimations().length)).toBe(0);

    publisher.send({ score_a: '11', time: '4:59' });
    await expectShown(overlay, { 'home.score': '11' });
    expect(await begun(overlay.page)).toBe(1);
  });

  test('?animate=0: nothing moves', async ({ publisher, openOverlay }) => {
    publisher.send({ score_a: '10' });
    const overlay = await openOverlay('?animate=0');
    await expectShown(overlay, { 'home.score': '10' });
    publisher.send({ score_a: '12' });
    await expectShown(overlay, { 'home.score': '12' });
    expect(await begun(overlay.page)).toBe(0);
  });

  test('[F15] a hidden page is kept current without a frame, and shows that at once and without motion', async ({
    publisher,
    openOverlay,
  }) => {
    publisher.send({ score_a: '0' });
    const overlay = await openOverlay();
    await expectShown(overlay, { 'home.score': '0' });
    await overlay.page.evaluate(() => window.setVisible?.(false));
    for (let score = 1; score <= 50; score += 1) publisher.send({ score_a: String(score) });
    await expectShown(overlay, { 'home.score': '50' });
    expect(await begun(overlay.page)).toBe(0);

    await overlay.page.evaluate(() => window.setVisible?.(true));
    expect(await overlay.text('home.score')).toBe('50');
    expect(await begun(overlay.page)).toBe(0);
    publisher.send({ score_a: '52' });
    await expectShown(overlay, { 'home.score': '52' });
    expect(await begun(overlay.page)).toBe(1);
  });
});

test.describe('reload', { tag: '@engine' }, () => {
  test('[F15] [G2] a reloaded page shows the current state in its first painted frame', async ({
    publisher,
    openOverlay,
    page,
  }) => {
    publisher.send({ score_a: '0', time: '10:00' });
    const overlay = await openOverlay();
    for (let score = 1; score <= 77; score += 1) publisher.send({ score_a: String(score) });
    await expectShown(overlay, { 'home.score': '77' });

    // From the first frame on, whatever stands there is written down before it is painted.
    await page.addInitScript(() => {
      const seen: string[] = [];
      const look = (): void => {
        const text = document.querySelector('[data-field="home.score"]')?.textContent;
        if (text !== null && text !== undefined && text !== seen.at(-1)) seen.push(text);
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
      Object.assign(window, { seenScores: seen });
    });
    await page.reload();
    await expectShown(overlay, { 'home.score': '77' });
    await expect.poll(() => page.evaluate(() => (window as { seenScores?: string[] }).seenScores)).toEqual(['77']);
  });
});
