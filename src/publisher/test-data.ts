import type { Random } from '#lib/random.ts';
import type { Board } from './game/game.ts';

/**
 * What "Send Test Data" puts into every field until "Clear Test Data" is pressed: random values of the field's own form. Nothing on the
 * wire marks them, and they know nothing of rules: scores jump, clocks go up.
 */
export function createTestData(random: Random): (board: Board) => Record<string, string> {
  const below = (limit: number): number => Math.floor(random() * limit);

  function valueFor(name: string): string {
    if (name === 'time') return `${below(21)}:${String(below(60)).padStart(2, '0')}`;
    if (name === 'shot_clock') return String(below(25));
    if (name === 'period') return ['1st', '2nd', '3rd', '4th', 'OT'][below(5)] ?? 'OT';
    if (name === 'possession') return below(2) === 0 ? 'home' : 'away';
    if (/^penalty_..$/.test(name)) return `${below(2)}:${String(below(60)).padStart(2, '0')}`;
    return String(below(name.startsWith('score') ? 200 : 10));
  }

  return (board) => Object.fromEntries(Object.keys(board).map((name) => [name, valueFor(name)]));
}
