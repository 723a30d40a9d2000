/** How a link to a program beside the relay is doing, for whoever measures. */
export interface LinkCount {
  /** Which it is, e.g. `vmix`. */
  readonly name: string;
  readonly isUp: boolean;
  /** Requests since the start, and those of them that failed. */
  readonly requests: number;
  readonly failures: number;
}
