import type { Time } from '#lib/time.ts';
import type { Layout } from '#layout/schema.ts';
import { looksLikeLayout, looksLikeTheme } from '#layout/shape.ts';
import type { Theme } from '#layout/theme/theme-schema.ts';
import type { OverlayOptions } from './url-options.ts';

/** A file that could not be had is asked for again after this long. */
const RETRY_MS = 1_000;
/** A request without a whole answer is given up after this long: the files are a few kilobytes. */
const ANSWER_MS_MAX = 5_000;

/** What is drawn where nothing else is asked for, or can be had. */
const SPORT = 'basketball';
const THEME = 'classic';
export const VARIANT = 'bar';
/** The variants that every sport has; another `layout` is a file of its own. */
export const VARIANTS = /^(bar|strip|stack|bold|text|led)$/;

/** The layout and the theme a page shows, and in words what it was asked for and could not have. */
export interface LookFiles {
  readonly layout: Layout;
  readonly theme: Theme;
  /** The pack of the sport that the page was told, as it came; undefined without one. */
  readonly pack: unknown;
  /** Where they came from, or would have, had the wish been granted. */
  readonly paths: readonly [layout: string, theme: string];
  readonly faults: readonly string[];
}

export interface LookFilePorts {
  /** Gets a file of the page's own origin; rejects, in time, if there is no answer. */
  readonly fetch: (path: string) => Promise<Response>;
  readonly time: Pick<Time, 'after'>;
}

type LookWish = Pick<OverlayOptions, 'sport' | 'show' | 'layout' | 'theme'>;

/**
 * Gets the layout and the theme that the options name from the page's own origin. The layout is the sport's, in the variant that the theme is
 * drawn for; `layout` names another variant, or a file of the crew's own. A name that the server does not know, or a file that is no layout
 * or theme, gives the standard one; while the server cannot be reached it is asked again, for ever. `isWide` is the canvas's.
 */
export async function loadLookFiles(wish: LookWish, isWide: boolean, ports: LookFilePorts): Promise<LookFiles> {
  const { sport, show, layout, theme } = wish;
  const faults: string[] = [];
  const themed = loadFirst('themes', theme, [THEME], looksLikeTheme);
  const pack = sport === null ? undefined : fetchJson(`/packs/${sport}.json`, ports);
  const form = (name: string): string => `${sport ?? SPORT}/${name}${isWide ? '' : '-tall'}`;
  // Without a wish the theme is no question, and both files come at once.
  const variant = theme === null ? VARIANT : ((await themed).json.variant ?? VARIANT);
  const usual = form(VARIANTS.test(variant) ? variant : VARIANT);
  const own =
    show !== null && show !== 'bug'
      ? form(show)
      : layout === null
        ? sport && usual
        : VARIANTS.test(layout)
          ? form(layout)
          : layout;
  const laidOut = await loadFirst('layouts', own, [usual, `${SPORT}/${VARIANT}`], looksLikeLayout);
  return {
    layout: laidOut.json,
    theme: (await themed).json,
    pack: await pack,
    paths: [laidOut.path, (await themed).path],
    faults,
  };

  /** The file of the wish, else the first of the others that is one; the last of all is waited for until it is there. */
  async function loadFirst<T>(
    folder: string,
    wish: string | null,
    others: readonly string[],
    isOne: (json: unknown) => json is T,
  ): Promise<{ readonly json: T; readonly path: string }> {
    const names = wish === null ? others : [wish, ...others];
    const [first = ''] = names;
    const path = `/${folder}/${first}.json`;
    for (let at = 0; ;) {
      const name = names[at] ?? first;
      const json = await fetchJson(`/${folder}/${name}.json`, ports);
      if (isOne(json)) {
        if (name !== first) faults.push(`${path}: not there, broken or not on air yet; ${name} is shown`);
        return { json, path };
      }
      if (json !== undefined && at < names.length - 1) at += 1;
      else {
        await new Promise<void>((resolve) => {
          ports.time.after(RETRY_MS, resolve);
        });
      }
    }
  }
}

/** `LookFilePorts.fetch` in a browser. */
export function fetchLookFile(path: string): Promise<Response> {
  return fetch(path, { signal: AbortSignal.timeout(ANSWER_MS_MAX) });
}

/** What a file says; null if the server answered with something else; undefined if it did not answer, or with a fault of its own. */
export async function fetchJson(path: string, { fetch }: LookFilePorts): Promise<unknown> {
  try {
    const response = await fetch(path);
    if (response.status >= 500) return undefined;
    return response.ok ? await response.json() : null;
  } catch (fault) {
    // No JSON; else the server is away, or silent: asked again.
    return fault instanceof SyntaxError ? null : undefined;
  }
}
