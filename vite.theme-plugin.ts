import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import type { Plugin } from 'vite';
import { themeSchema, type Theme } from './src/layout/theme/theme-schema.ts';
import type { ThemeList } from './src/protocol/api.ts';

const FOLDER = join('public', 'themes');
/** The theme that is drawn where none is asked for stands first. */
const USUAL = 'classic';
/** The variant of a theme that names none. */
const USUAL_VARIANT = 'bar';

/** A theme's file and its name without `.json`. */
interface ThemeFile {
  readonly id: string;
  readonly theme: Theme & { readonly variant: string };
}

/** The files of the themes that ship, the usual one first and the others by name. Throws where one is no theme. */
export async function readThemes(root = '.'): Promise<readonly ThemeFile[]> {
  const names = (await readdir(join(root, FOLDER))).filter((name) => name.endsWith('.json'));
  const themes = await Promise.all(
    names.map(async (file) => {
      const theme = v.parse(themeSchema, JSON.parse(await readFile(join(root, FOLDER, file), 'utf8')));
      return { id: basename(file, '.json'), theme: { ...theme, variant: theme.variant ?? USUAL_VARIANT } };
    }),
  );
  return themes.sort((a, b) => (rankOf(a.id) < rankOf(b.id) ? -1 : 1));
}

/** What a page may choose from. */
export async function listThemes(root = '.'): Promise<ThemeList> {
  const themes = await readThemes(root);
  return { themes: themes.map(({ id, theme: { name, variant } }) => ({ id, name, variant })) };
}

function rankOf(id: string): string {
  return id === USUAL ? '' : id;
}

/**
 * Puts the list of the themes to the page's files, as `themes.json`. Not within `themes/`, where a crew's own theme of that name would
 * stand before it.
 */
export function themeList(): Plugin {
  let root = '.';
  return {
    name: 'boardcast:themes',
    applyToEnvironment: (environment) => environment.name === 'client',
    configResolved(config) {
      root = config.root;
    },
    async generateBundle() {
      const source = JSON.stringify(await listThemes(root));
      this.emitFile({ type: 'asset', fileName: 'themes.json', source });
    },
  };
}
