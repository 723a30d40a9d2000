/** What all engines begin with: two names and the fields that stand all game. */
import type { Random } from '#lib/random.ts';
import type { Demo } from '#scoreboard/packs/demos/schema.ts';
import { between, type Team } from './chance.ts';
import { fieldOf } from './desk.ts';

export const TEAMS: readonly [Team, Team] = [0, 1];
/** How long the board stands before the first whistle and after the last. */
export const BEFORE_GAME = 3000;
export const FINAL_HOLD = 30_000;

/** The first texts of a board: two of the demo's names, its fixed fields, and no status. */
export function lineUp(demo: Pick<Demo, 'names' | 'fixed'>, random: Random): Record<string, string> {
  const home = Math.floor(between(random, 0, demo.names.length));
  const away = (home + 1 + Math.floor(between(random, 0, demo.names.length - 1))) % demo.names.length;
  const name = (at: number): string => demo.names[at] ?? '';
  return { 'home.name': name(home), 'away.name': name(away), status: '', ...demo.fixed };
}

/** The same text in a field of both teams, for each of the names. */
export function both(names: readonly string[], text: string): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => TEAMS.map((team) => [fieldOf(team, name), text])));
}

/** `period1`, `period2` … */
export function numbered(stem: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${stem}${index + 1}`);
}
