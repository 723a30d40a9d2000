import type { Random } from '#lib/random.ts';

/** A number between the two, evenly spread. */
export function between(random: Random, low: number, high: number): number {
  return low + random() * (high - low);
}

/** Whether something happens that happens with this probability. */
export function happens(random: Random, probability: number): boolean {
  return random() < probability;
}

/** The time until the next of events that come at random, on average every `mean`. */
export function untilNext(random: Random, mean: number): number {
  return -mean * Math.log(1 - random());
}

/** One of the outcomes, each as likely as its weight says; the weights add up to 1. */
export function pick<T extends string>(random: Random, weights: Readonly<Record<T, number>>, otherwise: NoInfer<T>): T {
  let left = random();
  for (const outcome in weights) {
    left -= weights[outcome];
    if (left < 0) return outcome;
  }
  return otherwise;
}

/** Home is 0, the guests are 1. */
export type Team = 0 | 1;
/** One number for each team, home first. */
export type Pair = readonly [home: number, away: number];

export function other(team: Team): Team {
  return team === 0 ? 1 : 0;
}

/** The pair with one team's number raised. */
export function raise(pair: Pair, team: Team, by: number): Pair {
  return team === 0 ? [pair[0] + by, pair[1]] : [pair[0], pair[1] + by];
}
