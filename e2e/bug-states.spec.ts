/** States of the bug that an operator makes: the word for overtime, plates whose parts are hidden. */
import { saveLook } from './support/looks.ts';
import { onAir, watchFrames } from './support/on-air.ts';
import { expectShown } from './support/overlay.ts';
import { expect, test } from './support/test.ts';

test('[V15] overtime stands in the period’s place while the feed does not say so itself @engine', async ({
  page,
  fakeServer,
  browser,
}) => {
  const { overlay, say } = await onAir(fakeServer, page, '?sport=basketball&lang=de');
  await expectShown(overlay, { period: 'Q2' });
  const blank = await watchFrames(page);
  say({ phase: 'overtime' }, { period: '4' });
  await expectShown(overlay, { period: 'VERL' });
  await saveLook(browser, 'desk-overtime', await page.screenshot({ omitBackground: true }));
  say({ phase: 'overtime' }, { period: '6' });
  await expectShown(overlay, { period: 'VERL2' });
  say({ phase: 'overtime' }, { period: '4' });
  await expectShown(overlay, { period: 'VERL' });
  say({ phase: 'live' });
  await expectShown(overlay, { period: 'Q4' });
  expect(await blank()).toBe(0);
});

test('[V15] a plate on which nothing is left to stand goes at once, and scores stay where they are @engine', async ({
  page,
  fakeServer,
  browser,
}) => {
  const { overlay, say } = await onAir(fakeServer, page, '?sport=basketball&theme=slim&hide=period');
  await expectShown(overlay, { clock: '3:12' });
  const place = (): Promise<unknown> =>
    page.evaluate(() => document.querySelector('[data-field="home.score"]')?.getBoundingClientRect().toJSON());
  const before = await place();
  const plates = (): Promise<number> => overlay.count('[data-plate="clock"]');
  expect(await plates()).toBe(1);
  say({ hide: ['clock'] });
  await expect.poll(plates).toBe(0);
  expect(await place()).toEqual(before);
  await saveLook(browser, 'desk-hidden-time', await page.screenshot({ omitBackground: true }));
  say({});
  await expect.poll(plates).toBe(1);
  expect(await overlay.isSeen('clock')).toBe(true);
});
