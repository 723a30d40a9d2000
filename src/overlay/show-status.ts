import type { SourceStatus } from '#protocol/down.ts';
import { statusOf, type ScoreboardStore } from '#store/scoreboard-store.ts';

/** Keeps a root's `data-status` as its store's, from now on. */
export function showStatus(root: HTMLElement, store: ScoreboardStore): void {
  let shown: SourceStatus | undefined;
  const show = (): void => {
    const status = statusOf(store.getState());
    if (status !== shown) root.dataset['status'] = shown = status;
  };
  store.subscribe(show);
  show();
}
