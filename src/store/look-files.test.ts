import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { fetchLookFile, loadLookFiles } from './look-files.ts';

const NOTHING = { layout: null, theme: null };

function ship(path: string): Response {
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
  const files = await loadLookFiles(NOTHING, { fetch: async (path) => ship(path), time: createManualTime() });
  expect([files.layout.name, files.theme.name, files.faults]).toEqual(['Basketball', 'Classic', []]);
});

test('a wish is granted', async () => {
  const wish = { layout: 'generic', theme: 'light' };
  const files = await loadLookFiles(wish, { fetch: async (path) => ship(path), time: createManualTime() });
  expect([files.layout.name, files.theme.name]).toEqual(['Two teams', 'Light']);
});

test.each([
  ['is not there', () => new Response('no such file', { status: 404 })],
  ['is no JSON', () => new Response('<!doctype html>')],
  ['is another thing', () => Response.json({ name: 'x', root: { kind: 'marquee' }, labels: { en: {} } })],
])('[G4] a layout that %s gives the standard one, and says so', async (_what, answer) => {
  const fetch = async (path: string): Promise<Response> => (path === '/layouts/mine.json' ? answer() : ship(path));
  const files = await loadLookFiles({ layout: 'mine', theme: null }, { fetch, time: createManualTime() });
  expect(files.layout.name).toBe('Basketball');
  expect(files.faults).toEqual(['/layouts/mine.json: there is no such file, or it is broken; basketball is shown']);
});

test('[G4] while the server is away or in trouble it is asked again, once a second, for as long as it takes', async () => {
  const time = createManualTime();
  let server: 'away' | 'ill' | 'well' = 'away';
  const fetch = vi.fn<(path: string) => Promise<Response>>(async (path) => {
    if (server === 'away') throw new TypeError('Failed to fetch');
    return server === 'ill' ? new Response('', { status: 503 }) : ship(path);
  });
  let done = false;
  const files = loadLookFiles({ layout: 'generic', theme: null }, { fetch, time }).finally(() => {
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
  expect(fetch.mock.calls.map(([path]) => path)).toContain('/layouts/generic.json');
  expect(fetch.mock.calls.map(([path]) => path)).not.toContain('/layouts/basketball.json');
});

test('[G4] a server that stops amid an answer is asked again', async () => {
  const time = createManualTime();
  const stopped = Object.assign(new Response(''), {
    json: () => Promise.reject(new DOMException('the time is over', 'TimeoutError')),
  });
  const fetch = vi.fn<(path: string) => Promise<Response>>(async (path) => ship(path)).mockResolvedValueOnce(stopped);
  const files = loadLookFiles({ layout: 'generic', theme: null }, { fetch, time });
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
