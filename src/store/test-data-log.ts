import type { Time } from '#lib/time.ts';
import type { FieldRow } from '#protocol/field-row.ts';
import type { ScoreboardStore } from './scoreboard-store.ts';
import { isTestData, NOTHING_SEEN, withLook } from './test-data.ts';
import type { Ticker } from './ticker.ts';

/** Whether the feed sends test data just now. */
export interface TestDataLog {
  readonly isOn: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
}

/** The rows of the stream's desk, as they are known. */
export interface DeskRows {
  readonly subscribe: (listener: () => void) => () => void;
  readonly rows: () => readonly Pick<FieldRow, 'reading'>[];
}

/** Watches what is on air, and what the board itself reads where that is another thing: an override hides the leaps of its field, and so does a guard that holds them. */
export function createTestDataLog(deps: {
  readonly store: ScoreboardStore;
  readonly desk: DeskRows;
  readonly time: Pick<Time, 'now'>;
  readonly ticker: Ticker;
}): TestDataLog {
  const { store, desk, time, ticker } = deps;
  const listeners = new Set<() => void>();
  let onAir = withLook(NOTHING_SEEN, store.getState().values, time.now());
  let readings = NOTHING_SEEN;
  let isOn = false;
  let stops: readonly (() => void)[] = [];

  store.subscribe((state, before) => {
    if (state.values === before.values) return;
    onAir = withLook(onAir, state.values, time.now());
    judge();
  });

  function readDesk(): void {
    const read = desk
      .rows()
      .flatMap(({ reading }) => (reading === null ? [] : [[reading.source, reading.value] as const]));
    readings = withLook(readings, Object.fromEntries(read), time.now());
    judge();
  }

  function judge(): void {
    const was = isOn;
    isOn = isTestData(onAir, time.now()) || isTestData(readings, time.now());
    if (isOn !== was) for (const listener of listeners) listener();
  }

  return {
    isOn: () => isOn,
    subscribe(listener) {
      listeners.add(listener);
      // The last leap grows old without another value.
      if (listeners.size === 1) stops = [desk.subscribe(readDesk), ticker.subscribe(judge)];
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        for (const stop of stops) stop();
        stops = [];
      };
    },
  };
}
