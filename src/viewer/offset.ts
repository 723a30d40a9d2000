/** Maps the relay's clock to the viewer's own. */
export interface ClockMap {
  /** A message that carried the relay's time `at` came at the viewer's time `now`. */
  seen(at: number, now: number): void;
  /** The viewer's own time of the relay's `at`; `at` itself before anything was seen. */
  toOwn(at: number): number;
  /** Forgets the relay's clock: another connection may lead to another machine. */
  reset(): void;
}

/** Takes the smallest offset seen, that of the message that travelled fastest: delays on the way only ever add to it. */
export function createClockMap(): ClockMap {
  let offset: number | undefined;
  return {
    seen(at, now) {
      offset = Math.min(offset ?? Infinity, now - at);
    },
    toOwn: (at) => at + (offset ?? 0),
    reset() {
      offset = undefined;
    },
  };
}
