import { expect, test } from 'vitest';
import { fetchOnce } from './fetch-once.ts';

test('a file is asked for once however many want it, and each can read it', async () => {
  let asked = 0;
  const fetch = fetchOnce((path) => {
    asked += 1;
    return Promise.resolve(new Response(path));
  });
  const texts = await Promise.all(['/a', '/a', '/b'].map(async (path) => (await fetch(path)).text()));
  expect(texts).toEqual(['/a', '/a', '/b']);
  expect(await (await fetch('/a')).text()).toBe('/a');
  expect(asked).toBe(2);
});

test('what could not be had is asked for again', async () => {
  const answers = [
    () => Promise.reject(new Error('away')),
    () => new Response('no', { status: 503 }),
    () => new Response('yes'),
  ];
  const fetch = fetchOnce(async () => answers.shift()?.() ?? new Response('too often'));
  await expect(fetch('/a')).rejects.toThrow('away');
  expect((await fetch('/a')).status).toBe(503);
  expect(await (await fetch('/a')).text()).toBe('yes');
  expect(await (await fetch('/a')).text()).toBe('yes');
});
