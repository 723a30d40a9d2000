/** The crew's teams and games: one document for all streams and machines, replaced as a whole by whoever saw the newest. */
import type { Refusal } from '#lib/result.ts';
import { EMPTY_LIBRARY, libraryFault, type Library, type LibraryView } from '#protocol/library.ts';

/** What became of a library that came; the view is what holds now. */
export type LibraryAnswer =
  | { readonly outcome: 'done'; readonly view: LibraryView }
  /** Whoever sent it had seen another revision: nothing was done. */
  | { readonly outcome: 'stale'; readonly view: LibraryView }
  /** It cannot be kept; `away`: now, and it is not known whether it was. */
  | { readonly outcome: 'refused' | 'away'; readonly why: Refusal; readonly view: LibraryView };

export interface TeamLibrary {
  view(): LibraryView;
  put(library: Library, expects: number | undefined): LibraryAnswer | Promise<LibraryAnswer>;
}

/** What holds before anybody put anything. */
export const EMPTY_VIEW: LibraryView = { rev: 0, library: EMPTY_LIBRARY };

/** What becomes of a library in the place of another; the very same view where nothing changes. */
export function replaced(view: LibraryView, library: Library, expects: number | undefined): LibraryAnswer {
  if (expects !== undefined && expects !== view.rev) return { outcome: 'stale', view };
  const fault = libraryFault(library);
  if (fault !== undefined) return { outcome: 'refused', why: fault, view };
  // What changes nothing is no step: a page that saves twice makes nobody's view stale.
  if (JSON.stringify(library) === JSON.stringify(view.library)) return { outcome: 'done', view };
  return { outcome: 'done', view: { rev: view.rev + 1, library } };
}

/** Opens the library as it was saved, or an empty one; `changed` hears of every change that is to be saved. */
export function createLibrary(deps: {
  readonly saved: LibraryView | undefined;
  readonly changed: () => void;
}): TeamLibrary {
  let view = deps.saved ?? EMPTY_VIEW;
  return {
    view: () => view,
    put(library, expects) {
      const answer = replaced(view, library, expects);
      if (answer.view !== view) {
        view = answer.view;
        deps.changed();
      }
      return answer;
    },
  };
}
