/** A crew's own layouts, themes and logos in a template that follows a relay: from a file, whose page is of another origin. */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runCommand } from './support/command.ts';
import { sayTo } from './support/desk.ts';
import { expectShown, overlayOn } from './support/overlay.ts';
import { connectPublisher } from './support/publisher.ts';
import { casparTemplate } from './support/template.ts';
import { expect, test } from './support/test.ts';

const SHIPPED = path.join('dist', 'page');

test('[Q5] [S3] a template that follows a relay draws the crew’s own look, also where it is up before that relay is @engine', async ({
  page,
  context,
  folder,
}) => {
  const layoutsDir = path.join(folder, 'club');
  const own = path.join(layoutsDir, 'derby.json');
  await mkdir(path.join(layoutsDir, 'logos'), { recursive: true });
  const shipped = await readFile(path.join(SHIPPED, 'layouts', 'generic.json'), 'utf8');
  await writeFile(own, shipped.replace('"part":"bug"', '"part":"derby"'));
  await copyFile(path.join('public', 'logos', 'bears.svg'), path.join(layoutsDir, 'logos', 'club.svg'));
  const start = (port = 0): ReturnType<typeof runCommand> =>
    runCommand('start', {
      dataDir: path.join(folder, 'data'),
      layoutsDir,
      guard: 'off',
      port,
      flags: ['--allow-local-files', 'file'],
    });
  let relay = await start();
  const { origin, port } = relay;
  await relay.stop();

  const overlay = overlayOn(page);
  const template = casparTemplate(page, context, 'basketball');
  await template.add(1, JSON.stringify({ relay: `${origin}/overlay/stream1?layout=derby` }));
  const parts = (): Promise<number> => overlay.count('[data-part="derby"]');
  expect(await parts()).toBe(0);

  relay = await start(port);
  const publisher = await connectPublisher(origin, '/stream1');
  publisher.send({ score_a: '12', score_b: '9', time: '4:20' });
  await expectShown(overlay, { 'home.score': '12' });
  await expect.poll(parts).toBe(1);
  await expect.poll(async () => (await template.picture()).solid).toBe(true);

  await sayTo(origin, 'stream1', 'team', { side: 'home', logo: '/logos/club.svg' });
  const logoWidth = (): Promise<number | undefined> =>
    page.evaluate(() => document.querySelector<HTMLImageElement>('img[src$="/logos/club.svg"]')?.naturalWidth);
  await expect.poll(logoWidth).toBeGreaterThan(0);

  // What is saved and put on air is asked for anew.
  await writeFile(own, shipped.replace('"part":"bug"', '"part":"final"'));
  await expect.poll(async () => (await fetch(`${origin}/layouts/derby.json?saved`)).text()).toContain('"part":"final"');
  await fetch(`${origin}/api/looks/air`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  await expect.poll(() => overlay.count('[data-part="final"]')).toBe(1);
  expect(await parts()).toBe(0);
  expect(template.faults).toEqual([]);
  await publisher.close();
  await relay.stop();
});
