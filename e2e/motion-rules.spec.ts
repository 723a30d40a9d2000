/** How what moves on air moves: short, from where it can be read at once, and never past its place; clocks and corrections not at all. */
import type { Page } from 'playwright/test';
import { expectShown } from './support/overlay.ts';
import { expect, test } from './support/test.ts';

/** One animation or transition, as it was begun. */
interface Motion {
  /** `home.score` or the part's name. */
  readonly what: string;
  /** What of the text is in motion. */
  readonly text: string;
  readonly leaves: boolean;
  readonly ms: number;
  readonly iterations: number;
  readonly properties: readonly string[];
  /** Its opacity 120 ms after it began. */
  readonly opacityAt120: number;
  /** Whether at some time it is further than its goal, or further back than its start. */
  readonly overshoots: boolean;
}

declare global {
  interface Window {
    motions?: Motion[];
  }
}

/**
 * Writes every motion down as it begins, with what it will have done by then and then. It looks right after each change of the document as
 * well as in each frame: on a busy machine a motion can be over before the next frame.
 */
async function watchMotions(page: Page): Promise<void> {
  await page.evaluate(() => {
    const known = new WeakSet<Animation>();
    window.motions = [];
    const look = (): void => {
      for (const motion of document.getAnimations()) {
        const { effect } = motion;
        if (known.has(motion) || !(effect instanceof KeyframeEffect) || effect.target === null) continue;
        known.add(motion);
        const { target } = effect;
        const frames = effect.getKeyframes();
        const { duration, delay = 0, iterations = 1 } = effect.getComputedTiming();
        const ms = Number(duration) + delay;
        const at = motion.currentTime;
        const opacities: number[] = [];
        const shifts: number[] = [];
        let opacityAt120 = 1;
        for (let time = 0; time < ms; time += 10) {
          motion.currentTime = time;
          const style = getComputedStyle(target);
          opacities.push(Number(style.opacity));
          if (time === 120) opacityAt120 = Number(style.opacity);
          shifts.push(style.transform === 'none' ? 0 : new DOMMatrixReadOnly(style.transform).f);
        }
        motion.currentTime = at;
        // A value that turns back has gone too far.
        // oxlint-disable-next-line unicorn/consistent-function-scoping -- the page gets this function alone
        const turns = (values: readonly number[]): boolean => {
          const steps = values.slice(1).map((value, index) => value - (values[index] ?? value));
          return steps.some((step) => step > 0.001) && steps.some((step) => step < -0.001);
        };
        const cell = target.closest<HTMLElement>('[data-field], [data-part]');
        window.motions?.push({
          what: cell?.dataset['field'] ?? cell?.dataset['part'] ?? '',
          text: target.textContent ?? '',
          leaves: target instanceof HTMLElement && target.dataset['off'] !== undefined,
          ms,
          iterations,
          properties: [...new Set(frames.flatMap((frame) => Object.keys(frame)))].filter(
            (name) => !['offset', 'computedOffset', 'easing', 'composite'].includes(name),
          ),
          opacityAt120,
          overshoots: turns(opacities) || turns(shifts),
        });
      }
    };
    const lookInEachFrame = (): void => {
      look();
      requestAnimationFrame(lookInEachFrame);
    };
    new MutationObserver(look).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
    requestAnimationFrame(lookInEachFrame);
  });
}

const motionsOf = (page: Page): Promise<readonly Motion[]> => page.evaluate(() => window.motions ?? []);

/** Opacity from which a figure is read at a glance. */
const LEGIBLE = 0.8;

test.describe('rules of motion', { tag: '@engine' }, () => {
  for (const theme of ['classic', 'slim', 'corner', 'bold', 'minimal', 'led']) {
    test(`${theme}: a score changes in 400 ms, its changed digits alone, read by 120 ms`, async ({
      publisher,
      openOverlay,
    }) => {
      publisher.send({ 'home.score': '68', 'away.score': '71', clock: '4:27' });
      const overlay = await openOverlay(`?sport=basketball&theme=${theme}`);
      await expectShown(overlay, { 'home.score': '68' });
      await watchMotions(overlay.page);
      publisher.send({ 'home.score': '69', clock: '4:26' });
      await expectShown(overlay, { 'home.score': '69', clock: '4:26' });
      await expect.poll(async () => (await motionsOf(overlay.page)).length).toBe(1);
      const [motion] = await motionsOf(overlay.page);
      expect(motion).toMatchObject({ what: 'home.score', text: '9', iterations: 1, overshoots: false });
      expect(motion?.properties.toSorted()).toEqual(['opacity', 'transform']);
      expect(motion?.ms).toBeLessThanOrEqual(400);
      expect(motion?.opacityAt120).toBeGreaterThanOrEqual(LEGIBLE);
    });
  }

  test('clocks of every kind, corrections and names are cut', async ({ publisher, openOverlay }) => {
    publisher.send({ 'home.score': '68', clock: '1:00', shotClock: '6', 'home.name': 'Lions', period: '3' });
    const overlay = await openOverlay('?sport=basketball&theme=classic');
    await expectShown(overlay, { 'home.score': '68' });
    await watchMotions(overlay.page);
    publisher.send({ clock: '59.9', shotClock: '5' });
    publisher.send({ clock: '1:02', shotClock: '24' });
    publisher.send({ 'home.score': '66' });
    publisher.send({ 'home.score': '', period: '4' });
    publisher.send({ 'home.score': '66', clock: '10:00' });
    await expectShown(overlay, { 'home.score': '66', clock: '10:00' });
    // What began with the last of them is seen by the next frame.
    await overlay.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    expect(await motionsOf(overlay.page)).toEqual([]);
  });

  for (const theme of ['classic', 'slim', 'corner', 'bold', 'minimal', 'led']) {
    test(`${theme}: a tab enters within 500 ms and leaves within 350 ms, and goes no further than its place`, async ({
      publisher,
      openOverlay,
    }) => {
      publisher.send({
        'home.score': '2',
        'away.score': '3',
        clock: '14:08',
        'home.delayed': '1',
        'home.emptyNet': '1',
      });
      const overlay = await openOverlay(`?sport=hockey&theme=${theme}`);
      await expectShown(overlay, { 'home.score': '2' });
      // What follows the operator comes half a second behind the first picture, and draws once more: a tab that comes with that is cut.
      await overlay.page.waitForFunction(() =>
        performance.getEntriesByType('resource').some(({ name }) => name.includes('/follow-air-')),
      );
      publisher.send({ 'home.delayed': '0', clock: '14:07' });
      await expectShown(overlay, { clock: '14:07' });
      await expect.poll(() => overlay.page.evaluate(() => document.getAnimations().length)).toBe(0);
      await watchMotions(overlay.page);

      publisher.send({ 'home.delayed': '1' });
      await expect.poll(async () => (await motionsOf(overlay.page)).length).toBeGreaterThan(0);
      await expect.poll(() => overlay.page.evaluate(() => document.getAnimations().length)).toBe(0);
      const entered = await motionsOf(overlay.page);
      for (const motion of entered) expect(motion).toMatchObject({ iterations: 1, overshoots: false, leaves: false });
      expect(Math.max(...entered.map(({ ms }) => ms))).toBeLessThanOrEqual(500);

      publisher.send({ 'home.delayed': '0' });
      await expect.poll(async () => (await motionsOf(overlay.page)).length).toBeGreaterThan(entered.length);
      await expect.poll(() => overlay.page.evaluate(() => document.getAnimations().length)).toBe(0);
      const left = (await motionsOf(overlay.page)).slice(entered.length);
      for (const motion of left) expect(motion).toMatchObject({ iterations: 1, overshoots: false, leaves: true });
      expect(Math.max(...left.map(({ ms }) => ms))).toBeLessThanOrEqual(350);
    });
  }
});
