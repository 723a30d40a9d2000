/** Makes one file of each sport that a playout server shows from its own template folder, from `file://` too. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import { PACKS } from './src/scoreboard/packs/packs.ts';
import { inlineFontFaces } from './vite.font-plugin.ts';
import { composeAll } from './vite.layout-plugin.ts';
import { templateForm, type TemplateForm } from './vite.template-form.ts';
import { readThemes } from './vite.theme-plugin.ts';

/** The inline script of index.html that keeps a host's calls stands in each template too, by this in it. */
const CALLS_MARK = 'window.hostCalls = {';
/** A template is read from a disk and not from a network. It is to stay small enough to be mailed, a folder of them too. */
const BYTES_MAX = 900_000;

/** What a template is made of. */
export interface TemplateParts {
  readonly name: string;
  readonly sport: string;
  readonly form: TemplateForm;
  readonly files: Readonly<Record<string, unknown>>;
  /** ES5, before anything else. */
  readonly calls: string;
  readonly fontFaces: string;
  readonly style: string;
  readonly script: string;
}

/** A template's whole text. Both of its own scripts are classic ones: browsers load no module from `file://`, and SPX's importer runs none. */
export function templateHtml({ name, sport, form, files, calls, fontFaces, style, script }: TemplateParts): string {
  const told = { sport, fields: form.fields, files };
  return `<!doctype html>
<html lang="en" data-template="${sport}">
<head>
<meta charset="utf-8">
<title>Boardcast: ${name}</title>
<link rel="icon" href="data:,">
<style>html,body{margin:0;background:transparent;overflow:hidden}</style>
<script>window.SPXGCTemplateDefinition = ${jsonInScript(form.definition)};</script>
<script>${calls}</script>
<style>${fontFaces}${style}</style>
</head>
<body>
<div id="root"></div>
<script type="application/json" id="boardcast-template">${jsonInScript(told)}</script>
<script>
// An engine before Chromium 103, and an importer that merely looks, paint nothing; the server's log says why.
(function () {
  var chrome = /Chrom(?:e|ium)\\/(\\d+)/.exec(navigator.userAgent);
  window.boardcastRuns = !/jsdom/i.test(navigator.userAgent) && (!chrome || Number(chrome[1]) >= 103);
  if (chrome && !window.boardcastRuns) console.error('Boardcast needs Chromium 103 or newer (CasparCG 2.4), this program brings ' + chrome[1]);
})();
</script>
<script>if (window.boardcastRuns) {
${inScript(script)}
}</script>
</body>
</html>
`;
}

/** Code in whose strings nothing ends the script that it stands in, or begins a comment. */
export function inScript(code: string): string {
  return code.replaceAll(/<(?=\/script|script|!--)/gi, '\\x3C');
}

/** JSON, likewise. */
function jsonInScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** The inline script that keeps a host's calls, without its element. */
export function callsScript(html: string): string {
  const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, code = '']) => code);
  const script = scripts.find((code) => code.includes(CALLS_MARK));
  if (script === undefined) throw new Error(`index.html has no script that says ${CALLS_MARK}`);
  return script;
}

/** What every template draws by, but for its code. */
export async function templateParts(root = '.'): Promise<readonly Omit<TemplateParts, 'style' | 'script'>[]> {
  const [layouts, themes, calls, fontFaces] = await Promise.all([
    composeAll(root),
    readThemes(root),
    readFile(join(root, 'index.html'), 'utf8').then(callsScript),
    inlineFontFaces(),
  ]);
  const themeFiles = themes.map(({ id, theme }) => [`/themes/${id}.json`, theme] as const);
  return [...PACKS.values()].map((pack) => {
    const own = layouts.filter(({ path }) => path.startsWith(`${pack.id}/`));
    const bug = own.find(({ path }) => path === `${pack.id}/bar.json`);
    if (bug === undefined) throw new Error(`${pack.id} has no layout`);
    return {
      name: pack.name,
      sport: pack.id,
      form: templateForm(pack, bug.layout, themes),
      files: Object.fromEntries([
        [`/packs/${pack.id}.json`, pack],
        ...themeFiles,
        ...own.map(({ path, layout }) => [`/layouts/${path}`, layout] as const),
      ]),
      calls,
      fontFaces,
    };
  });
}

/** Puts the bundle's script and style into a file for each sport, in place of their own. */
export function templates(): Plugin {
  let root = '.';
  return {
    name: 'boardcast:templates',
    configResolved(config) {
      root = config.root;
    },
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const { script, style } = codeIn(bundle);
        for (const fileName of Object.keys(bundle)) delete bundle[fileName];
        for (const parts of await templateParts(root)) {
          const source = templateHtml({ ...parts, script, style });
          const bytes = Buffer.byteLength(source);
          if (bytes > BYTES_MAX) this.error(`the template of ${parts.sport} has ${bytes} bytes, of ${BYTES_MAX}`);
          this.emitFile({ type: 'asset', fileName: `boardcast-${parts.sport}.html`, source });
        }
      },
    },
  };
}

function codeIn(bundle: Rolldown.OutputBundle): { readonly script: string; readonly style: string } {
  const files = Object.values(bundle);
  const chunks = files.filter((file) => file.type === 'chunk');
  const [chunk] = chunks;
  if (chunk === undefined || chunks.length > 1) throw new Error(`a template is of one script, not of ${chunks.length}`);
  const styles = files.flatMap((file) =>
    file.type === 'asset' && file.fileName.endsWith('.css') ? [file.source] : [],
  );
  return { script: chunk.code, style: styles.map(textOf).join('') };
}

function textOf(source: string | Uint8Array): string {
  return typeof source === 'string' ? source : Buffer.from(source).toString('utf8');
}
