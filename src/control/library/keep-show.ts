import type { LibraryStorage } from './library-ports.ts';
import { EMPTY_SHOW, readShow, writeShow, type Show } from '#protocol/show.ts';

const STORAGE_KEY = 'boardcast.show';

/** The show that this browser keeps; an empty one where it keeps none, or none that can be read. */
export function keptShow(storage: LibraryStorage | undefined): Show {
  try {
    const show = readShow(storage?.getItem(STORAGE_KEY) ?? '');
    return show.ok ? show.value : EMPTY_SHOW;
  } catch {
    return EMPTY_SHOW;
  }
}

/** Keeps a show, if the browser lets it. */
export function keepShow(storage: LibraryStorage | undefined, show: Show): void {
  try {
    storage?.setItem(STORAGE_KEY, writeShow(show));
  } catch {
    // Full, switched off or private: it holds until the page is closed.
  }
}
