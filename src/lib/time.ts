/** Time as an argument: rooms that are pure, and tests, get it handed in. */
export interface Time {
  /** Milliseconds since 1970. It never goes backwards and never jumps, whatever is done to the machine's wall clock. */
  now(): number;
  /** Runs `run` once, `ms` milliseconds from now (0 or more). The returned function calls it off. */
  after(ms: number, run: () => void): () => void;
}

/** Runs something once all else that is ready now was served: what arrived on other connections, above all. */
export type Soon = (run: () => void) => void;
