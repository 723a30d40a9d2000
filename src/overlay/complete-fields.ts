/** What a page that names a sport needs of its pack, in a chunk of its own. */
import { createReckon } from '#scoreboard/reckon.ts';
import { createRenames } from '#scoreboard/renames.ts';
import { addDerived, type Derived } from '#store/derived-fields.ts';
import type { ScoreboardStore } from '#store/scoreboard-store.ts';

export { layoutByRules } from '#layout/elements/by-rules.ts';

/** Completes what the page shows by what its sport's pack reckons; `before` is what did so by another pack or other rules. */
export function completeFields(store: ScoreboardStore, pack: unknown, rules: string | null, before?: Derived): Derived {
  const reckon = createReckon(pack, rules);
  const renames = createRenames(pack);
  before?.change(reckon, renames);
  return before ?? addDerived(store, reckon, renames);
}
