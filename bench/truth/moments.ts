/** What a guard makes of a game's goals: how many are offered, and what would go on air by itself that never was. */
import { VETO_MS } from '#protocol/moments.ts';
import { eventRulesOf } from '#scoreboard/events/event-rules.ts';
import { createGameWatch, type GameEvent } from '#scoreboard/events/game-watch.ts';
import { momentOf } from '#scoreboard/events/moment-of.ts';
import { PACKS } from '#scoreboard/packs/packs.ts';
import type { Feed } from './camera.ts';
import type { TruthGame } from './game.ts';
import type { Admitted, Guard } from './guard.ts';

/** Sums over any number of games. */
export interface MomentFigures {
  ms: number;
  /** Goals (touchdowns) that stood, and how many of them were offered; and how many went on air by themselves. */
  goals: number;
  offered: number;
  aired: number;
  /** Those that the board took back again, by how many went on air before it did. */
  takenBack: number;
  takenBackAired: number;
  /** What no board ever said: offered, and on air by itself. */
  falseOffered: number;
  falseAired: number;
}

const NO_MOMENTS: Readonly<MomentFigures> = {
  ms: 0,
  goals: 0,
  offered: 0,
  aired: 0,
  takenBack: 0,
  takenBackAired: 0,
  falseOffered: 0,
  falseAired: 0,
};

/** A reading may be dated so much before its change, and a covered board be read so much behind it, in ms. */
const BEFORE_MS = 500;
const BEHIND_MS = 25_000;

interface Goal {
  readonly field: string;
  readonly to: string;
  readonly at: number;
  readonly stands: boolean;
}

/** Drives a guard through a feed of a game, and watches what goes on air. */
export function measureMoments(game: TruthGame, { frames }: Pick<Feed, 'frames'>, guard: Guard): MomentFigures {
  const pack = PACKS.get(game.sport);
  const rules = eventRulesOf(pack, null);
  if (rules === undefined) return NO_MOMENTS;
  const watch = createGameWatch(rules, {});
  const isGoal = (event: GameEvent): boolean => ['goal', 'touchdown'].includes(momentOf(pack, rules, event) ?? '');
  const offered: GameEvent[] = [];
  const aired: GameEvent[] = [];
  let waiting: readonly { readonly event: GameEvent; readonly due: number }[] = [];

  function take(admitted: readonly Admitted[], now: number): void {
    aired.push(...waiting.filter(({ due }) => due <= now).map(({ event }) => event));
    const fresh = watch.see(admitted).filter(isGoal);
    offered.push(...fresh);
    waiting = [
      ...waiting.filter(({ due }) => due > now),
      ...fresh.map((event) => ({ event, due: now + VETO_MS })),
    ].filter(({ event }) => watch.holds(event));
  }
  for (const { at, values } of frames) {
    for (let due = guard.due(); due !== undefined && due <= at; due = guard.due()) take(guard.tick(due), due);
    take(guard.read(values, at), at);
  }

  const goals = goalsOf(game, rules.variant.params['touchdownPoints']);
  const without = (events: readonly GameEvent[]): number =>
    events.filter((event) => !goals.some((goal) => isOf(event, goal))).length;
  const [stood, gone] = [goals.filter(({ stands }) => stands), goals.filter(({ stands }) => !stands)];
  return {
    ms: game.duration,
    goals: stood.length,
    offered: saidBy(offered, stood),
    aired: saidBy(aired, stood),
    takenBack: gone.length,
    takenBackAired: saidBy(aired, gone),
    falseOffered: without(offered),
    falseAired: without(aired),
  };
}

/** Whether an event tells of this goal. */
function isOf({ field, to, at }: GameEvent, goal: Goal): boolean {
  return field === goal.field && to === goal.to && at - goal.at > -BEFORE_MS && at - goal.at < BEHIND_MS;
}

/** How many of these goals any of the events tells of. */
function saidBy(events: readonly GameEvent[], goals: readonly Goal[]): number {
  return goals.filter((goal) => events.some((event) => isOf(event, goal))).length;
}

/** Every rise of a score by play, of so many points where only those count; one that is corrected or taken back did not stand. */
function goalsOf({ lines }: TruthGame, points: unknown): readonly Goal[] {
  return lines
    .filter(({ kind }) => kind === 'score')
    .flatMap(({ name, changes }) =>
      changes.flatMap(({ at, value, cause }, place): Goal[] => {
        const by = Number(value) - Number(changes[place - 1]?.value ?? value);
        if (cause !== 'play' || (points === undefined ? by <= 0 : by !== points)) return [];
        const next = changes[place + 1];
        const stands = next === undefined || next.cause === 'play' || next.cause === 'reset';
        return [{ field: name, to: value, at, stands }];
      }),
    );
}

/** Several games' figures as one. */
export function sumOfMoments(all: readonly Readonly<MomentFigures>[]): MomentFigures {
  const sum = { ...NO_MOMENTS };
  const names = Object.keys(sum) as (keyof MomentFigures)[];
  for (const one of all) for (const name of names) sum[name] += one[name];
  return sum;
}

/** A row of the table of them. */
export function momentCells(figures: MomentFigures): string[] {
  const perHour = (count: number): string => (figures.ms === 0 ? '-' : ((count * 3_600_000) / figures.ms).toFixed(2));
  return [
    `${figures.offered} of ${figures.goals}`,
    String(figures.aired),
    perHour(figures.falseOffered),
    perHour(figures.falseAired),
    `${figures.takenBackAired} of ${figures.takenBack}`,
  ];
}

export const MOMENT_HEADS = [
  'goals offered',
  'on air by themselves',
  'never a goal: offered/h',
  'on air/h',
  'taken back, but on air before',
];
