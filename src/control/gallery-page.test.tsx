// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeAll, expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { en } from '#store/words/en/en.ts';
import { WordsProvider } from '#store/words/react.tsx';
import type { ScoreboardStore } from '#store/scoreboard-store.ts';
import { composeAll } from '../../vite.layout-plugin.ts';
import { createDemoLinks } from './demo-links.ts';
import { GalleryPage } from './gallery-page.tsx';
import type { GalleryPorts } from './gallery-ports.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });

const layouts = new Map((await composeAll()).map(({ path, layout }) => [`/layouts/${path}`, JSON.stringify(layout)]));
const pack = (id: string): unknown => JSON.parse(readFileSync(`src/scoreboard/packs/${id}.json`, 'utf8'));
const themes = [
  { id: 'classic', name: 'Classic', variant: 'bar' },
  { id: 'slim', name: 'Slim', variant: 'strip' },
];

function answer(path: string): Response {
  if (path === '/api/sports') return Response.json({ sports: [pack('hockey'), pack('soccer')] });
  if (path === '/themes.json') return Response.json({ themes });
  if (path.startsWith('/packs/')) return Response.json(pack(path.slice(7, -5)));
  if (path.startsWith('/themes/')) return new Response(readFileSync(`public${path}`));
  const layout = layouts.get(path);
  return layout === undefined ? new Response('no such file', { status: 404 }) : new Response(layout);
}

beforeAll(async () => {
  // Here before the page asks for it, so that it need not be waited for.
  await import('#graphic/rich/rich-view.tsx');
});

/** Lets what was asked for come, and the page take it. */
function settle(): Promise<void> {
  return act(async () => {
    for (let turn = 0; turn < 20; turn += 1) {
      await new Promise<void>((resolve) => {
        setImmediate(resolve);
      });
    }
  });
}

/** The page over a relay, a screen and an address bar that the test holds. */
async function openGallery(search = '', fetch: (path: string) => Response = answer) {
  const time = createManualTime();
  const screen = new Map<Element, (isNear: boolean) => void>();
  const streams = new Map<string, ScoreboardStore>();
  const copied: string[] = [];
  const urls: string[] = [];
  const ports: GalleryPorts = {
    fetch: async (path) => fetch(path),
    time,
    location: { protocol: 'http:', host: 'studio:15001', pathname: '/gallery', search },
    replaceUrl: (url) => urls.push(url),
    links: createDemoLinks((stream, store) => {
      streams.set(stream, store);
      return () => streams.delete(stream);
    }, time),
    copy: async (text) => copied.push(text) > 0,
    watchNear: (element, tell) => {
      screen.set(element, tell);
      return () => screen.delete(element);
    },
  };
  const element = document.createElement('div');
  document.body.append(element);
  const root = createRoot(element);
  act(() => {
    root.render(
      <WordsProvider first={{ language: 'en', words: en }} storage={undefined}>
        <GalleryPage ports={ports} />
      </WordsProvider>,
    );
  });
  await settle();
  return {
    element,
    time,
    streams,
    copied,
    urls,
    looks: () =>
      Array.from(element.querySelectorAll<HTMLElement>('[data-testid="tile"]'), ({ dataset }) =>
        [dataset['sport'], dataset['theme']].join(' '),
      ),
    /** Scrolls so that all tiles, or none, are near the screen. */
    bringNear: async (isNear: boolean) => {
      act(() => {
        for (const tell of screen.values()) tell(isNear);
      });
      await settle();
    },
    leave: () => {
      act(() => {
        root.unmount();
      });
      element.remove();
    },
  };
}

test('every sport stands in every theme; the query narrows, and so do the controls, which write it', async () => {
  const all = await openGallery();
  expect(all.looks()).toEqual(['hockey classic', 'hockey slim', 'soccer classic', 'soccer slim']);
  const [sport] = all.element.querySelectorAll<HTMLSelectElement>('main select');
  act(() => {
    if (sport === undefined) throw new Error('there is no choice of sports');
    sport.value = 'soccer';
    sport.dispatchEvent(new Event('change', { bubbles: true }));
  });
  expect(all.looks()).toEqual(['soccer classic', 'soccer slim']);
  expect(all.urls).toEqual(['/gallery?sport=soccer']);
  all.leave();
  const narrow = await openGallery('?sport=hockey&theme=slim&shape=9x16');
  expect(narrow.looks()).toEqual(['hockey slim']);
  expect(narrow.element.querySelector('[data-testid="count"]')?.textContent).toBe('1 look');
  expect(narrow.element.querySelector('[data-shape="9:16"]')).not.toBeNull();
  narrow.leave();
});

test('a tile draws, and its game is listened to, only near the screen', async () => {
  const page = await openGallery('?sport=hockey');
  expect(page.streams.size).toBe(0);
  expect(page.element.querySelector('.stage')).toBeNull();
  await page.bringNear(true);
  expect([...page.streams.keys()]).toEqual(['demo-hockey']);
  act(() => {
    page.streams.get('demo-hockey')?.setState({ synced: true, values: { clock: '12:34', 'home.score': '2' } });
  });
  const clocks = [...page.element.querySelectorAll('[data-field="clock"]')].map(({ textContent }) => textContent);
  expect(clocks).toEqual(['12:34', '12:34']);
  await page.bringNear(false);
  expect(page.element.querySelector('.stage')).toBeNull();
  page.time.advance(2000);
  expect(page.streams.size).toBe(0);
  page.leave();
});

test('a tile’s URL is the overlay’s, for the stream that was asked for, and one press copies it', async () => {
  const page = await openGallery('?sport=hockey&theme=slim&stream=court2');
  const url = 'http://studio:15001/overlay/court2?sport=hockey&theme=slim';
  expect(page.element.querySelector('[data-testid="tile-url"]')?.textContent).toBe(url);
  const button = page.element.querySelector('button');
  await act(async () => {
    button?.click();
    await Promise.resolve();
  });
  expect(page.copied).toEqual([url]);
  expect(button?.textContent).toBe('Copied');
  expect(button?.getAttribute('aria-label')).toMatch(/^Copied: overlay URL of .*Slim$/);
  page.leave();
});

test('a relay that does not answer is said, and asked again', async () => {
  let isDown = true;
  const page = await openGallery('', (path) => (isDown ? new Response('', { status: 503 }) : answer(path)));
  expect(page.element.querySelector('[role="alert"]')?.textContent).toContain('503');
  isDown = false;
  page.time.advance(1000);
  await settle();
  expect(page.element.querySelector('[role="alert"]')).toBeNull();
  expect(page.looks()).toHaveLength(4);
  page.leave();
});
