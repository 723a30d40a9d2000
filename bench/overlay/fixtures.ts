/** Builds the two pages that ours is measured beside, the way ours is built. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const compress = promisify(brotliCompress);

/** Gives the folder that holds `bare-dom/index.html` and `naive-react/index.html`, every file with its `.br` beside it. */
export async function buildFixtures(): Promise<string> {
  const root = path.join(import.meta.dirname, 'fixtures');
  const outDir = path.resolve(import.meta.dirname, '..', '..', '.cache', 'bench-fixtures');
  await build({
    configFile: false,
    root,
    base: '/fixtures/',
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome103',
      cssTarget: 'chrome103',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: ['bare-dom', 'naive-react'].map((name) => path.join(root, name, 'index.html')) },
    },
  });
  for (const entry of await readdir(outDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    await writeFile(`${file}.br`, await compress(await readFile(file)));
  }
  return outDir;
}
