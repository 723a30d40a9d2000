import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { composeAll } from '../../vite.layout-plugin.ts';
import { fetchLookFile, loadLookFiles } from './look-files.ts';

const NOTHING = { sport: null, show: null, layout: null, theme: null };

const layouts = new Map<string, string>();

beforeAll(async () => {
  for (const { path, layout } of await composeAll()) layouts.set(`/layouts/${path}`, JSON.stringify(layout));
});

function ship(path: string): Response {
  const layout = layouts.get(path);
  if (layout !== undefined) return new Response(layout);
  try {
    return new Response(readFileSync(join('public', path)));
  } catch {
    return new Response('no such file', { status: 404 });
  }
}

/** Lets everything that is due run, promises included. */
async function settle(): Promise<void> {
  await new Promise<void>((resolve) => {
    setImmediate(resolve);
  });
}

test('without a wish it is basketball in the classic theme', async () => {
  const files = await loadLookFiles(NOTHING, true, { fetch: async (path) => ship(path), time: createManualTime() });
  expect([files.layout.name, files.theme.name, files.faults]).toEqual(['Basketball', 'Classic', []]);
});

test('a wish is granted', async () => {
  const wish = { ...NOTHING, layout: 'generic', theme: 'light' };
  const files = await loadLookFiles(wish, true, { fetch: async (path) => ship(path), time: createManualTime() });
  expect([files.layout.name, files.theme.name]).toEqual(['Two teams', 'Light']);
});

test('a sport is drawn in the variant of the theme, in the form of the picture', async () => {
  const asked: string[] = [];
  const fetch = async (path: string): Promise<Response> => {
    asked.push(path);
    return path === '/themes/season.json'
      ? Response.json({ name: 'Season', variant: 'stack', home: '#000000', away: '#000000', tokens: {} })
      : ship(path.replace('/stack', '/bar'));
  };
  const wish = { ...NOTHING, sport: 'generic', theme: 'season' };
  const files = await loadLookFiles(wish, false, { fetch, time: createManualTime() });
  expect(asked).toEqual(['/themes/season.json', '/packs/generic.json', '/layouts/generic/stack-tall.json']);
  expect(files).toMatchObject({ layout: { name: 'Two teams' }, theme: { name: 'Season' }, faults: [] });
});

test('a theme with faults is drawn as far as it can be, in the standard variant where its own is none', async () => {
  const own = { name: 'Ours', variant: 'nosuch', home: '#000000', away: '#000000', tokens: { clock: 'notacolor' } };
  const fetch = async (path: string): Promise<Response> =>
    path === '/themes/ours.json' ? Response.json(own) : ship(path);
  const wish = { ...NOTHING, sport: 'generic', theme: 'ours' };
  const files = await loadLookFiles(wish, true, { fetch, time: createManualTime() });
  expect(files).toMatchObject({ theme: own, paths: ['/layouts/generic/bar.json', '/themes/ours.json'], faults: [] });
});

test('a theme without a colour for one of the teams is none', async () => {
  const own = { name: 'Ours', home: '#000000', tokens: {} };
  const fetch = async (path: string): Promise<Response> =>
    path === '/themes/ours.json' ? Response.json(own) : ship(path);
  const files = await loadLookFiles({ ...NOTHING, theme: 'ours' }, true, { fetch, time: createManualTime() });
  expect(files.theme.name).toBe('Classic');
  expect(files.faults).toHaveLength(1);
});

test('a crew’s own theme of a shipped one’s name may be drawn for another variant', async () => {
  const own = { name: 'Ours', variant: 'stack', home: '#000000', away: '#000000', tokens: {} };
  const fetch = async (path: string): Promise<Response> =>
    path === '/themes/led.json' ? Response.json(own) : ship(path);
  const wish = { ...NOTHING, sport: 'generic', theme: 'led' };
  const files = await loadLookFiles(wish, true, { fetch, time: createManualTime() });
  expect(files).toMatchObject({ theme: { name: 'Ours' }, paths: ['/layouts/generic/stack.json', '/themes/led.json'] });
});

test('a layout may be named as a variant of the sport', async () => {
  const wish = { ...NOTHING, sport: 'generic', layout: 'bar' };
  const files = await loadLookFiles(wish, true, { fetch: async (path) => ship(path), time: createManualTime() });
  expect(files).toMatchObject({ layout: { name: 'Two teams' }, faults: [] });
});

test('[G4] a sport that nobody knows gives the standard one, and says so', async () => {
  const wish = { ...NOTHING, sport: 'quidditch' };
  const files = await loadLookFiles(wish, true, { fetch: async (path) => ship(path), time: createManualTime() });
  expect(files.layout.name).toBe('Basketball');
  expect(files.faults).toEqual([
    '/layouts/quidditch/bar.json: not there, broken or not on air yet; basketball/bar is shown',
  ]);
});

test.each([
  ['is not there', () => new Response('no such file', { status: 404 })],
  ['is no JSON', () => new Response('<!doctype html>')],
  ['is another thing', () => Response.json({ name: 'x', root: { kind: 'marquee' }, labels: { en: {} } })],
])('[G4] a layout that %s gives the standard one, and says so', async (_what, answer) => {
  const fetch = async (path: string): Promise<Response> => (path === '/layouts/mine.json' ? answer() : ship(path));
  const files = await loadLookFiles({ ...NOTHING, layout: 'mine' }, true, { fetch, time: createManualTime() });
  expect(files.layout.name).toBe('Basketball');
  expect(files.faults).toEqual(['/layouts/mine.json: not there, broken or not on air yet; basketball/bar is shown']);
});

test('[G4] while the server is away or in trouble it is asked again, once a second, for as long as it takes', async () => {
  const time = createManualTime();
  let server: 'away' | 'ill' | 'well' = 'away';
  const fetch = vi.fn<(path: string) => Promise<Response>>(async (path) => {
    if (server === 'away') throw new TypeError('Failed to fetch');
    return server === 'ill' ? new Response('', { status: 503 }) : ship(path);
  });
  let done = false;
  const files = loadLookFiles({ ...NOTHING, layout: 'generic' }, true, { fetch, time }).finally(() => {
    done = true;
  });
  await settle();
  for (const state of ['away', 'ill'] as const) {
    server = state;
    time.advance(1_000);
    await settle();
    expect(done).toBe(false);
  }
  server = 'well';
  time.advance(1_000);
  expect((await files).layout.name).toBe('Two teams');
  const paths = fetch.mock.calls.map(([path]) => path);
  expect(paths).toContain('/layouts/generic.json');
  expect(paths).not.toContain('/layouts/basketball/bar.json');
});

test('[G4] a server that stops amid an answer is asked again', async () => {
  const time = createManualTime();
  const stopped = Object.assign(new Response(''), {
    json: () => Promise.reject(new DOMException('the time is over', 'TimeoutError')),
  });
  const fetch = vi.fn<(path: string) => Promise<Response>>(async (path) => ship(path)).mockResolvedValueOnce(stopped);
  const files = loadLookFiles({ ...NOTHING, layout: 'generic' }, true, { fetch, time });
  await vi.waitFor(() => {
    expect(time.pending()).toBe(1);
  });
  time.advance(1_000);
  expect(await files).toMatchObject({ layout: { name: 'Two teams' }, faults: [] });
});

test('a request for a file has an end, whatever the server does', async () => {
  const fetch = vi.fn<typeof globalThis.fetch>(async () => Response.json({}));
  vi.stubGlobal('fetch', fetch);
  const timeout = vi.spyOn(AbortSignal, 'timeout');
  await fetchLookFile('/themes/classic.json');
  vi.unstubAllGlobals();
  expect(timeout).toHaveBeenCalledWith(5_000);
  expect(fetch).toHaveBeenCalledWith('/themes/classic.json', { signal: timeout.mock.results[0]?.value });
});
