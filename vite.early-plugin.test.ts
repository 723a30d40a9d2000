import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { earlyFiles, earlyTable } from './vite.early-plugin.ts';

test('the table holds every theme that ships, and a file for each face that one draws in', async () => {
  const { themes, faces } = await earlyTable();
  const names = readdirSync('public/themes').map((file) => file.replace('.json', ''));
  expect(Object.keys(themes).toSorted()).toEqual(names.toSorted());
  expect(themes['classic']).toEqual(['bar', 'barlow-condensed']);
  expect(themes['bold']).toEqual(['bold', 'sofia-sans-extra-condensed']);
  expect(themes['led']).toEqual(['led', 'barlow-condensed', 'boardcast-segments']);
  for (const [, ...named] of Object.values(themes)) for (const face of named) expect(faces).toHaveProperty([face]);
  for (const file of Object.values(faces)) expect(file).toMatch(/^\/assets\/bug-[\w-]+\.woff2$/);
  expect(Object.values(faces).filter((file) => file.includes('latin-ext'))).toEqual([]);
});

test('the page has a place for it, and the build fails if that is gone', async () => {
  const transform = earlyFiles().transformIndexHtml as (html: string) => Promise<string>;
  expect(await transform(readFileSync('index.html', 'utf8'))).toContain('known = {"themes":{"classic":["bar"');
  await expect(transform('<script></script>')).rejects.toThrow('no place for the table');
});
