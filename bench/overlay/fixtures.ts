/** Builds the two pages that ours is measured beside, the way ours is built. */
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import type { Picture } from './trace.ts';
import { tracedPicture } from './traced-page.ts';

const compress = promisify(brotliCompress);

/** A picture of another look, the values that it was taken with, and the built page whose faces it is drawn in. */
export interface Traced {
  readonly picture: Picture;
  readonly values: Readonly<Record<string, string>>;
  readonly pageDir: string;
}

/**
 * Gives the folder that holds `bare-dom/index.html` and `naive-react/index.html`, every file with its `.br` beside it. Without a traced picture
 * they draw the usual bug as whoever wrote them by hand would; with one they draw that, element for element.
 */
export async function buildFixtures(traced?: Traced): Promise<string> {
  const root = path.join(import.meta.dirname, 'fixtures', traced === undefined ? '' : 'traced');
  const outDir = path.resolve(import.meta.dirname, '..', '..', '.cache', 'bench-fixtures');
  await build({
    configFile: false,
    root,
    base: '/fixtures/',
    // The faces of a traced picture are put beside the built page: that they are not found before is known.
    logLevel: traced === undefined ? 'warn' : 'error',
    plugins: [react(), traced && tracedPicture(traced.picture, traced.values, '/fixtures/faces/')],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome103',
      cssTarget: 'chrome103',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: ['bare-dom', 'naive-react'].map((name) => path.join(root, name, 'index.html')) },
    },
  });
  for (const file of traced?.picture.faceFiles ?? []) {
    await cp(path.join(traced?.pageDir ?? '', file), path.join(outDir, 'faces', path.basename(file)));
  }
  for (const entry of await readdir(outDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    await writeFile(`${file}.br`, await compress(await readFile(file)));
  }
  return outDir;
}
