/** Drives a guard through a feed in simulated time, and writes down what is on air. */
import type { Feed } from './camera.ts';
import type { Admitted, Guard } from './guard.ts';

/** A text that is on air from `at`; `from` is the time of the reading that it is true from. */
export interface Airing {
  readonly at: number;
  readonly value: string;
  readonly from: number;
}

/** A guard that wants to be called so often without time going on hangs. */
const MOST_TICKS = 1000;

/** What is on air of each field without a delay, in order, until the end. A guard that breaks its contract throws. */
export function drive(guard: Guard, { frames }: Pick<Feed, 'frames'>, end: number): Map<string, Airing[]> {
  const airings = new Map<string, Airing[]>();
  function air(admitted: readonly Admitted[], now: number): void {
    for (const { name, value, at } of admitted) {
      if (at > now) throw new Error(`${name} goes on air at ${now} by a reading of ${at}`);
      const list = airings.get(name) ?? [];
      if (list.length === 0) airings.set(name, list);
      if (list.at(-1)?.value !== value) list.push({ at: now, value, from: at });
    }
  }
  let now = 0;
  function tickUntil(until: number): void {
    let ticks = 0;
    for (let due = guard.due(); due !== undefined && due < until; due = guard.due()) {
      const at = Math.max(now, due);
      ticks = at > now ? 0 : ticks + 1;
      if (ticks > MOST_TICKS) throw new Error(`the guard wants to be called again and again at ${at}`);
      now = at;
      air(guard.tick(at), at);
    }
  }
  for (const { at, values } of frames) {
    tickUntil(at);
    now = at;
    air(guard.read(values, at), at);
  }
  tickUntil(end);
  return airings;
}

/**
 * What an output with a delay shows, in the time of the readings: each text stands in order of the reading that it is true from, and is shown
 * then, or as soon as it is known.
 */
export function delayed(airings: readonly Airing[], delay: number): Airing[] {
  const shown = airings
    .map(({ at, value, from }) => ({ at: Math.max(at - delay, from), value, from }))
    .sort((a, b) => a.at - b.at || a.from - b.from);
  const kept: Airing[] = [];
  let newest = -Infinity;
  for (const airing of shown) {
    if (airing.from < newest) continue;
    newest = airing.from;
    if (kept.at(-1)?.at === airing.at) kept.pop();
    if (kept.at(-1)?.value !== airing.value) kept.push(airing);
  }
  return kept;
}
