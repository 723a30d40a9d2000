import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Plugin } from 'vite';
import { composeSport, type ComposedFile } from './src/layout/compose/compose.ts';
import type { Layout } from './src/layout/schema.ts';

const SHEETS = join('src', 'layout', 'sports');
const LABELS = 'labels.json';
const PACKS = join('src', 'scoreboard', 'packs');

/** Every layout of every sport, made of the sheets in `src/layout/sports`. */
export async function composeAll(root = '.'): Promise<readonly ComposedFile[]> {
  const read = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(root, SHEETS, name), 'utf8'));
  const labels = (await read(LABELS)) as Layout['labels'];
  const names = (await readdir(join(root, SHEETS))).filter((name) => name.endsWith('.json') && name !== LABELS).sort();
  const files = await Promise.all(
    names.map(async (name) => composeSport(basename(name, '.json'), await read(name), labels)),
  );
  return files.flat();
}

/** Puts the layouts of all sports to the page's files, as `layouts/…`, and their packs as `packs/…`. */
export function sportLayouts(): Plugin {
  let root = '.';
  return {
    name: 'boardcast:layouts',
    applyToEnvironment: (environment) => environment.name === 'client',
    configResolved(config) {
      root = config.root;
    },
    async generateBundle() {
      for (const { path, layout } of await composeAll(root)) {
        this.emitFile({ type: 'asset', fileName: `layouts/${path}`, source: JSON.stringify(layout) });
      }
      const packs = (await readdir(join(root, PACKS))).filter((name) => name.endsWith('.json'));
      for (const name of packs) {
        const pack: unknown = JSON.parse(await readFile(join(root, PACKS, name), 'utf8'));
        this.emitFile({ type: 'asset', fileName: `packs/${name}`, source: JSON.stringify(pack) });
      }
    },
  };
}
