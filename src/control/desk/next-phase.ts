import { PHASES, type DeskView, type Phase } from '#protocol/desk.ts';
import type { Values } from '#protocol/fields.ts';
import { ANY_GAME, applyCommand } from '#scoreboard/desk.ts';

/** Where Next leads, by the same function that the relay goes by. */
export function nextPhaseOf(view: DeskView, onAir: Values, periods: number | undefined): Phase {
  const game = { ...ANY_GAME, periods };
  const next = applyCommand(view.state, { do: 'next' }, { now: view.at, onAir, feed: onAir, game });
  return (next.ok ? next.value.phase : view.state.phase) ?? PHASES[0];
}
