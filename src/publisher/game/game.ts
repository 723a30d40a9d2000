import { createBasketballGame } from './basketball.ts';
import { createHockeyGame } from './hockey.ts';

/** The sports that can be simulated. */
export const SPORTS = ['basketball', 'hockey'] as const;
export type Sport = (typeof SPORTS)[number];

/** What a scoreboard shows at one moment: field names as users of Scoreboard OCR give them, and the text that stands there, unpadded. */
export type Board = Readonly<Record<string, string>>;

/** A whole game, fixed by its seed. */
export interface Game {
  readonly sport: Sport;
  /** Milliseconds from the first look at the board to the last, dead balls and (shortened) breaks included. */
  readonly duration: number;
  /** The board so many milliseconds after the first look at it; before and after the game it stands as at its first and last moment. */
  boardAt(ms: number): Board;
}

/** Plays a game. The same sport and seed give the same game, to the tenth of a second. */
export function createGame(sport: Sport, seed: number): Game {
  switch (sport) {
    case 'basketball':
      return createBasketballGame(seed);
    case 'hockey':
      return createHockeyGame(seed);
    default:
      return sport satisfies never;
  }
}
