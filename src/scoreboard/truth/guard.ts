import type { HeldReason } from '#protocol/field-row.ts';

/** What a field of a feed goes through: it is read, and goes on air now, later or never. */
export interface Guard {
  /** A reading, clean; undefined for a misread. */
  read(value: string | undefined, at: number): void;
  /**
   * What goes on air at this moment, in the order in which it was read: of several the last is what holds, those before it are for outputs
   * that are late. `game` is what is known of other fields.
   */
  settle(at: number, game: GameNow): readonly Verdict[];
  /** When it is to be asked again though nothing is read, in ms. */
  due(): number | undefined;
  /** What waits that an operator may want to see. */
  held(): Held | undefined;
  /** What is on air. */
  shown(): string | undefined;
  /** The value that is being read, on air or not. */
  reading(): string | undefined;
  /** What waits goes on air with the next settling. */
  accept(): void;
  /** What waits does not, until something else is read. */
  refuse(): void;
  /** What is on air was accepted wrongly: this is what was there before, and what is read waits as if it had been refused. */
  takeBack(before: string, at: number): void;
  /** What was refused waits again. */
  admitAgain(): void;
}

/** What goes on air, and since when it has been true, in ms. */
export interface Verdict {
  readonly value: string;
  readonly at: number;
}

/** A value that is not on air yet. */
export interface Held {
  readonly value: string;
  readonly since: number;
  readonly reason: HeldReason;
}

export interface GameNow {
  /** Whether both teams' scores are read as nothing, or blank. */
  readonly isReset: boolean;
  /** Whether each team's score is read as what the other's is on air. */
  readonly isSwapped: boolean;
}
