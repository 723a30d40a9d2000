/** A crew's own layout: saved it is in preview, on air only by the operator's word, and broken nowhere. */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runCommand } from './support/command.ts';
import { saveLook } from './support/looks.ts';
import { expectShown, overlayOn } from './support/overlay.ts';
import { connectPublisher } from './support/publisher.ts';
import { expect, test } from './support/test.ts';

const SHIPPED = path.resolve(import.meta.dirname, '..', 'public');

declare global {
  interface Window {
    /** Frames in which the graphic was not there. */
    blankFrames?: number;
  }
}

test('[L4] [L5] [L6] a saved layout is in preview at once, and on air when the operator says so', async ({
  page,
  context,
  folder,
  browser,
}) => {
  const layoutsDir = path.join(folder, 'club');
  const own = path.join(layoutsDir, 'derby.json');
  await mkdir(path.join(layoutsDir, 'logos'), { recursive: true });
  await copyFile(path.join('dist', 'page', 'layouts', 'generic.json'), own);
  await copyFile(path.join(SHIPPED, 'logos', 'bears.svg'), path.join(layoutsDir, 'logos', 'club.svg'));
  const text = await readFile(own, 'utf8');
  const relay = await runCommand('start', { dataDir: path.join(folder, 'data'), layoutsDir });
  try {
    const publisher = await connectPublisher(relay.origin, '/stream1');
    publisher.send({ score_a: '12', score_b: '9', time: '4:20' });
    const overlay = overlayOn(await context.newPage());
    await overlay.page.goto(
      `${relay.origin}/overlay/stream1?layout=derby&homeLogo=/logos/club.svg&awayLogo=/logos/lions.svg`,
    );
    await expectShown(overlay, { 'home.score': '12' });
    await overlay.page.evaluate(() => {
      window.blankFrames = 0;
      const look = (): void => {
        if (document.querySelector('.bug [data-field="home.score"]') === null)
          window.blankFrames = (window.blankFrames ?? 0) + 1;
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    const parts = (): Promise<number> => overlay.count('[data-part="derby"]');

    await page.goto(`${relay.origin}/preview/stream1?layout=derby`);
    const picture = page.getByTestId('picture');
    await expect(picture.locator('[data-field="home.score"]')).toHaveText('12');
    await expect(page.getByTestId('looks-waiting')).toContainText('All that is saved');

    await writeFile(own, text.replace('"part":"bug"', '"part":"derby"'));
    await expect(picture.locator('[data-part="derby"]')).toHaveCount(1);
    await expect(page.getByTestId('looks-waiting')).toContainText('derby (layout)');
    expect(await parts()).toBe(0);

    // An output that loads its page anew, and one that is opened only now, look like the one that runs.
    const second = overlayOn(await context.newPage());
    for (const load of ['open', 'reload']) {
      if (load === 'open') await second.page.goto(`${relay.origin}/overlay/stream1?layout=derby`);
      else await second.page.reload();
      await expectShown(second, { 'home.score': '12' });
      expect(await second.count('[data-part="bug"]')).toBe(1);
      expect(await second.count('[data-part="derby"]')).toBe(0);
    }

    await writeFile(own, text.replace('"part":"bug"', '"part":5'));
    await expect(page.getByTestId('look-faults')).toContainText('root.part: expected text in double quotes, got 5');
    await expect(picture.locator('[data-part="derby"]')).toHaveCount(1);
    await saveLook(browser, 'preview-own-layout', await page.screenshot());
    expect(await parts()).toBe(0);

    await page.getByRole('button', { name: 'Put the saved look on air' }).click();
    await expect.poll(parts).toBe(1);
    await expectShown(overlay, { 'home.score': '12' });
    for (const name of ['club', 'lions']) expect(await overlay.count(`img[src^="/logos/${name}.svg?air="]`)).toBe(1);
    publisher.send({ score_a: '14' });
    await expectShown(overlay, { 'home.score': '14' });
    expect(await overlay.page.evaluate(() => window.blankFrames)).toBe(0);
    await expect.poll(() => second.count('[data-part="derby"]')).toBe(1);
    await second.page.reload();
    await expectShown(second, { 'home.score': '14' });
    expect(await second.count('[data-part="derby"]')).toBe(1);
    await expect(page.getByTestId('looks-waiting')).toContainText('All that is saved');
    await publisher.close();
  } finally {
    await relay.kill();
  }
});

test('[L5] [L6] a new theme, for another variant, is on air by the operator’s word alone, and then everywhere alike', async ({
  page,
  context,
  folder,
}) => {
  const layoutsDir = path.join(folder, 'club');
  const own = path.join(layoutsDir, 'themes', 'night.json');
  await mkdir(path.dirname(own), { recursive: true });
  const relay = await runCommand('start', { dataDir: path.join(folder, 'data'), layoutsDir });
  try {
    const publisher = await connectPublisher(relay.origin, '/stream1');
    publisher.send({ score_a: '2', score_b: '1', time: '4:20' });
    const overlay = overlayOn(await context.newPage());
    await overlay.page.goto(`${relay.origin}/overlay/stream1?sport=hockey&theme=night`);
    await expectShown(overlay, { 'home.score': '2' });
    const dressed = (): Promise<readonly [string, number]> =>
      overlay.page
        .locator('.bug')
        .evaluate((bug) => [
          getComputedStyle(bug).getPropertyValue('--bug-font').trim(),
          bug.querySelectorAll('[data-part="corner"]').length,
        ]);
    const before = await dressed();

    await page.goto(`${relay.origin}/preview/stream1?sport=hockey&theme=night`);
    const picture = page.getByTestId('picture');
    await expect(picture.locator('[data-field="home.score"]')).toHaveText('2');
    const corner = JSON.parse(await readFile(path.join(SHIPPED, 'themes', 'corner.json'), 'utf8')) as {
      tokens: object;
    };
    const tokens = { ...corner.tokens, font: "'Archivo Narrow'" };
    await writeFile(own, JSON.stringify({ ...corner, tokens }));
    await expect(page.getByTestId('looks-waiting')).toContainText('night (theme)');
    await expect(picture.locator('[data-part="corner"]')).toHaveCount(1);
    await overlay.page.reload();
    await expectShown(overlay, { 'home.score': '2' });
    expect(await dressed()).toEqual(before);

    await page.getByRole('button', { name: 'Put the saved look on air' }).click();
    await expect.poll(dressed).toEqual(["'Archivo Narrow'", 1]);
    await overlay.page.reload();
    await expectShown(overlay, { 'home.score': '2' });
    expect(await dressed()).toEqual(["'Archivo Narrow'", 1]);
    await publisher.close();
  } finally {
    await relay.kill();
  }
});
