/** Believable games of every sport, played by a few engines from the sports' demo scripts. */
import { createRandom, type Random } from '#lib/random.ts';
import { demoOf, type Sport } from '#scoreboard/packs/demos/demos.ts';
import type { Demo } from '#scoreboard/packs/demos/schema.ts';
import type { Played } from './desk.ts';
import { playCurling } from './ends/curling.ts';
import { playBaseball } from './innings/baseball.ts';
import { playCricket } from './innings/cricket.ts';
import { playRally } from './rally/rally.ts';
import { playTennis } from './rally/tennis.ts';
import { playTimed } from './timed/timed.ts';

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
  return { sport, ...play(demoOf(sport), createRandom(seed)) };
}

function play(demo: Demo, random: Random): Played {
  switch (demo.engine) {
    case 'timed':
      return playTimed(demo, random);
    case 'rally':
      return playRally(demo, random);
    case 'tennis':
      return playTennis(demo, random);
    case 'baseball':
      return playBaseball(demo, random);
    case 'cricket':
      return playCricket(demo, random);
    case 'curling':
      return playCurling(demo, random);
    default:
      return demo satisfies never;
  }
}
