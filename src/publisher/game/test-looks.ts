/** What the tests of simulated games share: looks at a board, one after the other, and how its texts are read. */
import type { Board, Game } from './game.ts';

/** Looks at a whole game, one each so many milliseconds, with the look before. */
export function* looks(game: Game, every: number): Generator<readonly [before: Board, now: Board]> {
  let before = game.boardAt(0);
  for (let ms = 0; ms <= game.duration; ms += every) {
    const now = game.boardAt(ms);
    yield [before, now];
    before = now;
  }
}

/** Tenths of a second that a clock text stands for; NaN for a blank. */
export function tenths(text: string): number {
  if (text === '') return Number.NaN;
  const [minutes = '0', seconds = '0'] = text.includes(':') ? text.split(':') : ['0', text];
  return Math.round((Number(minutes) * 60 + Number(seconds)) * 10);
}

/** A field that must be there. */
export function field(board: Board, name: string): string {
  const text = board[name];
  if (text === undefined) throw new Error(`${name} is not on the board`);
  return text;
}

/** Collects what is wrong in words: one expectation for a hundred thousand looks. */
export function createFaultList(): {
  readonly must: (right: boolean, what: () => string) => void;
  readonly first: () => readonly string[];
} {
  const faults: string[] = [];
  return {
    must(right, what) {
      if (!right && faults.length < 3) faults.push(what());
    },
    first: () => faults,
  };
}
