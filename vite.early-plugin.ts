import type { Plugin, Rolldown } from 'vite';
import { FACE_NAMES } from './src/layout/theme/faces.ts';
import { servedFonts } from './vite.font-plugin.ts';
import { readThemes } from './vite.theme-plugin.ts';

/** The name of the chunk that `vite.config.ts` makes of what pages with a sport need. */
export const SPORT_CHUNK = 'sport';
/** Stands in index.html where the table goes. */
const MARK = "{ looks: 'of the build' }";

/** What the inline script of an overlay's page must know to ask for what a URL's theme draws by. */
interface EarlyTable {
  /** By theme: the variant of its layouts, its text face, and the face of its digits if that is another. */
  readonly themes: Readonly<Record<string, readonly string[]>>;
  /** By face, as `?font=` names it: the file that every picture draws of. */
  readonly faces: Readonly<Record<string, string>>;
  /** What every page that names a sport needs beside its own chunk. */
  readonly sport: readonly string[];
}

/** The table of the shipped themes and faces, and of a built page's chunks. Throws where a theme's file is none. */
export async function earlyTable(root: string, bundle: Rolldown.OutputBundle): Promise<EarlyTable> {
  const fonts = await servedFonts();
  const faces = fonts
    .filter(({ face, name }) => name === face.cuts[0]?.name)
    .map(({ face, fileName }) => [slugOf(face.family), `/${fileName}`] as const);
  const looks = (await readThemes(root)).map(({ id, theme: { variant, tokens } }) => {
    const families = [tokens['font'] ?? FACE_NAMES[0], tokens['digit-font'] ?? []].flat();
    return [id, [variant, ...families.map(slugOf)]] as const;
  });
  const chunk = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === SPORT_CHUNK);
  const sport = chunk?.type === 'chunk' ? [chunk.fileName, ...(chunk.viteMetadata?.importedCss ?? [])] : [];
  return {
    themes: Object.fromEntries(looks),
    faces: Object.fromEntries(faces),
    sport: sport.map((file) => `/${file}`),
  };
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
    transformIndexHtml: {
      // The files' names are known once the bundle is.
      order: 'post',
      async handler(html, { bundle = {} }) {
        if (!html.includes(MARK)) throw new Error(`index.html has no place for the table of looks: ${MARK}`);
        return html.replace(MARK, JSON.stringify(await earlyTable(root, bundle)));
      },
    },
  };
}
