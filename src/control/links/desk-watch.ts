import { ok, refused, type Result } from '#lib/result.ts';
import { decodeDeskView, type DeskState } from '#protocol/desk.ts';
import type { LookFilePorts } from '#store/look-files.ts';

/** How often a desk is asked, in ms: a link is made before a game, not during it. */
export const DESK_PAUSE_MS = 5000;

/**
 * A question for a poll: what the operators of a stream have said. A relay that keeps no desk of it is not asked again: each refusal would
 * be an error in the browser's console.
 */
export function watchDesk(fetch: LookFilePorts['fetch'], stream: string): () => Promise<Result<DeskState | undefined>> {
  let isThere = true;
  return async () => {
    if (!isThere) return ok(undefined);
    try {
      const response = await fetch(`/api/streams/${stream}/desk`);
      isThere = response.status !== 404;
      if (!response.ok) return ok(undefined);
      const view = decodeDeskView(await response.text());
      return view.ok ? ok(view.value.state) : view;
    } catch {
      return refused('unreachable');
    }
  };
}
