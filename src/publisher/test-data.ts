import type { Random } from '#lib/random.ts';
import type { Board } from './game/game.ts';

/**
 * What "Send Test Data" puts into every field until "Clear Test Data" is pressed: random values of the field's own form. Nothing on the
 * wire marks them, and they know nothing of rules: scores jump, clocks go up.
 */
export function createTestData(random: Random): (board: Board) => Record<string, string> {
  const below = (limit: number): number => Math.floor(random() * limit);

  function valueFor(name: string, now: string): string {
    if (name.endsWith('.name')) return now;
    if (name === 'time' || name === 'clock') return `${below(21)}:${String(below(60)).padStart(2, '0')}`;
    if (/^(shot_clock|shotClock)$/.test(name)) return String(below(25));
    if (name === 'period' && !/^\d+$/.test(now)) return ['1st', '2nd', '3rd', '4th', 'OT'][below(5)] ?? 'OT';
    if (/^(possession|serve|hammer|centrePass)$/.test(name)) return below(2) === 0 ? 'home' : 'away';
    if (/^(home|away)\.(penalty|suspension|exclusion)\d$/.test(name) || /^\d+:\d\d$/.test(now)) {
      return `${below(2)}:${String(below(60)).padStart(2, '0')}`;
    }
    return String(below(/^score|\.score$/.test(name) ? 200 : 10));
  }

  return (board) => Object.fromEntries(Object.entries(board).map(([name, now]) => [name, valueFor(name, now)]));
}
