import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { earlyFiles, earlyTable } from './vite.early-plugin.ts';

test('the table holds every theme that ships, and a file for each face that one draws in', async () => {
  const { themes, faces } = await earlyTable('.', {});
  const names = readdirSync('public/themes').map((file) => file.replace('.json', ''));
  expect(Object.keys(themes).toSorted()).toEqual(names.toSorted());
  expect(themes['classic']).toEqual(['bar', 'barlow-condensed']);
  expect(themes['bold']).toEqual(['bold', 'sofia-sans-extra-condensed']);
  expect(themes['led']).toEqual(['led', 'barlow-condensed', 'boardcast-segments']);
  for (const [, ...named] of Object.values(themes)) for (const face of named) expect(faces).toHaveProperty([face]);
  for (const file of Object.values(faces)) expect(file).toMatch(/^\/assets\/bug-[\w-]+\.woff2$/);
  expect(Object.values(faces).filter((file) => file.includes('latin-ext'))).toEqual([]);
});

test('a built page names the files of the chunk for sports', async () => {
  const bundle = {
    'assets/sport-1.js': {
      type: 'chunk',
      name: 'sport',
      fileName: 'assets/sport-1.js',
      viteMetadata: { importedCss: new Set(['assets/sport-2.css']) },
    },
    'assets/index-3.js': { type: 'chunk', name: 'index', fileName: 'assets/index-3.js' },
  } as unknown as Parameters<typeof earlyTable>[1];
  expect((await earlyTable('.', bundle)).sport).toEqual(['/assets/sport-1.js', '/assets/sport-2.css']);
});

test('the page has a place for it, and the build fails if that is gone', async () => {
  const { transformIndexHtml: hook } = earlyFiles();
  const { handler } = hook as { readonly handler: (html: string, context: object) => Promise<string> };
  expect(await handler(readFileSync('index.html', 'utf8'), {})).toContain('known = {"themes":{"classic":["bar"');
  await expect(handler('<script></script>', {})).rejects.toThrow('no place for the table');
});
