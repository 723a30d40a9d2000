import type { Result } from '#lib/result.ts';
import { refused } from '#lib/result.ts';
import { decodeSportList, decodeThemeList } from '#protocol/api.ts';
import type { GalleryLists } from './gallery-filter.ts';
import type { GalleryPorts } from './gallery-ports.ts';

/** Lists that could not be had are asked for again after this long, in ms. */
const RETRY_MS = 1000;

/**
 * Gets what the gallery can show: the sports of the relay and the themes that ship with the page. `tell` hears of every try, the last of
 * which has them. Returns how to end it.
 */
export function loadLists(
  { fetch, time }: Pick<GalleryPorts, 'fetch' | 'time'>,
  tell: (lists: Result<GalleryLists>) => void,
): () => void {
  let callOff: (() => void) | undefined;
  let gone = false;

  async function ask<T>(path: string, decode: (text: string) => Result<T>): Promise<Result<T>> {
    try {
      const response = await fetch(path);
      if (!response.ok) return refused(`status ${response.status}`);
      const list = decode(await response.text());
      return list.ok ? list : refused(`unreadable ${list.reason}`);
    } catch {
      return refused('unreachable');
    }
  }

  async function load(): Promise<void> {
    const [sports, themes] = await Promise.all([
      ask('/api/sports', decodeSportList),
      ask('/themes.json', decodeThemeList),
    ]);
    if (gone) return;
    if (sports.ok && themes.ok) {
      tell({ ok: true, value: { sports: sports.value.sports, themes: themes.value.themes } });
      return;
    }
    if (!sports.ok) tell(sports);
    else if (!themes.ok) tell(themes);
    callOff = time.after(RETRY_MS, () => void load());
  }

  void load();
  return () => {
    gone = true;
    callOff?.();
  };
}
