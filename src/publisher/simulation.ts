import { createRandom } from '#lib/random.ts';
import type { Time } from '#lib/time.ts';
import type { Sport } from '#scoreboard/packs/demos/demos.ts';
import { createFaults, type Fault } from './faults.ts';
import { createGame, type Board, type Game } from './game/game.ts';
import { createPublisher, type Dial, type Publisher, type PublisherOptions, type PublisherState } from './publisher.ts';
import { createTestData } from './test-data.ts';
import { padValues } from './wire.ts';

export interface SimulationOptions extends PublisherOptions {
  readonly sport: Sport;
  /** Fixes the game, the faults and the test data. A second game follows the first with the next seed, and so on. */
  readonly seed: number;
  /** Game milliseconds per real millisecond. */
  readonly speed: number;
  /** Looks at the board a second. */
  readonly rate: number;
  readonly faults?: readonly Fault[];
  /** How far into the first game it begins, in milliseconds of the game with its dead balls. */
  readonly from?: number;
  /** Whether it begins with test data on. */
  readonly testData?: boolean;
}

export interface SimulationDeps {
  readonly time: Time;
  readonly dial: Dial;
  readonly onState?: (state: PublisherState) => void;
}

export interface Simulation {
  /** What the simulated scoreboard shows now, free of any fault and unpadded. */
  board(): Board;
  state(): PublisherState;
  updates(): number;
  sendTestData(): void;
  clearTestData(): void;
  breakOff(): void;
  close(): void;
}

/** Plays games one after the other and publishes them as Scoreboard OCR would, from now until it is closed. */
export function createSimulation(options: SimulationOptions, deps: SimulationDeps): Simulation {
  const { time } = deps;
  const games = createSeason(options.sport, options.seed);
  const faults = createFaults(options.faults ?? [], createRandom(options.seed + 1), options.rate);
  const randomBoard = createTestData(createRandom(options.seed + 2));
  const publisher: Publisher = createPublisher(options, { ...deps, random: createRandom(options.seed + 3) });
  const started = time.now();
  const every = 1000 / options.rate;
  let testData = options.testData ?? false;
  let looks = 0;
  let callOff: (() => void) | undefined;

  function board(): Board {
    return games((options.from ?? 0) + (time.now() - started) * options.speed);
  }
  function look(): void {
    const seen = faults.read(testData ? randomBoard(board()) : board());
    if (faults.breaks()) publisher.breakOff();
    if (seen !== undefined) publisher.publish(padValues(seen));
    // The next look is due at a multiple of the period; whoever was held up skips looks and does not catch up.
    looks = Math.max(looks + 1, Math.floor((time.now() - started) / every));
    callOff = time.after(Math.max(0, started + looks * every - time.now()), look);
  }

  look();
  return {
    board,
    state: () => publisher.state(),
    updates: () => publisher.updates(),
    sendTestData() {
      testData = true;
    },
    clearTestData() {
      testData = false;
    },
    breakOff() {
      publisher.breakOff();
    },
    close() {
      callOff?.();
      publisher.close();
    },
  };
}

/** Game after game; time only goes forward. */
function createSeason(sport: Sport, seed: number): (ms: number) => Board {
  let number = 0;
  let game: Game = createGame(sport, seed);
  let before = 0;
  return (ms) => {
    while (ms - before >= game.duration) {
      before += game.duration;
      number += 1;
      game = createGame(sport, seed + number);
    }
    return game.boardAt(ms - before);
  };
}
