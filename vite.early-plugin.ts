import type { Plugin } from 'vite';
import { FACE_NAMES } from './src/layout/theme/faces.ts';
import { servedFonts } from './vite.font-plugin.ts';
import { readThemes } from './vite.theme-plugin.ts';

/** Stands in index.html where the table goes. */
const MARK = "{ looks: 'of the build' }";

/** What the inline script of an overlay's page must know to ask for what a URL's theme draws by. */
interface EarlyTable {
  /** By theme: the variant of its layouts, its text face, and the face of its digits if that is another. */
  readonly themes: Readonly<Record<string, readonly string[]>>;
  /** By face, as `?font=` names it: the file that every picture draws of. */
  readonly faces: Readonly<Record<string, string>>;
}

/** The table of the shipped themes and faces. Throws where a theme's file is none. */
export async function earlyTable(root = '.'): Promise<EarlyTable> {
  const fonts = await servedFonts();
  const faces = fonts
    .filter(({ face, name }) => name === face.cuts[0]?.name)
    .map(({ face, fileName }) => [slugOf(face.family), `/${fileName}`] as const);
  const looks = (await readThemes(root)).map(({ id, theme: { variant, tokens } }) => {
    const families = [tokens['font'] ?? FACE_NAMES[0], tokens['digit-font'] ?? []].flat();
    return [id, [variant, ...families.map(slugOf)]] as const;
  });
  return { themes: Object.fromEntries(looks), faces: Object.fromEntries(faces) };
}

/** A family of CSS, quoted or not, as `?font=` names it. */
function slugOf(family: string): string {
  return family.replaceAll(/["']/g, '').toLowerCase().replaceAll(' ', '-');
}

/** Writes the table into the page. */
export function earlyFiles(): Plugin {
  let root = '.';
  return {
    name: 'boardcast:early-files',
    applyToEnvironment: (environment) => environment.name === 'client',
    configResolved(config) {
      root = config.root;
    },
    async transformIndexHtml(html) {
      if (!html.includes(MARK)) throw new Error(`index.html has no place for the table of looks: ${MARK}`);
      return html.replace(MARK, JSON.stringify(await earlyTable(root)));
    },
  };
}
