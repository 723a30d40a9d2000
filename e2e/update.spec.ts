/** Boardcast is updated while its overlay is on air. */
import { cp, mkdir, readdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { sayTo } from './support/desk.ts';
import { expectShown, overlayOn } from './support/overlay.ts';
import { connectPublisher } from './support/publisher.ts';
import { expect, PAGE_DIR, startTestRelay, test } from './support/test.ts';

test('[F20] a page that is on air since an older build gets what it needs only now from the relay of the next', async ({
  folder,
  page,
}) => {
  // As the next build leaves it: the chunk goes by another name, and the one that the page on air knows is kept.
  const next = path.join(folder, 'dist', 'page');
  const kept = path.join(folder, 'dist', 'older', '0123456789ab');
  await cp(PAGE_DIR, next, { recursive: true });
  await mkdir(kept, { recursive: true });
  const chunk = (await readdir(path.join(next, 'assets'))).filter((name) => name.startsWith('sport-'));
  for (const name of chunk) await rename(path.join(next, 'assets', name), path.join(kept, name));
  const asked: string[] = [];
  page.on('response', (response) => {
    const name = path.posix.basename(new URL(response.url()).pathname);
    if (chunk.includes(name)) asked.push(`${response.status()} ${path.extname(name)}`);
  });

  const first = await startTestRelay(path.join(folder, 'data'), { guard: 'off' });
  const before = await connectPublisher(first.origin, '/stream1');
  before.send({ score_a: '7', score_b: '5', exclusion1_home: '0:18' });
  await page.goto(`${first.origin}/overlay/stream1`);
  const overlay = overlayOn(page);
  await expectShown(overlay, { 'home.score': '7' });
  expect(asked).toEqual([]);
  const port = Number(new URL(first.origin).port);
  await first.close();
  await before.close();

  const relay = await startTestRelay(path.join(folder, 'data'), { pageDir: next, port, guard: 'off' });
  const feed = await connectPublisher(relay.origin, '/stream1');
  feed.send({ score_a: '8', score_b: '5', exclusion1_home: '0:18' });
  await expectShown(overlay, { 'home.score': '8' });
  await sayTo(relay.origin, 'stream1', 'sport', { sport: 'waterpolo' });
  await expectShown(overlay, { 'home.exclusion1': '0:18', 'home.score': '8', 'away.score': '5' });
  expect(asked.sort()).toEqual(['200 .css', '200 .js']);
  await feed.close();
  await relay.close();
});
