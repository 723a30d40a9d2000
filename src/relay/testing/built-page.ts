import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

export const HTML = '<!doctype html><html lang="en"><title>Boardcast</title><div id="root"></div>\n';
export const SCRIPT = 'export const answer = 42;\n'.repeat(100);
export const SCRIPT_HASH = 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';
export const STYLE_HASH = 'sha256-6aDLBc3R8/EZvk6WmteLs2znYWqQh7776w5XdZ7fiXE=';

/** A folder as the page's build leaves it, small. `root` holds it and an empty place for data. */
export async function createBuiltPage(): Promise<{
  readonly root: string;
  readonly pageDir: string;
  readonly dataDir: string;
  readonly remove: () => Promise<void>;
}> {
  const root = await mkdtemp(path.join(tmpdir(), 'boardcast-'));
  const pageDir = path.join(root, 'page');
  for (const folder of ['assets', 'layouts', 'api']) await mkdir(path.join(pageDir, folder), { recursive: true });
  const files: Readonly<Record<string, string>> = {
    'index.html': HTML,
    'assets/main-1a2b3c.js': SCRIPT,
    'layouts/basketball.json': '{"version":1}',
    'api/docs.html': '<!doctype html><title>API</title><pre>curl http://localhost:15001/api/streams</pre>',
    'api/openapi.json': '{"openapi":"3.1.0"}',
  };
  for (const [name, text] of Object.entries(files)) {
    await writeFile(path.join(pageDir, name), text);
    await writeFile(path.join(pageDir, `${name}.br`), brotliCompressSync(text));
    await writeFile(path.join(pageDir, `${name}.gz`), gzipSync(text));
  }
  await writeFile(
    path.join(pageDir, 'page.json'),
    JSON.stringify({ build: 'build1', scriptHashes: [SCRIPT_HASH], styleHashes: [STYLE_HASH] }),
  );
  return { root, pageDir, dataDir: path.join(root, 'data'), remove: () => rm(root, { recursive: true, force: true }) };
}
