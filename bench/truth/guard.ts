/** What is measured: anything that decides which of a camera's readings go on air, and when. It knows no clock but what it is told. */
import type { BenchSport } from './game.ts';

/** One value that goes on air now. */
export interface Admitted {
  readonly name: string;
  readonly value: string;
  /** The time of the reading that it is true from, in ms: at or before now. An output with a delay shows it by this time. */
  readonly at: number;
}

export interface Guard {
  /** A frame as it comes in: canonical field names and the text that the camera read; `at` is in ms and never falls. */
  readonly read: (frame: ReadonlyMap<string, string>, at: number) => readonly Admitted[];
  /** When `tick` wants to be called next, in ms; undefined while nothing waits. */
  readonly due: () => number | undefined;
  readonly tick: (at: number) => readonly Admitted[];
}

/** What a crew knows of its source. */
export interface FeedFacts {
  /** The mean time between two readings, in ms. */
  readonly periodMs: number;
}

/** One of those that are compared. */
export interface Contender {
  readonly name: string;
  readonly create: (sport: BenchSport, facts: FeedFacts) => Guard;
  /** Its profile, if it has some; `--profile` picks by it. */
  readonly profile?: string;
  /** Whether the bars hold for it; they are only told of the others. */
  readonly isHeld?: boolean;
}
