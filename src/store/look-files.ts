import type { Time } from '#lib/time.ts';
import type { Layout } from '#layout/schema.ts';
import { looksLikeLayout, looksLikeTheme } from '#layout/shape.ts';
import type { Theme } from '#layout/theme/theme-schema.ts';
import type { OverlayOptions } from './url-options.ts';

/** A file that could not be had is asked for again after this long. */
const RETRY_MS = 1_000;
/** A request without a whole answer is given up after this long: the files are a few kilobytes. */
const ANSWER_MS_MAX = 5_000;

/** The layout and the theme a page shows, and in words what it was asked for and could not have. */
export interface LookFiles {
  readonly layout: Layout;
  readonly theme: Theme;
  readonly faults: readonly string[];
}

export interface LookFilePorts {
  /** Gets a file of the page's own origin; rejects, in time, if there is no answer. */
  readonly fetch: (path: string) => Promise<Response>;
  readonly time: Pick<Time, 'after'>;
}

/**
 * Gets the layout and the theme that the options name from the page's own origin. A name that the server does not know, or a file that is
 * no layout or theme, gives the standard one; while the server cannot be reached it is asked again, for ever.
 */
export async function loadLookFiles(
  options: Pick<OverlayOptions, 'layout' | 'theme'>,
  ports: LookFilePorts,
): Promise<LookFiles> {
  const faults: string[] = [];
  const [layout, theme] = await Promise.all([
    loadNamed('layouts', options.layout, 'basketball', looksLikeLayout),
    loadNamed('themes', options.theme, 'classic', looksLikeTheme),
  ]);
  return { layout, theme, faults };

  async function loadNamed<T>(
    folder: string,
    asked: string | null,
    standard: string,
    isOne: (json: unknown) => json is T,
  ): Promise<T> {
    const name = asked ?? standard;
    for (;;) {
      const json = await fetchJson(`/${folder}/${name}.json`, ports);
      if (isOne(json)) return json;
      if (name !== standard && json !== undefined) {
        faults.push(`/${folder}/${name}.json: there is no such file, or it is broken; ${standard} is shown`);
        return loadNamed(folder, null, standard, isOne);
      }
      await new Promise<void>((resolve) => {
        ports.time.after(RETRY_MS, resolve);
      });
    }
  }
}

/** `LookFilePorts.fetch` in a browser. */
export function fetchLookFile(path: string): Promise<Response> {
  return fetch(path, { signal: AbortSignal.timeout(ANSWER_MS_MAX) });
}

/** What the file says; null if the server answered with something else; undefined if it did not answer, or with a fault of its own. */
async function fetchJson(path: string, { fetch }: LookFilePorts): Promise<unknown> {
  try {
    const response = await fetch(path);
    if (response.status >= 500) return undefined;
    return response.ok ? await response.json() : null;
  } catch (fault) {
    // No JSON; else the server is away, or silent: asked again.
    return fault instanceof SyntaxError ? null : undefined;
  }
}
