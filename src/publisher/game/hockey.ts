import { createRandom } from '#lib/random.ts';
import { countdownText, penaltyText, periodText } from './board-text.ts';
import { between, happens, other, raise, untilNext, type Pair, type Team } from './chance.ts';
import type { Board, Game } from './game.ts';
import { createScriptWriter } from './script.ts';

/** Three periods of 20:00, overtime 5:00 to the first goal (IIHF Official Rule Book, preliminary round; the clock down as in the ICE league). */
const PERIODS = 3;
const PERIOD = 1_200_000;
const OVERTIME = 300_000;
/** A minor penalty; a goal of the team with more players ends the one with the least time left (IIHF rule 16). */
const MINOR = 120_000;
/** Boards have two penalty clocks a team. */
const PENALTY_CLOCKS = 2;
/** One time-out of 30 s a game (IIHF rule 87). */
const TIMEOUTS: Pair = [1, 1];

/** Averages that give some 30 shots, 3 goals and 4 penalties a team. */
const SHOT_EVERY = 56_000;
/** Nobody shoots again sooner. */
const SHOT_AFTER = 2000;
const WHISTLE_EVERY = 48_000;
const PENALTY_AT_WHISTLE = 0.11;
const TIMEOUT_AT_WHISTLE = 0.02;
const GOAL = 0.085;
const POWER_PLAY_GOAL = 0.14;
const POWER_PLAY_SHOTS = 0.78;
/** A simulated team scores no more than that, so that a bug's layout meets believable games only. */
const GOALS_MAX = 6;

/** How long the board stands; real intermissions last a quarter of an hour. */
const BEFORE_FACE_OFF = 3000;
const TIMEOUT_HOLD = 20_000;
const HORN_HOLD = 5000;
const BREAK_HOLD = 15_000;
const FINAL_HOLD = 30_000;

interface Penalty {
  readonly player: number;
  /** Milliseconds left, counted with the game clock. */
  readonly left: number;
}
type Box = readonly Penalty[];

interface State {
  readonly period: number;
  readonly clock: number;
  readonly running: boolean;
  readonly score: Pair;
  readonly shots: Pair;
  readonly timeouts: Pair;
  readonly penalties: readonly [home: Box, away: Box];
}

const FACE_OFF: State = {
  period: 1,
  clock: PERIOD,
  running: false,
  score: [0, 0],
  shots: [0, 0],
  timeouts: TIMEOUTS,
  penalties: [[], []],
};

/** An ice hockey game: 3×20:00 counting down, sudden-death overtime. The overtime always finds its goal, so there is no shoot-out. */
export function createHockeyGame(seed: number): Game {
  const random = createRandom(seed);
  const script = createScriptWriter(FACE_OFF);
  let state = FACE_OFF;

  function set(change: Partial<State>): void {
    state = { ...state, ...change };
    script.note(state);
  }
  function run(ms: number): void {
    const passed = Math.min(Math.round(ms), state.clock);
    script.pass(passed);
    set({
      clock: state.clock - passed,
      penalties: [serve(state.penalties[0], passed), serve(state.penalties[1], passed)],
    });
  }
  function boxed(team: Team, box: Box): State['penalties'] {
    return team === 0 ? [box, state.penalties[1]] : [state.penalties[0], box];
  }
  /** The team with a player more, if either has. */
  function onPowerPlay(): Team | undefined {
    const [home, away] = state.penalties;
    return home.length === away.length ? undefined : home.length < away.length ? 0 : 1;
  }
  function faceOff(low: number, high: number): void {
    script.pass(between(random, low, high));
  }

  function goal(team: Team): void {
    const short = onPowerPlay() === team ? other(team) : undefined;
    const penalties = short === undefined ? state.penalties : boxed(short, withoutShortest(state.penalties[short]));
    set({ running: false, score: raise(state.score, team, 1), shots: raise(state.shots, team, 1), penalties });
    faceOff(20_000, 35_000);
  }
  /** Overtime has its one goal at its own time, and 6–6 could only be decided by a seventh. */
  function mayScore(team: Team): boolean {
    const level = state.score[other(team)] >= GOALS_MAX ? GOALS_MAX - 1 : GOALS_MAX;
    return state.period <= PERIODS && state.score[team] < level;
  }
  function shot(): void {
    const advantage = onPowerPlay();
    const team: Team = happens(random, advantage === undefined ? 0.5 : POWER_PLAY_SHOTS)
      ? (advantage ?? 0)
      : other(advantage ?? 0);
    const scores = happens(random, advantage === team ? POWER_PLAY_GOAL : GOAL);
    if (scores && mayScore(team)) goal(team);
    else set({ shots: raise(state.shots, team, 1) });
  }
  function whistle(): void {
    set({ running: false });
    faceOff(6000, 18_000);
    const team: Team = happens(random, 0.5) ? 0 : 1;
    if (
      state.period <= PERIODS &&
      state.penalties[team].length < PENALTY_CLOCKS &&
      happens(random, PENALTY_AT_WHISTLE)
    ) {
      const number = Math.floor(between(random, 2, 98));
      // Whoever sits there already cannot be sent there.
      const player = state.penalties[team].some((one) => one.player === number) ? number + 1 : number;
      set({ penalties: boxed(team, [...state.penalties[team], { player, left: MINOR }]) });
      faceOff(6000, 14_000);
    } else if (state.timeouts[team] > 0 && happens(random, TIMEOUT_AT_WHISTLE)) {
      set({ timeouts: raise(state.timeouts, team, -1) });
      script.pass(TIMEOUT_HOLD);
    }
  }

  /** Plays until the clock shows `until`. */
  function play(until: number): void {
    let toShot = SHOT_AFTER + untilNext(random, SHOT_EVERY);
    let toWhistle = untilNext(random, WHISTLE_EVERY);
    while (state.clock > until) {
      if (!state.running) set({ running: true });
      const step = Math.max(1, Math.round(Math.min(toShot, toWhistle)));
      if (step >= state.clock - until) {
        run(state.clock - until);
        return;
      }
      run(step);
      if (toShot <= toWhistle) {
        shot();
        toWhistle -= step;
        toShot = SHOT_AFTER + untilNext(random, SHOT_EVERY);
      } else {
        whistle();
        toShot -= step;
        toWhistle = untilNext(random, WHISTLE_EVERY);
      }
    }
  }
  function horn(): void {
    set({ running: false });
    script.pass(HORN_HOLD);
  }
  function prepare(period: number): void {
    set({ period, clock: period > PERIODS ? OVERTIME : PERIOD });
    script.pass(BREAK_HOLD);
  }

  script.pass(BEFORE_FACE_OFF);
  for (let period = 1; period <= PERIODS; period += 1) {
    if (period > 1) prepare(period);
    play(0);
    horn();
  }
  if (state.score[0] === state.score[1]) {
    prepare(PERIODS + 1);
    play(Math.round(between(random, 10_000, OVERTIME - 20_000)));
    goal(happens(random, 0.5) ? 0 : 1);
  }
  script.pass(FINAL_HOLD);

  const played = script.finish();
  return {
    sport: 'hockey',
    duration: played.duration,
    boardAt(ms) {
      const { state, since } = played.at(ms);
      return boardOf(state, state.running ? since : 0);
    },
  };
}

function serve(box: Box, passed: number): Box {
  return box.map(({ player, left }) => ({ player, left: left - passed })).filter(({ left }) => left > 0);
}

function withoutShortest(box: Box): Box {
  const shortest = box.reduce<Penalty | undefined>(
    (least, one) => (least && least.left <= one.left ? least : one),
    undefined,
  );
  return box.filter((one) => one !== shortest);
}

function boardOf(state: State, ran: number): Board {
  const [home, away] = [serve(state.penalties[0], ran), serve(state.penalties[1], ran)];
  return {
    time: countdownText(state.clock - ran),
    period: periodText(state.period, PERIODS),
    score_a: String(state.score[0]),
    score_b: String(state.score[1]),
    shots_a: String(state.shots[0]),
    shots_b: String(state.shots[1]),
    home_timeouts: String(state.timeouts[0]),
    away_timeouts: String(state.timeouts[1]),
    penalty_a1: clockOf(home[0]),
    penalty_a1_player: playerOf(home[0]),
    penalty_a2: clockOf(home[1]),
    penalty_a2_player: playerOf(home[1]),
    penalty_b1: clockOf(away[0]),
    penalty_b1_player: playerOf(away[0]),
    penalty_b2: clockOf(away[1]),
    penalty_b2_player: playerOf(away[1]),
  };
}

function clockOf(penalty: Penalty | undefined): string {
  return penalty === undefined ? '' : penaltyText(penalty.left);
}

function playerOf(penalty: Penalty | undefined): string {
  return penalty === undefined ? '' : String(penalty.player);
}
