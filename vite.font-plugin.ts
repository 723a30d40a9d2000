import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import subsetFont from 'subset-font';
import type { Plugin } from 'vite';
import { readFont } from './vite.font-tables.ts';

/** The face of the graphics: SIL Open Font License 1.1, with tabular figures. One weight, since every weight is paid for before the first frame. */
const PACKAGE = '@fontsource/barlow-condensed';
const FAMILY = 'Barlow Condensed';
const WEIGHT = 600;

/**
 * Its capitals are 0.7 em high. With these metrics the middle of a line is the middle of its capitals and figures, so that a line box that
 * is centred in a plate centres the ink as well (the file's own metrics set it 0.05 em too low).
 */
const ASCENT = 0.95;
const DESCENT = 0.25;

interface Cut {
  readonly name: string;
  readonly file: string;
  readonly range: string;
  /** Fetched before anything asks for it. */
  readonly preload: boolean;
}

const CUTS: readonly Cut[] = [
  // ASCII, Latin-1, ı and Œ, which the package's file has as well, dashes, quotation marks, ellipsis, bullet, euro: every word of the layouts and most names of western Europe.
  {
    name: 'latin',
    file: 'latin',
    range: 'U+20-7E,U+A0-FF,U+131,U+152-153,U+2013-2014,U+2018-201A,U+201C-201E,U+2022,U+2026,U+20AC',
    preload: true,
  },
  // Central and eastern Europe, the Baltic, Turkey, Wales; fetched when a name needs it.
  {
    name: 'latin-ext',
    file: 'latin-ext',
    range: 'U+100-130,U+132-151,U+154-17F,U+1CD-1DC,U+1FA-1FF,U+218-21B,U+1E80-1E85',
    preload: false,
  },
];

export interface FontFile {
  readonly name: string;
  readonly range: string;
  readonly preload: boolean;
  readonly data: Buffer;
}

/** The face's colon stands in the middle of its small letters. On a clock it belongs in the middle of the figures: 0.112 em higher. */
const COLON_RAISE = 112;

/** Cuts the face down to what is shown. Hints are dropped: at these sizes they are half the file and move nothing. */
export async function cutFonts(): Promise<readonly FontFile[]> {
  return Promise.all(
    CUTS.map(async ({ name, file, range, preload }) => {
      const path = join(packageFolder(), 'files', `barlow-condensed-${file}-${WEIGHT}-normal.woff2`);
      const cut = await subsetFont(await readFile(path), charactersIn(range), {
        targetFormat: 'truetype',
        keepFeatures: ['kern', 'tnum', 'lnum'],
        noHinting: true,
      });
      raiseColon(cut);
      return {
        name,
        range,
        preload,
        data: await subsetFont(cut, undefined, { targetFormat: 'woff2', keepAllGlyphs: true }),
      };
    }),
  );
}

function raiseColon(font: Buffer): void {
  const tables = readFont(font);
  const colon = tables.glyphOf(':');
  if (colon === 0) return; // the accented letters' file has none
  if (!tables.raise(colon, COLON_RAISE)) throw new Error('the colon is not made of two full stops any more');
}

function packageFolder(): string {
  return dirname(createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`));
}

function charactersIn(range: string): string {
  return range
    .split(',')
    .flatMap((part) => {
      const [from = 0, to = from] = part
        .slice(2)
        .split('-')
        .map((hex) => Number.parseInt(hex, 16));
      return Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index));
    })
    .join('');
}

interface Served extends FontFile {
  readonly fileName: string;
}

/** Serves the subset faces beside the page's assets, declares them in the page's head, and puts their licence to them. */
export function bugFonts(): Plugin {
  let fonts: Promise<readonly Served[]> | undefined;
  const served = (): Promise<readonly Served[]> =>
    (fonts ??= cutFonts().then((cuts) =>
      cuts.map((cut) => {
        const hash = createHash('sha256').update(cut.data).digest('base64url').slice(0, 8);
        return { ...cut, fileName: `assets/bug-${cut.name}-${hash}.woff2` };
      }),
    ));

  return {
    name: 'bug-fonts',
    applyToEnvironment: (environment) => environment.name === 'client',
    async generateBundle() {
      for (const { fileName, data } of await served()) this.emitFile({ type: 'asset', fileName, source: data });
      const licence = await readFile(join(packageFolder(), 'LICENSE'));
      this.emitFile({ type: 'asset', fileName: 'fonts/OFL.txt', source: licence });
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        void (async () => {
          const file = (await served()).find(({ fileName }) => request.url === `/${fileName}`);
          if (file === undefined) next();
          else response.setHeader('Content-Type', 'font/woff2').end(file.data);
        })();
      });
    },
    async transformIndexHtml() {
      const files = await served();
      const preloads = files.filter(({ preload }) => preload);
      return [
        ...preloads.map(({ fileName }) => ({
          tag: 'link',
          attrs: { rel: 'preload', href: `/${fileName}`, as: 'font', type: 'font/woff2', crossorigin: '' },
          injectTo: 'head' as const,
        })),
        { tag: 'style', children: files.map(fontFace).join(''), injectTo: 'head' as const },
      ];
    },
  };
}

function fontFace({ fileName, range }: Served): string {
  return (
    `@font-face{font-family:"${FAMILY}";font-weight:${WEIGHT};font-display:block;src:url(/${fileName})format("woff2");` +
    `unicode-range:${range};ascent-override:${ASCENT * 100}%;descent-override:${DESCENT * 100}%;line-gap-override:0%}`
  );
}
