/** A board in made-up time, for tests: what goes on air of its readings. */
import type { Admitted, Truth } from './truth.ts';

export interface Aired {
  readonly time: number;
  readonly admitted: Admitted;
}

/** Feeds frames of [time, values] and lets the timers run between them and until `until`; what went on air, in order. */
export function play(
  truth: Truth,
  frames: readonly (readonly [number, Record<string, string>])[],
  until: number,
): Aired[] {
  const aired: Aired[] = [];
  function run(to: number): void {
    for (let due = truth.due(); due !== undefined && due <= to; due = truth.due()) {
      const time = due;
      aired.push(...truth.tick(time).map((admitted) => ({ time, admitted })));
      if (truth.due() === time) throw new Error('a timer that does not move on');
    }
  }
  for (const [time, values] of frames) {
    run(time - 1);
    aired.push(...truth.read(Object.entries(values), time).map((admitted) => ({ time, admitted })));
  }
  run(until);
  return aired;
}

/** A board that is read `rate` times a second, all of it each time. */
export function readings(
  board: (time: number) => Record<string, string>,
  { from = 0, to, every = 100 }: { readonly from?: number; readonly to: number; readonly every?: number },
): (readonly [number, Record<string, string>])[] {
  const frames: (readonly [number, Record<string, string>])[] = [];
  for (let time = from; time < to; time += every) frames.push([time, board(time)]);
  return frames;
}

export const of = (aired: readonly Aired[], name: string) =>
  aired.filter(({ admitted }) => admitted.name === name).map(({ time, admitted }) => [time, admitted.value]);
