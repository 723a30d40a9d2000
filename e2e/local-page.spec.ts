/** The one file that OBS opens by "Local file": it waits for a relay that is not there yet. */
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { runCommand, type RunningCommand } from './support/command.ts';
import { expectShown, overlayOn } from './support/overlay.ts';
import { readPicture } from './support/pixels.ts';
import { connectPublisher } from './support/publisher.ts';
import { expect, test as base } from './support/test.ts';

const FILE = path.resolve(import.meta.dirname, '..', 'public', 'boardcast-overlay.html');

/** A port on which a relay was and is no more, and the way to have one there again. */
const test = base.extend<{ readonly away: { readonly port: number; start(): Promise<RunningCommand> } }>({
  away: async ({ folder }, use) => {
    const first = await runCommand('start', { dataDir: folder });
    const { port } = first;
    await first.kill();
    const relays: RunningCommand[] = [];
    await use({
      port,
      async start() {
        const relay = await runCommand('start', { port, dataDir: folder });
        relays.push(relay);
        return relay;
      },
    });
    for (const relay of relays) await relay.kill();
  },
});

test.describe('the local page', { tag: '@engine' }, () => {
  test('[F16] [G4] a page that is opened before the relay is there shows nothing, and the overlay once it is', async ({
    away,
    folder,
    page,
    context,
  }) => {
    const file = path.join(folder, 'overlay.html');
    const text = await readFile(FILE, 'utf8');
    const address = `http://127.0.0.1:${away.port}/overlay/stream1?homeName=Lions`;
    await writeFile(file, text.replace('http://localhost:15001/overlay/stream1', address));
    let tries = 0;
    page.on('requestfailed', (request) => (tries += Number(request.url().endsWith('/healthz'))));
    await page.goto(pathToFileURL(file).href);
    await expect.poll(() => tries).toBeGreaterThan(2);
    const { drawn } = await readPicture(context, await page.screenshot({ omitBackground: true }));
    expect(drawn).toBeNull();
    expect(await page.evaluate(() => document.body.innerText)).toBe('');

    const relay = await away.start();
    const publisher = await connectPublisher(relay.origin, '/stream1');
    publisher.send({ score_a: '7' });
    await expect.poll(() => page.url()).toBe(address);
    await expectShown(overlayOn(page), { 'home.score': '7', 'home.name': 'Lions' });
    await relay.kill();
    await expect.poll(() => overlayOn(page).status()).toBe('stale');
    await expectShown(overlayOn(page), { 'home.score': '7' });
  });

  test('[F16] its own address may say where, and its options and key go along', async ({ away, folder, page }) => {
    const file = path.join(folder, 'overlay.html');
    await copyFile(FILE, file);
    await away.start();
    const asked = encodeURIComponent(`http://127.0.0.1:${away.port}/overlay/court1?theme=led`);
    await page.goto(`${pathToFileURL(file).href}?overlay=${asked}&name=program#k=KEY`);
    await expect
      .poll(() => page.url())
      .toBe(`http://127.0.0.1:${away.port}/overlay/court1?theme=led&name=program#k=KEY`);
  });

  test('[F16] an address that is none, or leads elsewhere than to a server, shows nothing', async ({
    folder,
    page,
  }) => {
    const file = path.join(folder, 'overlay.html');
    await copyFile(FILE, file);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    for (const asked of ['nowhere', 'data:text/html,x', 'file:///etc/hosts']) {
      const url = `${pathToFileURL(file).href}?overlay=${encodeURIComponent(asked)}`;
      await page.goto(url);
      expect([page.url(), await page.evaluate(() => document.body.innerText)]).toEqual([url, '']);
    }
    expect(faults).toEqual([]);
  });
});

test('[F16] the link builder gives the file away with the link in it', async ({ page, origin, stream, folder }) => {
  await page.goto(`${origin}/links/${stream}?theme=slim&homeName=L'Aquila`);
  const download = page.waitForEvent('download');
  await page.getByTestId('local-file').click();
  const file = path.join(folder, (await download).suggestedFilename());
  expect(path.basename(file)).toBe(`boardcast-${stream}.html`);
  await (await download).saveAs(file);
  await page.goto(pathToFileURL(file).href);
  await expect.poll(() => new URL(page.url()).pathname).toBe(`/overlay/${stream}`);
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ theme: 'slim', homeName: "L'Aquila" });
});
