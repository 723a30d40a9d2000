import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';
import { cutFonts, type FontFile } from './vite.font-cut.ts';
import { FACE_LIST, packagePath } from './vite.font-faces.ts';

export interface ServedFont extends FontFile {
  /** From the page's root, without a slash. */
  readonly fileName: string;
}

let fonts: Promise<readonly ServedFont[]> | undefined;

/** Every file of every face under the name that it is served by. They are cut once, whoever asks. */
export function servedFonts(): Promise<readonly ServedFont[]> {
  fonts ??= cutFonts().then((cuts) =>
    cuts.map((cut) => {
      const hash = createHash('sha256').update(cut.data).digest('base64url').slice(0, 8);
      return { ...cut, fileName: `assets/bug-${cut.name}-${hash}.woff2` };
    }),
  );
  return fonts;
}

/** Serves the cut faces beside the page's assets, declares them in the page's head, and puts their licences to them. */
export function bugFonts(): Plugin {
  return {
    name: 'bug-fonts',
    applyToEnvironment: (environment) => environment.name === 'client',
    async generateBundle() {
      for (const { fileName, data } of await servedFonts()) this.emitFile({ type: 'asset', fileName, source: data });
      for (const face of FACE_LIST) {
        // oxlint-disable-next-line no-await-in-loop
        const source = await readFile(packagePath(face, face.licence));
        this.emitFile({ type: 'asset', fileName: `fonts/${face.licenceFile}`, source });
      }
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        void (async () => {
          const file = (await servedFonts()).find(({ fileName }) => request.url === `/${fileName}`);
          if (file === undefined) next();
          else response.setHeader('Content-Type', 'font/woff2').end(file.data);
        })();
      });
    },
    async transformIndexHtml() {
      const files = await servedFonts();
      return [
        {
          tag: 'style',
          children: files.map((font) => fontFace(font, `/${font.fileName}`)).join(''),
          injectTo: 'head' as const,
        },
      ];
    },
  };
}

/** The rules of all faces with their files in them, for a page that has no server. */
export async function inlineFontFaces(): Promise<string> {
  const files = await servedFonts();
  return files.map((font) => fontFace(font, `data:font/woff2;base64,${font.data.toString('base64')}`)).join('');
}

/** A rule for a file: the browser fetches that when a character of its range is drawn in its family. */
function fontFace({ face, range, ascent, descent }: ServedFont, url: string): string {
  const { family, weight, sizeAdjust } = face;
  return (
    `@font-face{font-family:"${family}";font-weight:${weight};font-display:block;src:url(${url})format("woff2");` +
    `unicode-range:${range};ascent-override:${percent(ascent)};descent-override:${percent(descent)};line-gap-override:0%` +
    `${sizeAdjust === 1 ? '' : `;size-adjust:${percent(sizeAdjust)}`}}`
  );
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))}%`;
}
