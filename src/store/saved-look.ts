import { looksLikeLayout, looksLikeTheme } from '#layout/shape.ts';
import { fetchJson, type LookFilePorts, type LookFiles } from './look-files.ts';

/** So often a file is asked for while the server does not answer; then what is shown stays. */
const TRIES = 5;
const RETRY_MS = 1_000;

/**
 * Gets the files of a look again: by `saved=<version>` as they are saved now, by `air=<word>` as they are on air. The query is another one
 * each time, so that no cache answers. Whatever cannot be had, or is no layout or theme, stays as it is in `shown`.
 */
export async function fetchLookAgain(
  shown: LookFiles,
  query: `${'saved' | 'air'}=${string}`,
  ports: LookFilePorts,
): Promise<LookFiles> {
  const [layout, theme] = await Promise.all(shown.paths.map((path) => ask(`${path}?${query}`, ports)));
  const came = [looksLikeLayout(layout), looksLikeTheme(theme)];
  return {
    ...shown,
    layout: looksLikeLayout(layout) ? layout : shown.layout,
    theme: looksLikeTheme(theme) ? theme : shown.theme,
    // What could not be had at first, and is there now, is no fault any more.
    faults: shown.faults.filter((fault) => !shown.paths.some((path, at) => came[at] && fault.startsWith(`${path}: `))),
  };
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
