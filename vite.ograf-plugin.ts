import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { FormProperty, OgrafForm } from './src/cli/ograf/form.ts';
import { KIT_FILE, packKit, type KitGraphic } from './src/cli/ograf/kit.ts';
import type { Layout } from './src/layout/schema.ts';
import { familyOf } from './src/layout/theme/faces.ts';
import type { Theme } from './src/layout/theme/theme-schema.ts';
import { customActionsOf } from './src/overlay/hosts/ograf-actions.ts';
import { graphicId, manifestOf } from './src/overlay/hosts/ograf-manifest.ts';
import type { OgrafFace, OgrafParts } from './src/overlay/hosts/ograf-parts.ts';
import { propertiesOf } from './src/overlay/hosts/ograf-properties.ts';
import { PACKS } from './src/scoreboard/packs/packs.ts';
import type { SportPack } from './src/scoreboard/packs/pack-schema.ts';
import { FACE_LIST, packagePath } from './vite.font-faces.ts';
import { servedFonts, type ServedFont } from './vite.font-plugin.ts';
import { composeAll } from './vite.layout-plugin.ts';
import { readThemes } from './vite.theme-plugin.ts';

/** The cards beside the bug. Sponsors' pictures follow a clock, which a graphic that is drawn by time does not have. */
const CARDS = ['pregame', 'break', 'final', 'strap'];
/** The face of a theme that names none. */
const USUAL_FACE = 'barlow-condensed';
/** Before a family's name: a page may have the same face from elsewhere, cut otherwise. */
const OWN = 'Boardcast ';

/**
 * Makes a graphic for each sport in each theme of the one script that the build made: before its code stand that graphic's sport and theme, so
 * that it draws without asking for a file but its faces. All of them are one file, what they share once in it.
 */
export function ografKit(): Plugin {
  let root = '.';
  return {
    name: 'boardcast:ograf-kit',
    // Behind what makes one style sheet of all.
    enforce: 'post',
    configResolved(config) {
      root = config.root;
    },
    async generateBundle(_options, bundle) {
      const built = Object.entries(bundle);
      const code = built.flatMap(([, file]) => (file.type === 'chunk' ? file.code : []));
      const css = built.flatMap(([name, file]) =>
        file.type === 'asset' && name.endsWith('.css') ? textOf(file.source) : [],
      );
      if (code.length !== 1 || css.length !== 1)
        throw new Error(
          `expected one script and one style sheet of an OGraf graphic, got ${built.map(([name]) => name).join(', ')}`,
        );
      for (const [name] of built) delete bundle[name];
      const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
      const layouts = new Map((await composeAll(root)).map(({ path, layout }) => [path, layout]));
      const fonts = await servedFonts();
      const files: Record<string, string> = {};
      const graphics: KitGraphic[] = [];
      const forms: Record<string, OgrafForm> = {};
      for (const { id: themeId, theme } of await readThemes(root)) {
        const own = fontsOf(theme, fonts);
        const named: Record<string, string> = {};
        const add = (name: string, shared: string, source: Uint8Array): void => {
          named[name] = shared;
          files[shared] = Buffer.from(source).toString('base64');
        };
        for (const font of own) {
          add(fileOf(font), font.name, font.data);
          const { face } = font;
          add(`fonts/${face.licenceFile}`, face.licenceFile, await readFile(packagePath(face, face.licence)));
        }
        for (const pack of PACKS.values()) {
          const parts: OgrafParts = {
            pack,
            theme: withOwnFamilies(theme),
            layouts: layoutsOf(pack, theme.variant, layouts),
            faces: own.map(faceOf),
            css: css.join(''),
          };
          // What differs by the theme are its colours alone, which are no limits.
          forms[pack.id] = formOf(pack, theme);
          graphics.push({
            id: graphicId(pack.id, themeId),
            sport: pack.id,
            theme: themeId,
            manifest: `${JSON.stringify(manifestOf({ pack, theme, themeId, version }), undefined, 2)}\n`,
            parts: `const BOARDCAST_PARTS=${JSON.stringify(parts)};\n`,
            files: named,
          });
        }
      }
      const source = await packKit({ code: code.join(''), graphics, forms, files });
      this.emitFile({ type: 'asset', fileName: KIT_FILE, source });
    },
  };
}

/** What a recording may say to a sport's graphics. */
export function formOf(pack: SportPack, theme: Theme): OgrafForm {
  const fields: Record<string, FormProperty> = {};
  const options: Record<string, FormProperty> = {};
  for (const { name, target, schema } of propertiesOf(pack, theme)) {
    const { type, enum: words, maximum, maxLength } = schema;
    const property = { name, type, enum: words, maximum, maxLength };
    if ('field' in target) fields[target.field] = property;
    else if ('option' in target) options[target.option] = property;
  }
  return { fields, options, actions: customActionsOf(pack).map(({ id }) => id) };
}

function textOf(source: string | Uint8Array): string {
  return typeof source === 'string' ? source : new TextDecoder().decode(source);
}

function layoutsOf(pack: SportPack, variant: string, layouts: ReadonlyMap<string, Layout>): OgrafParts['layouts'] {
  const named = [variant, ...CARDS].flatMap((name) =>
    ['', '-tall'].map((form) => {
      const layout = layouts.get(`${pack.id}/${name}${form}.json`);
      if (layout === undefined) throw new Error(`there is no layout ${pack.id}/${name}${form}`);
      return [`${name === variant ? 'bug' : name}${form}`, layout] as const;
    }),
  );
  return Object.fromEntries(named);
}

/** The files of the faces that a theme draws in. */
function fontsOf({ tokens }: Theme, fonts: readonly ServedFont[]): readonly ServedFont[] {
  const named = [tokens['font'] ?? familyOf(USUAL_FACE), tokens['digit-font'] ?? ''].map(bare);
  const own = fonts.filter(({ face }) => named.includes(bare(face.family)));
  if (own.length === 0) throw new Error(`none of the faces ${named.join(', ')} is one of ours`);
  return own;
}

function bare(family: string): string {
  return family.replace(/["']/g, '').toLowerCase();
}

function ownFamily(family: string): string {
  return family.startsWith(OWN) ? family : OWN + family;
}

/** A face of ours under this graphic's own name; another family as it is. */
function ownFace(wanted: string): string {
  const face = FACE_LIST.find(({ family }) => bare(family) === bare(wanted));
  return face === undefined ? wanted : JSON.stringify(ownFamily(face.family));
}

function withOwnFamilies(theme: Theme): Theme {
  const { font = familyOf(USUAL_FACE), 'digit-font': digits } = theme.tokens;
  return {
    ...theme,
    tokens: {
      ...theme.tokens,
      font: ownFace(font),
      ...(digits === undefined ? {} : { 'digit-font': ownFace(digits) }),
    },
  };
}

function fileOf({ name }: ServedFont): string {
  return `fonts/${name}.woff2`;
}

function faceOf(font: ServedFont): OgrafFace {
  const { face, range, ascent, descent } = font;
  return {
    family: ownFamily(face.family),
    file: fileOf(font),
    descriptors: {
      weight: String(face.weight),
      unicodeRange: range,
      display: 'block',
      ascentOverride: percent(ascent),
      descentOverride: percent(descent),
      lineGapOverride: '0%',
      ...(face.sizeAdjust === 1 ? {} : { sizeAdjust: percent(face.sizeAdjust) }),
    },
  };
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))}%`;
}
