/** Simulated games of every sport that are played only while somebody looks. */
import type { Time } from '#lib/time.ts';
import { demoStreamOf } from '#protocol/demo-stream.ts';
import { SPORTS, type Sport } from '#scoreboard/packs/demos/demos.ts';

/** So long a game goes on without a listener, in ms: a page that is loaded again, or a viewer that dials anew, finds the same game. */
export const LINGER_MS = 10_000;

/** A game that is being played. */
export interface PlayedGame {
  close(): void;
}

export interface GamesOnDemand {
  /** Somebody listens to a stream, or nobody any more. Streams that are no demo's are none of its business. */
  readonly want: (stream: string, isWanted: boolean) => void;
  /** From now on games can be played, those first that are waited for already. */
  begin(play: (sport: Sport) => PlayedGame): void;
  /** Ends all games for good. */
  end(): void;
}

/** The sport that is played on a stream on demand; undefined for every other stream. */
export function sportOfDemo(stream: string): Sport | undefined {
  return SPORTS.find((sport) => demoStreamOf(sport) === stream);
}

/** Plays the game of a `demo-<sport>` stream from its first listener on until `LINGER_MS` after its last. */
export function createGamesOnDemand(time: Time): GamesOnDemand {
  const wanted = new Set<Sport>();
  const games = new Map<Sport, PlayedGame>();
  const endings = new Map<Sport, () => void>();
  let play: ((sport: Sport) => PlayedGame) | undefined;

  function start(sport: Sport): void {
    endings.get(sport)?.();
    endings.delete(sport);
    if (play !== undefined && !games.has(sport)) games.set(sport, play(sport));
  }

  function stop(sport: Sport): void {
    endings.delete(sport);
    games.get(sport)?.close();
    games.delete(sport);
  }

  return {
    want(stream, isWanted) {
      const sport = sportOfDemo(stream);
      if (sport === undefined || isWanted === wanted.has(sport)) return;
      if (isWanted) {
        wanted.add(sport);
        start(sport);
      } else {
        wanted.delete(sport);
        endings.set(
          sport,
          time.after(LINGER_MS, () => {
            stop(sport);
          }),
        );
      }
    },
    begin(player) {
      play = player;
      for (const sport of wanted) start(sport);
    },
    end() {
      play = undefined;
      for (const callOff of endings.values()) callOff();
      for (const sport of games.keys()) stop(sport);
    },
  };
}
