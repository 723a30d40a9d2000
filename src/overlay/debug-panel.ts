import type { Look } from '#layout/look.ts';
import type { LayoutNode } from '#layout/schema.ts';
import { decodeHealth } from '#protocol/api.ts';
import { rulesFault } from '#scoreboard/reckon.ts';
import { explainIgnored, explainSport } from '#store/ignored-options.ts';
import { statusOf, type ScoreboardStore } from '#store/scoreboard-store.ts';
import type { LookFiles } from '#store/look-files.ts';
import type { Ignored, OverlayOptions } from '#store/url-options.ts';

interface DebugFacts {
  readonly store: ScoreboardStore;
  readonly stream: string;
  readonly options: OverlayOptions;
  readonly files: LookFiles & { readonly look: Look };
  /** What of the URL was not understood. */
  readonly ignored: readonly Ignored[];
}

/** OBS's default size of a browser source: nobody means it. */
const OBS_DEFAULT = '800×600';

/** For `?debug=1` alone: what this page runs in and what it hears. It is plain DOM, so that it also speaks when the graphic does not. */
export function showDebugPanel({ store, stream, options, files, ignored }: DebugFacts): void {
  const parts = partsOf(files.layout.root);
  const strangers = files.look.hide.filter((name) => !parts.includes(name));
  const panel = document.createElement('pre');
  panel.dataset['part'] = 'debug';
  panel.style.cssText =
    'position:fixed;right:5%;top:36%;margin:0;padding:12px 18px;max-width:80%;white-space:pre-wrap;font:16px/1.5 monospace;color:#ebebeb;background:#14181f;z-index:1';
  document.body.append(panel);

  let build = '';
  void (async () => {
    build = await buildOf();
    write();
  })();

  function write(): void {
    const state = store.getState();
    const size = `${window.innerWidth}×${window.innerHeight}`;
    const lines = [
      `stream  ${stream}`,
      `link    ${state.link}, source ${statusOf(state)}${state.source.demo === true ? ' (demo)' : ''}`,
      `build   ${build}`,
      `engine  ${/Chrom(?:e|ium)\/[\d.]+/.exec(navigator.userAgent)?.[0] ?? navigator.userAgent}`,
      `host    ${/\bOBS\/[\d.]+/.exec(navigator.userAgent)?.[0] ?? 'browser'}`,
      `size    ${size} at ${window.devicePixelRatio}`,
      ...(size === OBS_DEFAULT ? [`        ${OBS_DEFAULT} is OBS's default: set the source to 1920×1080`] : []),
      `fields  ${Object.keys(state.values).length}, whole states ${state.redraw}`,
      ...[
        ...explainIgnored(ignored),
        ...explainSport(options.sport ?? state.control['sport'], files.pack),
        ...[rulesFault(files.pack, options.rules) ?? []].flat(),
        ...files.faults,
      ].map((note) => `option  ${note}`),
      ...strangers.map((name) => `option  hide: ${name} is no part of this layout, expected any of ${parts.join('.')}`),
    ];
    const text = lines.join('\n');
    if (panel.textContent !== text) panel.textContent = text;
  }
  write();
  store.subscribe(write);
  window.addEventListener('resize', write);
}

function partsOf(node: LayoutNode): readonly string[] {
  return [node.part ?? [], 'children' in node ? node.children.flatMap(partsOf) : []].flat();
}

/** The build that the relay runs, empty if it does not say. */
async function buildOf(): Promise<string> {
  try {
    const response = await fetch('/healthz');
    const health = decodeHealth(await response.text());
    return health.ok ? health.value.build : '';
  } catch {
    return ''; // another server than the relay, or none at all
  }
}
