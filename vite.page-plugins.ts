import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** What of the built page is text and so worth packing; fonts and pictures are packed already. */
const TEXT = /\.(?:html|js|css|json|svg|txt|webmanifest)$/;

/** What the relay must know of the page it serves; it is never served itself. */
const PAGE_FILE = 'page.json';

/**
 * Finishes a built page for the relay that serves it: writes `page.json` with the build's id (a digest of all files and their names) and
 * the content policy's hashes of the inline scripts and styles, then a `.br` and a `.gz` beside each text file. Every other plugin's files must be
 * written by then, so it comes last.
 */
export function finishPage(): Plugin {
  let dir = '';
  return {
    name: 'boardcast:finish-page',
    apply: (_config, env) => env.command === 'build' && env.isSsrBuild !== true,
    configResolved({ root, build }) {
      dir = join(root, build.outDir);
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const files = await filesIn(dir);
        const html = contentOf(files, 'index.html');
        const page = {
          build: digestOf(files),
          scriptHashes: inlineHashes(html, 'script'),
          styleHashes: inlineHashes(html, 'style'),
        };
        await writeFile(join(dir, PAGE_FILE), `${JSON.stringify(page)}\n`);
        await Promise.all(files.filter(({ name }) => TEXT.test(name)).map(pack));
      },
    },
  };

  async function pack({ name, content }: PageFile): Promise<void> {
    const [br, gz] = await Promise.all([
      promisify(brotliCompress)(content, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
        },
      }),
      promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }),
    ]);
    await Promise.all([writeFile(join(dir, `${name}.br`), br), writeFile(join(dir, `${name}.gz`), gz)]);
  }
}

interface PageFile {
  /** Path from the page's root, with slashes. */
  readonly name: string;
  readonly content: Buffer;
}

async function filesIn(dir: string): Promise<PageFile[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && entry.name !== PAGE_FILE)
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort();
  return Promise.all(names.map(async (name) => ({ name, content: await readFile(join(dir, name)) })));
}

function contentOf(files: readonly PageFile[], name: string): string {
  const file = files.find((candidate) => candidate.name === name);
  if (file === undefined) throw new Error(`the build wrote no ${name}`);
  return file.content.toString('utf8');
}

/** A short name for exactly these files: the same sources give the same on every machine. */
export function digestOf(files: readonly PageFile[]): string {
  const hash = createHash('sha256');
  for (const { name, content } of files) hash.update(`${name}\0${content.length}\0`).update(content);
  return hash.digest('hex').slice(0, 12);
}

/** The `sha256-…` of every inline script or style sheet, as a content policy's `script-src` and `style-src` want them. */
export function inlineHashes(html: string, tag: 'script' | 'style'): string[] {
  const elements = new RegExp(`<${tag}(?<attributes>[^>]*)>(?<code>[\\s\\S]*?)</${tag}>`, 'g');
  // A parser reads every line end as LF before it hashes.
  return [...html.replace(/\r\n?/g, '\n').matchAll(elements)]
    .filter(({ groups }) => !/\bsrc\s*=/.test(groups?.['attributes'] ?? ''))
    .map(
      ({ groups }) =>
        `sha256-${createHash('sha256')
          .update(groups?.['code'] ?? '')
          .digest('base64')}`,
    );
}
