/** Keeps the final score open for what its board had said when it was called. */
import type { Command, DeskState, Watches } from '#protocol/desk.ts';
import type { Values } from '#protocol/fields.ts';
import type { DeskPatch } from '#scoreboard/desk-patch.ts';
import { completed } from '#scoreboard/final-score.ts';
import type { FieldRules } from '#scoreboard/truth/field-rules.ts';
import type { Admitted } from '#scoreboard/truth/truth.ts';

export interface FinalScore {
  /** The desk took a step. */
  stepped(patch: DeskPatch, watches: Watches, by: Command['do']): void;
  /** These were confirmed. */
  see(admitted: readonly Admitted[]): void;
}

export interface FinalScoreDeps {
  /** The moment, in ms, up to which who watches this has seen the board. */
  readonly seenUntil: (watches: Watches) => number;
  readonly state: () => DeskState;
  readonly rules: () => ReadonlyMap<string, FieldRules>;
  /** The final score is this one; `at` is when it was called. */
  readonly amend: (final: Values, watches: Watches, at: number) => void;
}

export function createFinalScore(deps: FinalScoreDeps): FinalScore {
  let called: { readonly at: number; readonly watches: Watches } | undefined;
  return {
    stepped({ rest }, watches, by) {
      if (!Object.hasOwn(rest, 'frozen')) return;
      // One that comes back with a step that is taken back, or with an old state, was called long ago.
      const isCalled = rest.frozen !== null && (by === 'phase' || by === 'next');
      called = isCalled ? { at: deps.seenUntil(watches), watches } : undefined;
    },
    see(admitted) {
      const { frozen } = deps.state();
      if (called === undefined || frozen === null) return;
      const final = completed(frozen, admitted, called.at, deps.rules());
      if (final !== frozen) deps.amend(final, called.watches, called.at);
    },
  };
}
