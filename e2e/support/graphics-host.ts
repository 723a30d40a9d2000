/** A server of the built OGraf graphics and of pages that load them the ways that hosts do (`e2e/ograf/hosts`). */
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { expect, type Browser, type Page } from 'playwright/test';
import { listenLocally, type Listening } from './listen.ts';
import { saveLook } from './looks.ts';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const FOLDERS: Readonly<Record<string, string>> = {
  graphics: path.join(ROOT, 'dist-ograf'),
  hosts: path.join(ROOT, 'e2e', 'ograf', 'hosts'),
};
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};

export async function serveGraphics(): Promise<Listening> {
  const server = http.createServer((request, response) => {
    void (async () => {
      const { pathname } = new URL(request.url ?? '/', 'http://host');
      const [, folder = '', ...parts] = pathname.split('/');
      const root = FOLDERS[folder];
      try {
        if (root === undefined || parts.includes('..')) throw new Error('no such folder');
        const body = await readFile(path.join(root, ...parts));
        response.writeHead(200, { 'content-type': TYPES[path.extname(pathname)] ?? 'application/octet-stream' });
        response.end(body);
      } catch {
        response.writeHead(404).end();
      }
    })();
  });
  return listenLocally(server);
}

/** One of the hosts' pages, ready to be told. */
export interface HostPage {
  readonly page: Page;
  /** Calls a word of the page's `host`, with what it answers. */
  readonly tell: <T = unknown>(word: string, ...given: readonly unknown[]) => Promise<T>;
}

export async function openHost(page: Page, origin: string, name: 'devtool' | 'spx' | 'server'): Promise<HostPage> {
  await page.goto(`${origin}/hosts/${name}.html`);
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset['ready'])).toBe('');
  return {
    page,
    tell: <T>(word: string, ...given: readonly unknown[]) =>
      page.evaluate(
        async ({ word, given }) => {
          const host = Reflect.get(window, 'host') as Record<string, (...given: readonly unknown[]) => unknown>;
          return (await host[word]?.(...given)) as T;
        },
        { word, given: [...given] },
      ),
  };
}

/** Keeps a picture of it over a dark still and one over a light one. */
export async function saveLooks(browser: Browser, page: Page, name: string): Promise<void> {
  for (const [ground, color] of [
    ['dark', '#14202b'],
    ['light', '#e4e7ea'],
  ] as const) {
    await page.evaluate((background) => {
      document.body.style.background = background;
    }, color);
    await saveLook(browser, `${name}-${ground}`, await page.screenshot());
  }
  await page.evaluate(() => {
    document.body.style.background = '';
  });
}
