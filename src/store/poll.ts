import type { Result } from '#lib/result.ts';
import type { Time } from '#lib/time.ts';
import type { Visibility } from './visibility.ts';

/** What the last questions brought. The answer of the last good one is kept through any number of failures. */
export interface PollState<T> {
  readonly answer: T | undefined;
  /** Why the latest question failed, as who was asked names it; undefined while they are answered. */
  readonly problem: string | undefined;
}

export interface Poll<T> {
  readonly state: () => PollState<T>;
  /** Asks while there is a listener and the page is visible. The returned function ends that for this listener. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** Unless told otherwise. From one answer to the next question: half of what a viewer's heartbeat takes, so every ack is seen. */
const PAUSE_MS = 1000;

/** Asks the same question about once a second or after each `pauseMs`, the next only when the last was answered, and only while somebody looks. */
export function createPoll<T>(deps: {
  readonly ask: () => Promise<Result<T>>;
  readonly time: Time;
  readonly visibility: Visibility;
  readonly pauseMs?: number | (() => number);
}): Poll<T> {
  const { ask, time, visibility, pauseMs = PAUSE_MS } = deps;
  const listeners = new Set<() => void>();
  let state: PollState<T> = { answer: undefined, problem: undefined };
  let asking = false;
  let callOff: (() => void) | undefined;
  let stopWatching: (() => void) | undefined;

  const wanted = (): boolean => listeners.size > 0 && visibility.visible();

  async function askOnce(): Promise<void> {
    asking = true;
    const result = await ask();
    asking = false;
    state = result.ok ? { answer: result.value, problem: undefined } : { answer: state.answer, problem: result.reason };
    for (const listener of listeners) listener();
    if (wanted()) callOff = time.after(typeof pauseMs === 'number' ? pauseMs : pauseMs(), next);
  }

  function next(): void {
    callOff?.();
    callOff = undefined;
    if (!asking && wanted()) void askOnce();
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      stopWatching ??= visibility.onChange(next);
      if (callOff === undefined) next();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stopWatching?.();
        stopWatching = undefined;
        callOff?.();
        callOff = undefined;
      };
    },
  };
}
