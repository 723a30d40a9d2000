import { useSyncExternalStore } from 'react';
import type { Look } from '#layout/look.ts';
import { withPictures } from '#layout/pictures.ts';
import type { LookList, LookRow } from '#protocol/api.ts';
import { ok, type Result } from '#lib/result.ts';
import type { Api } from '#store/api-client.ts';
import type { Poll } from '#store/poll.ts';

/** What the relay says of the crew's own layouts, themes and logos, asked for while this page is seen. */
export type SavedLooks = Poll<LookList>;

/** From one answer to the next question: with the relay's own half a second at most, what is saved is in the picture within one. */
export const SAVED_PAUSE_MS = 350;

/** A question for a poll. An answer that says the same is the same object, so that nothing is drawn for it. */
export function watchLooks(api: Pick<Api, 'looks'>): () => Promise<Result<LookList>> {
  let last: { readonly text: string; readonly list: LookList } | undefined;
  return async () => {
    const result = await api.looks();
    if (!result.ok) return result;
    const list = result.value.value;
    const text = JSON.stringify(list);
    if (last?.text !== text) last = { text, list };
    return ok(last.list);
  };
}

/** The last answer, and a render only when it says something new. */
export function useSavedLooks(saved: SavedLooks): LookList | undefined {
  return useSyncExternalStore(saved.subscribe, () => saved.state().answer);
}

/** A word that changes whenever one of these files (by URL path) is saved; empty while none of them is the crew's own. */
export function savedVersion(paths: readonly string[], looks: readonly LookRow[]): string {
  return looks.flatMap((row) => (row.version !== null && paths.includes(pathOf(row)) ? row.version : [])).join('.');
}

/** The path at which a file is had as it is saved, be it on air or not. */
export function savedPath(path: string): string {
  return /^\/(?:layouts|themes)\/[^?]*$/.test(path) ? `${path}?saved` : path;
}

/** The same look with the crew's own pictures under names that change when they are saved; itself where there are none. */
export function withSavedLogos(look: Look, looks: readonly LookRow[]): Look {
  return withPictures(look, (path) => savedPicture(path, looks));
}

function savedPicture(picture: string, looks: readonly LookRow[]): string {
  const path = picture.replace(/[?#].*/, '').toLowerCase();
  const row = looks.find((one) => one.version !== null && one.kind === 'logo' && pathOf(one) === path);
  return row === undefined ? picture : `${pathOf(row)}?saved=${row.version}`;
}

/** The path of a file's URL, as `http-looks.ts` serves it. */
function pathOf({ kind, name }: LookRow): string {
  return `/${kind}s/${name}${kind === 'logo' ? '' : '.json'}`;
}
