/** Holds what the guides point at: every link finds its file, every picture is one of those that `npm run pictures` draws, and each host's page has one. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const HOSTS = path.join('docs', 'hosts');
const PICTURES = path.join('docs', 'pictures');

const pages = ['README.md', 'CONTRIBUTING.md', ...pagesIn('docs')];

function pagesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return pagesIn(file);
    return entry.name.endsWith('.md') ? [file] : [];
  });
}

interface Link {
  readonly page: string;
  readonly words: string;
  readonly isPicture: boolean;
  /** Of the file that it leads to, in this checkout. */
  readonly file: string;
  /** The heading that it leads to there. */
  readonly heading: string | undefined;
}

/** Every link of a page to a file beside it; of code it reads nothing. */
function linksOf(page: string): Link[] {
  const text = readFileSync(page, 'utf8')
    .replace(/^ *```[\s\S]*?^ *```/gm, '')
    .replace(/`[^`\n]*`/g, '');
  return [...text.matchAll(/(!?)\[([^\]]*)\]\(([^)\s]+)\)/g)].flatMap(([, mark, words = '', target = '']) => {
    if (/^[a-z]+:/.test(target)) return [];
    const [file = '', heading] = target.split('#');
    return {
      page,
      words,
      isPicture: mark === '!',
      file: file === '' ? page : path.join(path.dirname(page), file),
      heading,
    };
  });
}

/** The names by which GitHub links to a page's headings. */
function headingsOf(page: string): Set<string> {
  const titles = [...readFileSync(page, 'utf8').matchAll(/^#+ (.+)$/gm)];
  return new Set(
    titles.map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\d\s_-]/gu, '')
        .replace(/\s/g, '-'),
    ),
  );
}

const links = pages.flatMap(linksOf);
const pictures = links.filter(({ isPicture }) => isPicture);

test('every link leads to a file that is there, and to a heading that it has', () => {
  expect(links.length).toBeGreaterThan(60);
  const dead = links.filter(
    ({ file, heading }) => !existsSync(file) || (heading !== undefined && !headingsOf(file).has(heading)),
  );
  expect(
    dead.map(({ page, file, heading }) => `${page}: ${file}${heading === undefined ? '' : `#${heading}`}`),
  ).toEqual([]);
});

test('every page about a host has a picture, and every picture says in words what it shows', () => {
  const hosts = pagesIn(HOSTS);
  expect(hosts.length).toBeGreaterThanOrEqual(8);
  expect(hosts.filter((host) => !pictures.some(({ page }) => page === host))).toEqual([]);
  expect(pictures.filter(({ words }) => words.length < 10).map(({ page }) => page)).toEqual([]);
});

test('every picture is shown somewhere, and is one that can be drawn anew', () => {
  const kept = readdirSync(PICTURES).map((name) => path.join(PICTURES, name));
  const shown = new Set(pictures.map(({ file }) => file));
  expect(kept.filter((file) => !shown.has(file))).toEqual([]);
  const scenes = ['scenes.ts', 'host-scenes.ts'].map((file) =>
    readFileSync(path.join('e2e', 'pictures', file), 'utf8'),
  );
  const drawn = new Set(
    scenes.flatMap((text) => [...text.matchAll(/^ {2}'?([a-z-]+)'?: \{/gm)].map(([, name]) => name)),
  );
  expect(kept.map((file) => path.parse(file).name).filter((name) => !drawn.has(name))).toEqual([]);
});
