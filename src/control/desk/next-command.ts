import type { Command, DeskView, Watches } from '#protocol/desk.ts';

/** What the Next key says: the phase that stands on it, as the relay reckons it for this desk. Undefined once the game is over. */
export function nextCommand({ state, next }: DeskView, watches: Watches): Command | undefined {
  return state.phase === 'final' ? undefined : { do: 'phase', phase: next[watches] };
}
