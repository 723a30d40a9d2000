/** Time as an argument: rooms that are pure, and tests, get it handed in. */
export interface Time {
  /** Milliseconds since 1970. It never goes backwards and never jumps, whatever is done to the machine's wall clock. */
  now(): number;
  /** Runs `run` once, `ms` milliseconds from now (0 or more). The returned function calls it off. */
  after(ms: number, run: () => void): () => void;
}
