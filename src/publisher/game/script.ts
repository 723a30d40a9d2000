/** A game written down: what is known of it at each moment at which something changes other than by a running clock. */
interface Script<S> {
  /** Milliseconds from the first moment to the end. */
  readonly duration: number;
  /** The latest moment at or before `ms`, and how many milliseconds have passed since. */
  at(ms: number): { readonly state: S; readonly since: number };
}

export interface ScriptWriter<S> {
  /** How far the script has been written, in milliseconds. */
  now(): number;
  /** Notes the state at the present moment. A second note at the same moment replaces the first. */
  note(state: S): void;
  /** Lets milliseconds go by. */
  pass(ms: number): void;
  finish(): Script<S>;
}

interface Moment<S> {
  readonly at: number;
  readonly state: S;
}

export function createScriptWriter<S>(first: S): ScriptWriter<S> {
  const moments: Moment<S>[] = [{ at: 0, state: first }];
  let now = 0;
  return {
    now: () => now,
    note(state) {
      if (moments.at(-1)?.at === now) moments.pop();
      moments.push({ at: now, state });
    },
    pass(ms) {
      now += Math.max(0, Math.round(ms));
    },
    finish: () => createScript(moments, now, first),
  };
}

function createScript<S>(moments: readonly Moment<S>[], duration: number, first: S): Script<S> {
  return {
    duration,
    at(ms) {
      const when = Math.min(Math.max(ms, 0), duration);
      let low = 0;
      let high = moments.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((moments[middle]?.at ?? 0) <= when) low = middle;
        else high = middle - 1;
      }
      const moment = moments[low];
      return moment === undefined ? { state: first, since: when } : { state: moment.state, since: when - moment.at };
    },
  };
}
