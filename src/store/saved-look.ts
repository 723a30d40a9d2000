import { looksLikeLayout, looksLikeTheme } from '#layout/shape.ts';
import { fetchJson, VARIANT, VARIANTS, type LookFilePorts, type LookFiles } from './look-files.ts';
import type { OverlayOptions } from './url-options.ts';

/** So often a file is asked for while the server does not answer; then what is shown stays. */
const TRIES = 5;
const RETRY_MS = 1_000;

/**
 * Gets the files of a look again: by `saved=<version>` as they are saved now, by `air=<word>` as they are on air. The query is another one
 * each time, so that no cache answers. Whatever cannot be had, or is no layout or theme, stays as it is in `shown`. Where the `wish` names
 * a theme and no layout, the layout follows a theme that is drawn for another variant now.
 */
export async function fetchLookAgain(
  shown: LookFiles,
  wish: Pick<OverlayOptions, 'layout' | 'theme'>,
  query: `${'saved' | 'air'}=${string}`,
  ports: LookFilePorts,
): Promise<LookFiles> {
  const again = (path: string): Promise<unknown> => ask(`${path}?${query}`, ports);
  const [layoutPath, themePath] = shown.paths;
  const [sameLayout, newTheme] = await Promise.all([again(layoutPath), again(themePath)]);
  const theme = looksLikeTheme(newTheme) ? newTheme : shown.theme;
  const follows = wish.theme !== null && wish.layout === null;
  const path = follows ? inVariant(layoutPath, theme.variant) : layoutPath;
  const newLayout = path === layoutPath ? sameLayout : await again(path);
  const hasLayout = looksLikeLayout(newLayout);
  const came = [...(hasLayout ? [layoutPath] : []), ...(theme === newTheme ? [themePath] : [])];
  return {
    ...shown,
    layout: hasLayout ? newLayout : looksLikeLayout(sameLayout) ? sameLayout : shown.layout,
    theme,
    paths: [hasLayout ? path : layoutPath, themePath],
    // What could not be had at first, and is there now, is no fault any more.
    faults: shown.faults.filter((fault) => !came.some((one) => fault.startsWith(`${one}: `))),
  };
}

/** The path of a sport's layout in another variant; itself where it is a file of the crew's own, or a card. */
function inVariant(path: string, variant = VARIANT): string {
  const [, sport, own, form = ''] = /^\/layouts\/([^/]+)\/([a-z]+)(-tall)?\.json$/.exec(path) ?? [];
  if (sport === undefined || own === undefined || !VARIANTS.test(own) || !VARIANTS.test(variant)) return path;
  return `/layouts/${sport}/${variant}${form}.json`;
}

async function ask(path: string, ports: LookFilePorts): Promise<unknown> {
  for (let tries = 1; ; tries += 1) {
    const json = await fetchJson(path, ports);
    if (json !== undefined || tries === TRIES) return json;
    await new Promise<void>((resolve) => {
      ports.time.after(RETRY_MS, resolve);
    });
  }
}
