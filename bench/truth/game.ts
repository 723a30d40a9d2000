/**
 * Full games as a physical board showed them, fixed by their seed: the publisher's simulated games, with the operator's corrections laid over,
 * between the end of another game and the beginning of the next.
 */
import { createRandom } from '#lib/random.ts';
import { createGame, type Board, type Game } from '#publisher/game/game.ts';
import { secondsOf } from '#scoreboard/clock-seconds.ts';
import { fieldNamesOf } from '#scoreboard/field-names.ts';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { correct } from './corrections.ts';
import type { Cause, Change, Kind, Line } from './timeline.ts';

export const BENCH_SPORTS = ['basketball', 'hockey', 'soccer', 'volleyball', 'football', 'waterpolo'] as const;
export type BenchSport = (typeof BENCH_SPORTS)[number];

export interface TruthGame {
  readonly sport: BenchSport;
  readonly duration: number;
  readonly lines: readonly Line[];
}

/** The end of another game stands until the board is reset, and then the new one waits for its first whistle. */
export const RESET_MS = 30_000;
const LEAD_MS = 40_000;
/** So long the board shows the next game's first texts after the last reset. */
const NEXT_MS = 20_000;
/** How often the board is looked at, and how closely a change is then dated: LED boards refresh in about this time. */
const LOOK_MS = 400;
const DATED_MS = 25;
/** A clock that runs moves by no more than this from one text to the next, in s; more is a clock that was set. */
const RUNNING_STEP_S = 1.01;
const ANOTHER_GAME = 7919;

/** What a camera is pointed at: digits. Names, words, lamps and the scores of past periods are not read off the board. */
const KIND_OF: readonly (readonly [RegExp, Kind])[] = [
  [/^(home|away)\.score$/, 'score'],
  [/^clock$/, 'clock'],
  [/^(shotClock|playClock)$/, 'shotClock'],
  [/^(home|away)\.fouls$/, 'fouls'],
  [/^period$/, 'period'],
  [/^(home|away)\.(penalty|exclusion)\d$/, 'penalty'],
  [/^(down|toGo|addedTime|(home|away)\.(timeouts|sets|shots|yellow|red))$/, 'count'],
];

/** Plays a game and writes down what its board showed. */
export function playTruth(sport: BenchSport, seed: number): TruthGame {
  const game = createGame(sport, seed);
  const another = createGame(sport, seed + ANOTHER_GAME);
  const { canonicalOf } = fieldNamesOf(PACKS.get(sport));
  const first = game.boardAt(0);
  const last = another.boardAt(another.duration);
  const next = another.boardAt(0);
  const traced = trace(game);
  const end = LEAD_MS + game.duration;
  const lines = Object.keys(first).flatMap((name): Line[] => {
    const canonical = canonicalOf(name) ?? name;
    const kind = KIND_OF.find(([form]) => form.test(canonical))?.[1];
    const texts = traced.get(name) ?? [];
    if (kind === undefined || texts.every(({ value }) => value === '')) return [];
    const played = texts.slice(1).map(({ at, value }) => ({ at: at + LEAD_MS, value }));
    const all = [
      { at: 0, value: last[name] ?? '' },
      { at: RESET_MS, value: first[name] ?? '' },
      ...played,
      { at: end, value: next[name] ?? '' },
    ];
    return [{ name: canonical, kind, changes: caused(kind, all) }];
  });
  const random = createRandom(seed + 11);
  const steps = stepsOf(sport);
  return { sport, duration: end + NEXT_MS, lines: correct(lines, { from: LEAD_MS, to: end }, steps, random) };
}

function stepsOf(sport: BenchSport): readonly number[] {
  const rules = PACKS.get(sport)?.rules;
  return rules?.variants.find(({ id }) => id === rules.default)?.steps ?? [1];
}

interface Text {
  readonly at: number;
  readonly value: string;
}

/** Looks at a board all game and dates what changed between two looks by halving the time between them. */
function trace(game: Game): Map<string, Text[]> {
  const texts = new Map<string, Text[]>();
  let before = game.boardAt(0);
  for (const name in before) texts.set(name, [{ at: 0, value: before[name] ?? '' }]);
  function refine(from: number, old: Board, to: number, now: Board): void {
    const changed = Object.keys(now).filter((name) => now[name] !== old[name]);
    if (changed.length === 0) return;
    if (to - from <= DATED_MS) {
      for (const name of changed) texts.get(name)?.push({ at: to, value: now[name] ?? '' });
      return;
    }
    const middle = (from + to) / 2;
    const between = game.boardAt(middle);
    refine(from, old, middle, between);
    refine(middle, between, to, now);
  }
  for (let at = LOOK_MS; at <= game.duration; at += LOOK_MS) {
    const now = game.boardAt(at);
    refine(at - LOOK_MS, before, at, now);
    before = now;
  }
  return texts;
}

/** The texts with why each came, and without repeats. */
function caused(kind: Kind, texts: readonly Text[]): Change[] {
  const changes: Change[] = [];
  for (const { at, value } of texts) {
    const before = changes.at(-1);
    if (before?.value === value) continue;
    changes.push({ at, value, cause: before === undefined ? 'play' : causeOf(kind, before.value, value) });
  }
  return changes;
}

function causeOf(kind: Kind, before: string, value: string): Cause {
  if (kind === 'clock' || kind === 'shotClock' || kind === 'penalty') {
    const [was, is] = [secondsOf(before), secondsOf(value)];
    return was !== undefined && is !== undefined && Math.abs(is - was) <= RUNNING_STEP_S ? 'play' : 'reset';
  }
  if (kind === 'score' || kind === 'fouls') return Number(value) < Number(before) ? 'reset' : 'play';
  return 'play';
}
