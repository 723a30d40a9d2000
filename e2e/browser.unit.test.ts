import { expect, test } from 'vitest';
import { ok, refused } from '#lib/result.ts';
import { candidateAt } from './browser-candidates.ts';
import { findBrowser, firstLine, type Place } from './browser.ts';

function place(name: string, paths: readonly string[] | Error, binding = false): Place & { asked: number } {
  const made = {
    name,
    binding,
    asked: 0,
    candidates() {
      made.asked += 1;
      return paths instanceof Error ? Promise.reject(paths) : Promise.resolve(paths.map(candidateAt));
    },
  };
  return made;
}

const startsOnly =
  (...good: string[]) =>
  ({ label }: { label: string }) =>
    Promise.resolve(good.includes(label) ? ok('150.0') : refused('no library'));

test('the first that starts is taken, and no later place is asked', async () => {
  const installed = place('installed', ['/broken', '/works']);
  const download = place('download', ['/works too']);
  const found = await findBrowser([installed, download], startsOnly('/works', '/works too'));
  expect(found).toMatchObject({
    ok: true,
    value: { place: 'installed', version: '150.0', candidate: { label: '/works' } },
  });
  expect(download.asked).toBe(0);
});

test('a place that fails, one that has none and one whose browser does not start lead on to the next', async () => {
  const places = [
    place('a', []),
    place('b', new Error('no network\nstack')),
    place('c', ['/broken']),
    place('d', ['/works']),
  ];
  expect(await findBrowser(places, startsOnly('/works'))).toMatchObject({ ok: true, value: { place: 'd' } });
});

test('with none to be had, everything that was tried is said', async () => {
  const places = [place('a', []), place('b', new Error('no network\nstack')), place('c', ['/broken'])];
  expect(await findBrowser(places, startsOnly())).toEqual({
    ok: false,
    reason: 'a: none\nb: no network\nc: /broken does not start: no library',
  });
});

test('a browser asked for by name that does not start ends the search', async () => {
  const named = place('BOARDCAST_BROWSER', ['/broken'], true);
  const installed = place('installed', ['/works']);
  expect(await findBrowser([named, installed], startsOnly('/works'))).toMatchObject({ ok: false });
  expect(installed.asked).toBe(0);
});

test('why a program failed is what it complained of first, not that it failed', () => {
  const error = Object.assign(new Error('Command failed: npm pack\nnpm error'), {
    stderr: '\nnpm error no network\nmore',
  });
  expect(firstLine(error)).toBe('npm error no network');
  expect(firstLine(new Error('first\nsecond'))).toBe('first');
  expect(firstLine(Object.assign(new Error('Command failed: x'), { stderr: '' }))).toBe('Command failed: x');
  expect(firstLine('word')).toBe('word');
});
