/** A template as a playout server has it: from its folder, in its hand. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContext, Frame, Page } from 'playwright/test';
import { asSpxSends } from '#lib/testing/spx-words.ts';
import { listenLocally } from './listen.ts';
import { readPicture, type Picture } from './pixels.ts';

const TEMPLATE_DIR = path.resolve(import.meta.dirname, '..', '..', 'dist', 'template');

/** The file of a sport, as `npm run build:template` made it. */
export function templateFile(sport: string): string {
  return path.join(TEMPLATE_DIR, `boardcast-${sport}.html`);
}

export interface TemplateHand {
  /** `CG ADD`: loads it, and hands the data over right behind the load event; plays it with `1`. */
  readonly add: (playOnLoad: 0 | 1, data: string) => Promise<void>;
  /** `CG UPDATE`, `CG PLAY` and the like, as CasparCG runs them in the page. */
  readonly call: (name: 'play' | 'stop' | 'next' | 'update', data?: string) => Promise<void>;
  /** What leaves the page now, transparent where nothing is drawn. */
  readonly picture: () => Promise<Picture>;
  /** All that it asked for but itself. */
  readonly requests: readonly string[];
  readonly faults: readonly string[];
}

/** CasparCG's way: it names itself in the page, and calls by running a script in it. */
export function casparTemplate(page: Page, context: BrowserContext, sport: string): TemplateHand {
  return hold(page, context, pathToFileURL(templateFile(sport)).href);
}

/** The same for a URL in place of the template's name. */
export function hold(page: Page, context: BrowserContext, url: string): TemplateHand {
  const requests: string[] = [];
  const faults: string[] = [];
  page.on('request', (request) => {
    if (request.url() !== url && !request.url().startsWith('data:')) requests.push(request.url());
  });
  page.on('websocket', (socket) => requests.push(socket.url()));
  page.on('pageerror', (error) => faults.push(error.message));
  const run = (name: string, data?: string): Promise<void> =>
    page.evaluate(`${name}(${data === undefined ? '' : JSON.stringify(data)})`);
  return {
    requests,
    faults,
    async add(playOnLoad, data) {
      await page.addInitScript('window.caspar = window.casparcg = {}');
      await page.goto(url);
      await run('update', data);
      if (playOnLoad === 1) await run('play');
    },
    call: run,
    picture: async () => readPicture(context, await page.screenshot({ omitBackground: true })),
  };
}

/** CasparCG's XML. */
export function templateData(words: Readonly<Record<string, string>>): string {
  const parts = Object.entries(words).map(([id, value]) => {
    const quoted = value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
    return `<componentData id="${id}"><data id="text" value="${quoted}"/></componentData>`;
  });
  return `<templateData>${parts.join('')}</templateData>`;
}

/** SPX's server, as far as its renderer goes: a page with a frame for each layer, of the same origin. */
export interface SpxServer {
  readonly origin: string;
  /** Opens the renderer with a template in its layer; resolves with the layer's frame once it has loaded. */
  readonly open: (page: Page, sport: string, query?: string) => Promise<Frame>;
  readonly close: () => Promise<void>;
}

export async function startSpx(): Promise<SpxServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://spx');
    const sport = /^\/templates\/boardcast\/boardcast-([a-z]+)\.html$/.exec(pathname)?.[1];
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (sport === undefined) response.end(RENDERER);
    else void readFile(templateFile(sport)).then((file) => response.end(file));
  });
  const { origin, close } = await listenLocally(server);
  return {
    origin,
    async open(page, sport, query = '') {
      await page.goto(`${origin}/renderer`);
      const src = `/templates/boardcast/boardcast-${sport}.html?random=4711&layers=[5]${query}`;
      await page.evaluate(
        (src) =>
          new Promise<void>((resolve) => {
            const layer = document.createElement('iframe');
            layer.addEventListener('load', () => resolve(), { once: true });
            layer.id = 'layer5';
            layer.src = src;
            document.body.append(layer);
          }),
        src,
      );
      const frame = page.frames().find((one) => one.url().includes('random=4711'));
      if (frame === undefined) throw new Error('the layer has no frame');
      return frame;
    },
    close,
  };
}

const RENDERER = `<!doctype html><html><head><style>
  html, body { margin: 0; overflow: hidden; background: transparent }
  iframe { position: absolute; top: 0; left: 0; width: 100vw; height: 100vh; border: 0 }
</style></head><body></body></html>`;

/** An update as SPX's server sends it. */
export function spxUpdate(words: Readonly<Record<string, string>>): string {
  const encoded = Object.entries(words).map(([name, text]) => [name, asSpxSends(text)]);
  return JSON.stringify({ ...Object.fromEntries(encoded), comment: 'Score bug', epochID: '1764000000000' });
}
