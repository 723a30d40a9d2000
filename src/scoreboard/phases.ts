/** How a game goes on, for one key that leads from before it to its end. */
import { unreachable } from '#lib/unreachable.ts';
import type { DeskState, Phase } from '#protocol/desk.ts';
import type { Values } from '#protocol/fields.ts';

/** Periods of a game of which nobody knows how many it has: most are played in halves. */
const PERIODS = 2;

type Going = Pick<DeskState, 'phase' | 'played'>;

/**
 * What follows in a game. Whether it is over is read from the period and the score on air; a board that shows no period, or always the same,
 * is counted along by the breaks.
 */
export function nextPhase({ phase, played }: Going, onAir: Values, periods: number | undefined): Phase {
  const shown = onAir['period'] ?? '';
  const period = Math.max(Number.parseInt(shown, 10) || 0, played + 1);
  const isLast = period >= (periods ?? PERIODS) || /^(ot|et|f)/i.test(shown);
  const isLevel = onAir['home.score'] === onAir['away.score'];
  switch (phase) {
    case null:
    case 'pre':
    case 'break':
      return 'live';
    case 'live':
      return isLast ? (isLevel ? 'overtime' : 'final') : 'break';
    case 'overtime':
    case 'final':
      return 'final';
    default:
      return unreachable(phase);
  }
}

/** How many periods are over once the game is in this phase. */
export function playedAfter({ phase, played }: Going, next: Phase | null): number {
  if (next === 'pre') return 0;
  return phase === 'live' && next === 'break' ? played + 1 : played;
}
