/** What a browser kept of teams and games before the relay did: offered once to be taken over. */
import type { Library } from '#protocol/library.ts';
import { readShow } from '#protocol/show.ts';
import type { LibraryStorage } from './library-ports.ts';

const STORAGE_KEY = 'boardcast.show';

/** Undefined where there is nothing, or nothing that can be read. */
export function browserLibrary(storage: LibraryStorage | undefined): Library | undefined {
  try {
    const read = readShow(storage?.getItem(STORAGE_KEY) ?? '');
    if (!read.ok) return undefined;
    const { teams, fixtures } = read.value.show;
    return teams.length + fixtures.length === 0 ? undefined : { teams: [...teams], fixtures: [...fixtures] };
  } catch {
    return undefined;
  }
}

/** It was taken over, or is not wanted. */
export function forgetBrowserLibrary(storage: LibraryStorage | undefined): void {
  try {
    storage?.removeItem(STORAGE_KEY);
  } catch {
    // A browser that forgets nothing offers it again.
  }
}
