/** What moves on air: nothing at first sight, a risen score once, nothing of what happened while hidden. */
import type { Page } from 'playwright/test';
import { expect, overlayOn, test } from './support/test.ts';

declare global {
  interface Window {
    /** How many animations were begun by script or style since the page began. */
    animationsBegun?: number;
    /** Shows or hides the page as OBS does a source. */
    setVisible?: (visible: boolean) => void;
  }
}

/** Counts animations as they begin, and lets the test hide the page as OBS does. */
async function watchMotion(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.animationsBegun = 0;
    // oxlint-disable-next-line typescript/unbound-method -- it is called with its own element again
    Element.prototype.animate = new Proxy(Element.prototype.animate, {
      apply(begin, element, args) {
        window.animationsBegun = (window.animationsBegun ?? 0) + 1;
        return Reflect.apply(begin, element, args);
      },
    });
    for (const event of ['animationstart', 'transitionstart']) {
      addEventListener(event, () => {
        window.animationsBegun = (window.animationsBegun ?? 0) + 1;
      });
    }
    let visible = true;
    Object.defineProperty(document, 'hidden', { get: () => !visible });
    Object.defineProperty(document, 'visibilityState', { get: () => (visible ? 'visible' : 'hidden') });
    window.setVisible = (next) => {
      visible = next;
      dispatchEvent(new CustomEvent('obsSourceVisibleChanged', { detail: { visible } }));
      document.dispatchEvent(new Event('visibilitychange'));
    };
  });
}

const begun = (page: Page): Promise<number | undefined> => page.evaluate(() => window.animationsBegun);

test.describe('motion', { tag: '@engine' }, () => {
  test.beforeEach(async ({ page }) => watchMotion(page));

  test('the first state stands at once; a risen score moves once; a fallen one is cut', async ({
    publisher,
    openOverlay,
  }) => {
    publisher.send({ score_a: '10', score_b: '8', time: '5:00' });
    const { page, field } = await openOverlay();
    await expect(field('home.score')).toHaveText('10');
    expect(await begun(page)).toBe(0);

    publisher.send({ score_a: '12' });
    await expect(field('home.score')).toHaveText('12');
    expect(await begun(page)).toBe(1);
    await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0);

    publisher.send({ score_a: '11', time: '4:59' });
    await expect(field('home.score')).toHaveText('11');
    expect(await begun(page)).toBe(1);
  });

  test('?animate=0: nothing moves', async ({ publisher, openOverlay }) => {
    publisher.send({ score_a: '10' });
    const { page, field } = await openOverlay('?animate=0');
    await expect(field('home.score')).toHaveText('10');
    publisher.send({ score_a: '12' });
    await expect(field('home.score')).toHaveText('12');
    expect(await begun(page)).toBe(0);
  });

  test('a hidden page is kept current without a frame, and shows that at once and without motion', async ({
    publisher,
    openOverlay,
  }) => {
    publisher.send({ score_a: '0' });
    const { page, field } = await openOverlay();
    await expect(field('home.score')).toHaveText('0');
    await page.evaluate(() => window.setVisible?.(false));
    for (let score = 1; score <= 50; score += 1) publisher.send({ score_a: String(score) });
    await expect(field('home.score')).toHaveText('50');
    expect(await begun(page)).toBe(0);

    await page.evaluate(() => window.setVisible?.(true));
    expect(await field('home.score').textContent()).toBe('50');
    expect(await begun(page)).toBe(0);
    publisher.send({ score_a: '52' });
    await expect(field('home.score')).toHaveText('52');
    expect(await begun(page)).toBe(1);
  });
});

test.describe('reload', { tag: '@engine' }, () => {
  test('[G2] a reloaded page shows the current state in its first painted frame', async ({
    publisher,
    openOverlay,
    page,
  }) => {
    publisher.send({ score_a: '0', time: '10:00' });
    await openOverlay();
    for (let score = 1; score <= 77; score += 1) publisher.send({ score_a: String(score) });
    await expect(overlayOn(page).field('home.score')).toHaveText('77');

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
    await expect(overlayOn(page).field('home.score')).toHaveText('77');
    expect(await page.evaluate(() => (window as { seenScores?: string[] }).seenScores)).toEqual(['77']);
  });
});
