import { createRandom } from '#lib/random.ts';
import { countdownText, periodText, shotClockText } from './board-text.ts';
import { between, happens, other, pick, raise, type Pair, type Team } from './chance.ts';
import type { Board, Game } from './game.ts';
import { createScriptWriter } from './script.ts';

/** FIBA Official Basketball Rules 2024; a quarter is 10:00, an overtime 5:00 (Art. 8). */
const QUARTERS = 4;
const QUARTER = 600_000;
const OVERTIME = 300_000;
/** 24 s for a new possession, 14 s after an offensive rebound and for a throw-in in the frontcourt with less left (Art. 29). */
const SHOT_FULL = 24_000;
const SHOT_SHORT = 14_000;
/** From the fifth team foul of a quarter on the other team shoots two free throws; overtimes go on counting the 4th quarter's (Art. 41). */
const BONUS_FROM = 5;
/** In the last 2:00 of the 4th quarter and of overtimes a basket stops the game clock (Art. 49). */
const LATE = 120_000;
/** Two time-outs in the first half, three in the second, of these at most two in its last 2:00, one in each overtime (Art. 18). */
const TIMEOUTS_FIRST_HALF: Pair = [2, 2];
const TIMEOUTS_SECOND_HALF: Pair = [3, 3];
const TIMEOUTS_OVERTIME: Pair = [1, 1];

/** How long the board stands: real breaks last 2 and 15 minutes and a time-out one, and nobody wants to watch those. */
const BEFORE_TIP_OFF = 3000;
const TIMEOUT_HOLD = 20_000;
const HORN_HOLD = 5000;
const BREAK_HOLD = 12_000;
const FINAL_HOLD = 30_000;

/** How possessions end: drawn so that a team scores 60 to 110 in a game, as in European leagues. */
const OUTCOMES = {
  two: 0.4,
  three: 0.235,
  turnoverLive: 0.06,
  turnoverDead: 0.06,
  foul: 0.12,
  shootingFoul: 0.085,
  offensiveFoul: 0.02,
  heldBall: 0.02,
} as const;
const TWO_MADE = 0.52;
const THREE_MADE = 0.35;
const FREE_THROW_MADE = 0.76;
const OFFENSIVE_REBOUND = 0.27;
const TIMEOUT_AT_DEAD_BALL = 0.07;

interface State {
  readonly period: number;
  /** Milliseconds left in the period. */
  readonly clock: number;
  readonly running: boolean;
  /** Milliseconds left to shoot; undefined while it is switched off. */
  readonly shot: number | undefined;
  readonly shotRunning: boolean;
  readonly score: Pair;
  readonly fouls: Pair;
  /** Time-outs left. */
  readonly timeouts: Pair;
  /** Whom the possession arrow favours; nobody before the first jump ball is won. */
  readonly arrow: Team | undefined;
}

const TIP_OFF: State = {
  period: 1,
  clock: QUARTER,
  running: false,
  shot: SHOT_FULL,
  shotRunning: false,
  score: [0, 0],
  fouls: [0, 0],
  timeouts: TIMEOUTS_FIRST_HALF,
  arrow: undefined,
};

/** A basketball game under FIBA rules: 4×10:00 counting down, overtimes of 5:00 until it is decided. */
export function createBasketballGame(seed: number): Game {
  const random = createRandom(seed);
  const script = createScriptWriter(TIP_OFF);
  let state = TIP_OFF;
  let offense: Team = 0;

  function set(change: Partial<State>): void {
    state = { ...state, ...change };
    script.note(state);
  }
  /** The ball is in play for so long, or until the period is over. */
  function run(ms: number): void {
    const passed = Math.min(Math.round(ms), state.clock);
    script.pass(passed);
    set({ clock: state.clock - passed, shot: shotAfter(state, passed) });
  }
  function hold(low: number, high: number): void {
    script.pass(between(random, low, high));
  }
  function turnArrow(): void {
    set({ arrow: other(state.arrow ?? 0) });
  }
  function isLate(): boolean {
    return state.period >= QUARTERS && state.clock <= LATE;
  }

  function stopped(): void {
    set({ running: false, shotRunning: false });
    hold(4000, 12_000);
    if (isLate() && state.period === QUARTERS) {
      set({ timeouts: [Math.min(2, state.timeouts[0]), Math.min(2, state.timeouts[1])] });
    }
    for (const team of [0, 1] as const) {
      if (state.timeouts[team] === 0 || !happens(random, TIMEOUT_AT_DEAD_BALL * (isLate() ? 3 : 1))) continue;
      set({ timeouts: raise(state.timeouts, team, -1) });
      script.pass(TIMEOUT_HOLD);
      break;
    }
  }
  function give(team: Team, shot: number): void {
    offense = team;
    set({ shot: shot > state.clock ? undefined : shot });
  }
  function score(points: number): void {
    set({ score: raise(state.score, offense, points) });
  }

  function basket(points: number): void {
    score(points);
    if (isLate()) {
      stopped();
      give(other(offense), SHOT_FULL);
      return;
    }
    // The game clock goes on; the shot clock starts when the throw-in is touched on the court.
    set({ shotRunning: false });
    give(other(offense), SHOT_FULL);
    run(between(random, 1500, 3500));
    set({ shotRunning: true });
  }
  function rebound(): void {
    if (happens(random, OFFENSIVE_REBOUND)) give(offense, SHOT_SHORT);
    else give(other(offense), SHOT_FULL);
  }
  function freeThrows(count: number): void {
    for (let thrown = 1; thrown <= count; thrown += 1) {
      hold(5000, 9000);
      const made = happens(random, FREE_THROW_MADE);
      if (made) score(1);
      if (thrown < count) continue;
      hold(1500, 4000);
      if (made) give(other(offense), SHOT_FULL);
      else rebound();
    }
  }
  function foul(by: Team): void {
    set({ fouls: raise(state.fouls, by, 1) });
    stopped();
  }

  function endPossession(): void {
    const outcome = pick(random, OUTCOMES, 'two');
    switch (outcome) {
      case 'two':
      case 'three':
        if (happens(random, outcome === 'two' ? TWO_MADE : THREE_MADE)) basket(outcome === 'two' ? 2 : 3);
        else rebound();
        return;
      case 'turnoverLive':
        give(other(offense), SHOT_FULL);
        return;
      case 'turnoverDead':
        stopped();
        give(other(offense), SHOT_FULL);
        return;
      case 'offensiveFoul':
        foul(offense);
        give(other(offense), SHOT_FULL);
        return;
      case 'shootingFoul':
        foul(other(offense));
        freeThrows(happens(random, 0.15) ? 3 : 2);
        return;
      case 'foul':
        foul(other(offense));
        if (state.fouls[other(offense)] >= BONUS_FROM) freeThrows(2);
        else give(offense, Math.max(state.shot ?? 0, SHOT_SHORT));
        return;
      case 'heldBall': {
        stopped();
        const same = state.arrow === offense;
        turnArrow();
        give(same ? offense : other(offense), same ? SHOT_SHORT : SHOT_FULL);
        return;
      }
      default:
        outcome satisfies never;
    }
  }

  function playPeriod(): void {
    while (state.clock > 0) {
      if (!state.running) set({ running: true, shotRunning: true });
      const patience = Math.min(between(random, 4500, 14_000) + between(random, 0, 8500), (state.shot ?? 24_000) - 300);
      const over = patience >= state.clock;
      run(patience);
      if (!over) endPossession();
    }
    set({ running: false, shotRunning: false });
    script.pass(HORN_HOLD);
  }

  function prepare(period: number): void {
    const overtime = period > QUARTERS;
    const timeouts = overtime ? TIMEOUTS_OVERTIME : period === 3 ? TIMEOUTS_SECOND_HALF : state.timeouts;
    // A period begins with a throw-in for whom the arrow favours, and the arrow turns (Art. 12).
    offense = state.arrow ?? 0;
    set({
      period,
      clock: overtime ? OVERTIME : QUARTER,
      shot: SHOT_FULL,
      fouls: overtime ? state.fouls : [0, 0],
      timeouts,
    });
    script.pass(BREAK_HOLD);
    turnArrow();
  }

  script.pass(BEFORE_TIP_OFF);
  offense = happens(random, 0.5) ? 0 : 1;
  set({ arrow: other(offense) });
  playPeriod();
  for (let period = 2; period <= QUARTERS || state.score[0] === state.score[1]; period += 1) {
    prepare(period);
    playPeriod();
  }
  script.pass(FINAL_HOLD);

  const played = script.finish();
  return {
    sport: 'basketball',
    duration: played.duration,
    boardAt(ms) {
      const { state, since } = played.at(ms);
      return boardOf(state, since);
    },
  };
}

/** The shot clock once the game clock has run so long; FIBA Art. 29: it is switched off when it would show more than is left in the period. */
function shotAfter(state: State, ran: number): number | undefined {
  if (state.shot === undefined) return undefined;
  const shot = state.shotRunning ? Math.max(0, state.shot - ran) : state.shot;
  return shot > state.clock - ran ? undefined : shot;
}

function boardOf(state: State, since: number): Board {
  const ran = state.running ? since : 0;
  return {
    time: countdownText(state.clock - ran),
    shot_clock: shotClockText(shotAfter(state, ran)),
    period: periodText(state.period, QUARTERS),
    score_a: String(state.score[0]),
    score_b: String(state.score[1]),
    fouls_a: String(state.fouls[0]),
    fouls_b: String(state.fouls[1]),
    home_timeouts: String(state.timeouts[0]),
    away_timeouts: String(state.timeouts[1]),
    possession: state.arrow === undefined ? '' : state.arrow === 0 ? 'home' : 'away',
  };
}
