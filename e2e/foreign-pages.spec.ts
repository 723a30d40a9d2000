/** Pages that are not the relay's, in a real browser: what they reach of a relay on the same machine, whatever their name or their file. */
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Page } from 'playwright/test';
import { USUAL_ACCESS } from '#relay/access/access.ts';
import { launchOptions } from './browser-places.ts';
import { launchFromEnv } from './launch-env.ts';
import { connectPublisher } from './support/publisher.ts';
import { expect, startTestRelay, test as base } from './support/test.ts';

interface Abroad {
  /** The browser, for which evil.example is this machine, and `absolute` a server that is not the relay. */
  readonly page: Page;
  /** Pages by the origin that they name, and their addresses. */
  readonly pages: Readonly<Record<'site' | 'file' | 'obs', string>>;
}

const test = base.extend<{ readonly abroad: Abroad }>({
  abroad: async ({ folder }, use) => {
    const site = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<p>elsewhere</p>');
    }).listen(0, '127.0.0.1');
    await once(site, 'listening');
    const address = site.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const file = path.join(folder, 'page.html');
    await writeFile(file, '<p>a file</p>');
    const launch = launchFromEnv(process.env);
    const rules = `MAP evil.example 127.0.0.1, MAP absolute 127.0.0.1:${port}`;
    const browser = await chromium.launch({
      ...launchOptions(launch),
      args: [...launch.args, `--host-resolver-rules=${rules}`],
    });
    await use({
      page: await browser.newPage(),
      pages: { site: `http://evil.example:${port}/`, file: pathToFileURL(file).href, obs: 'http://absolute/' },
    });
    await browser.close();
    site.closeAllConnections();
    site.close();
  },
});

/** Opens a socket from the page and says one frame: what came back first, or how it ended. */
async function say(page: Page, url: string, frame: object): Promise<string> {
  const refused = new Promise<string>((resolve) => {
    page.once('websocket', (socket) => {
      socket.once('socketerror', (error) => resolve(/response code: \d+/.exec(error)?.[0] ?? error));
    });
  });
  const answered = page.evaluate(
    ([to, text]) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(to);
        let isOpen = false;
        socket.addEventListener('open', () => {
          isOpen = true;
          socket.send(text);
        });
        socket.addEventListener('message', ({ data }) => {
          resolve(/"type":"(\w+)"/.exec(String(data))?.[1] ?? 'text');
          socket.close();
        });
        // Of an upgrade that was refused the page learns nothing but 1006: the browser says the rest.
        socket.addEventListener('close', ({ code }) => {
          if (isOpen) resolve(`closed with ${code}`);
        });
      }),
    [url, JSON.stringify(frame)] as const,
  );
  return Promise.race([refused, answered]);
}

const LOOK = { type: 'register', role: 'viewer', protocol: 1 };
const COMMAND = { type: 'register', role: 'operator', protocol: 1 };
const PUBLISH = { type: 'ocr', values: { score_a: '99' } };
const FORBIDDEN = 'response code: 403';
const OTHER_NAME = 'response code: 421';

test('[S3] pages of another site and of files get no socket, but files where they were let in, and then only look', async ({
  abroad: { page, pages },
  folder,
  origin,
}) => {
  const relays = {
    usual: { origin, close: () => Promise.resolve() },
    obs: await startTestRelay(path.join(folder, 'obs'), { access: { ...USUAL_ACCESS, allowLocalFiles: ['obs'] } }),
    file: await startTestRelay(path.join(folder, 'file'), { access: { ...USUAL_ACCESS, allowLocalFiles: ['file'] } }),
  };
  const seen: Record<string, string> = {};
  for (const [kind, address] of Object.entries(pages)) {
    await page.goto(address);
    for (const [name, relay] of Object.entries(relays)) {
      const url = `${relay.origin.replace('http', 'ws')}/abroad`;
      seen[`${kind} at ${name}`] = await say(page, url, LOOK);
      if (kind !== name) continue;
      expect(await say(page, url, COMMAND)).toBe('closed with 4503');
      expect(await say(page, url, PUBLISH)).toBe('closed with 4503');
      expect(await (await fetch(`${relay.origin}/api/streams`)).json()).toMatchObject({ streams: [] });
    }
  }
  expect(seen).toEqual({
    'site at usual': FORBIDDEN,
    'site at obs': FORBIDDEN,
    'site at file': FORBIDDEN,
    'file at usual': FORBIDDEN,
    'file at obs': FORBIDDEN,
    'file at file': 'snapshot',
    'obs at usual': FORBIDDEN,
    'obs at obs': 'snapshot',
    'obs at file': FORBIDDEN,
  });
  // Its own pages open one.
  await page.goto(`${origin}/gallery`);
  expect(await say(page, `${origin.replace('http', 'ws')}/abroad`, LOOK)).toBe('snapshot');
  for (const relay of Object.values(relays)) await relay.close();
});

test('[S4] a name that was turned to this machine is answered nothing, by page or by socket, unless it was allowed', async ({
  abroad: { page },
  folder,
  origin,
  stream,
}) => {
  const publisher = await connectPublisher(origin, `/${stream}`);
  publisher.send({ score_a: '57' });
  const turned = origin.replace('127.0.0.1', 'evil.example');
  for (const at of ['/', `/overlay/${stream}`, `/api/streams/${stream}`, '/metrics'])
    expect([at, (await page.goto(`${turned}${at}`))?.status()]).toEqual([at, 421]);
  // The page of that name and port: to the browser the relay is its own site.
  expect(await page.evaluate(() => window.origin)).toBe(turned);
  expect(await page.evaluate(async (at) => (await fetch(at)).status, `/api/streams/${stream}`)).toBe(421);
  expect(await say(page, `${turned.replace('http', 'ws')}/${stream}`, LOOK)).toBe(OTHER_NAME);
  expect(await say(page, `${origin.replace('http', 'ws')}/${stream}`, LOOK)).toBe(FORBIDDEN);
  await publisher.close();

  const told = await startTestRelay(folder, { access: { ...USUAL_ACCESS, allowHosts: ['evil.example'] } });
  const allowed = told.origin.replace('127.0.0.1', 'evil.example');
  expect((await page.goto(`${allowed}/overlay/${stream}`))?.status()).toBe(200);
  // Answered by now, as a stranger is who shows no key: under such a name nobody is on this machine.
  expect(await say(page, `${allowed.replace('http', 'ws')}/${stream}`, LOOK)).toBe('closed with 4503');
  await told.close();
});
