import { readFileSync, readdirSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
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

describe('the inline script asks for what the URL says that is drawn', () => {
  const SPORT = ['/assets/sport.js', '/assets/sport.css'];
  const files = { barlow: '/assets/barlow.woff2', sofia: '/assets/sofia.woff2', segments: '/assets/segments.woff2' };
  const table = {
    themes: { classic: ['bar', 'barlow'], bold: ['bold', 'sofia'], led: ['led', 'barlow', 'segments'] },
    faces: files,
    sport: SPORT,
  };
  const [, , script = ''] = [...readFileSync('index.html', 'utf8').matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, code]) => code ?? '',
  );

  function asked(path: string, innerWidth = 1920, innerHeight = 1080, sport?: string): readonly string[] {
    const links: { href: string }[] = [];
    const [pathname, search = ''] = path.split(/(?=\?)/);
    const document = {
      documentElement: { dataset: sport === undefined ? {} : { sport } },
      createElement: () => ({}),
      head: { appendChild: (link: { href: string }) => links.push(link) },
    };
    runInNewContext(script.replace("{ looks: 'of the build' }", JSON.stringify(table)), {
      location: { pathname, search },
      document,
      innerWidth,
      innerHeight,
    });
    return links.map(({ href }) => href);
  }

  test.each([
    ['/overlay/stream1', ['/themes/classic.json', '/layouts/basketball/bar.json', files.barlow]],
    [
      '/overlay/stream1?Sport=Hockey&theme=led',
      ['/themes/led.json', '/packs/hockey.json', ...SPORT, '/layouts/hockey/led.json', files.barlow, files.segments],
    ],
    [
      '/overlay/stream1?sport=tennis&theme=bold&show=final&font=barlow',
      ['/themes/bold.json', '/packs/tennis.json', ...SPORT, '/layouts/tennis/final.json', files.barlow],
    ],
    ['/overlay/stream1?theme=ours', ['/themes/ours.json']],
    ['/overlay/stream1?layout=mine', ['/themes/classic.json', files.barlow]],
    ['/preview/stream1?theme=led', []],
  ])('%s', (path, files) => {
    expect(asked(path)).toEqual(files);
  });

  test('in a high or a square picture it is the layout for that', () => {
    expect(asked('/overlay/stream1', 1080, 1920)).toContain('/layouts/basketball/bar-tall.json');
    expect(asked('/overlay/stream1', 1080, 1080)).toContain('/layouts/basketball/bar-tall.json');
  });

  test('without a sport in the URL it is the stream’s, as the relay wrote it into the page', () => {
    const files = ['/packs/tennis.json', ...SPORT, '/layouts/tennis/bar.json'];
    expect(asked('/overlay/stream1', 1920, 1080, 'tennis')).toEqual(expect.arrayContaining(files));
    expect(asked('/overlay/stream1?sport=hockey', 1920, 1080, 'tennis')).toContain('/layouts/hockey/bar.json');
  });
});
