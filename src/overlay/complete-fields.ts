/** What a page that names a sport needs of its pack, in a chunk of its own. */
import { createReckon } from '#scoreboard/reckon.ts';
import { createRenames } from '#scoreboard/renames.ts';
import { addDerived } from '#store/derived-fields.ts';
import type { ScoreboardStore } from '#store/scoreboard-store.ts';

export { layoutByRules } from '#layout/elements/by-rules.ts';

/** Completes what the page shows by what its sport's pack reckons. */
export function completeFields(store: ScoreboardStore, pack: unknown, rules: string | null): void {
  addDerived(store, createReckon(pack, rules), createRenames(pack));
}
