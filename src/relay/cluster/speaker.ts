/** How a stream's owner says to the engine what happens: each change once, in order, and all of it again where that failed or the store is another one. */
import type { Changes, Engine, Fence, Values } from '../engine/engine.ts';
import { writeSteps, type Step } from './steps.ts';

/** As many steps as wait for a word that is on its way; where there are more, all is said instead. */
const STEPS_MAX = 500;

export interface Speaker {
  /** Something happened, by this step or by none that others take. */
  say(step?: Step): void;
  /** Says all of it by this fence, and from then on what changes. */
  begin(fence: Fence): void;
  /** Says nothing until it begins. */
  rest(): void;
  /** Whether all that there is to say was taken. */
  isSaid(): boolean;
}

export function createSpeaker(deps: {
  readonly engine: Engine;
  readonly stream: string;
  /** All that is to be said now. */
  readonly state: () => Values;
}): Speaker {
  const { engine, stream } = deps;
  let fence: Fence | undefined;
  /** What the store holds by what was said, or will by what is on its way; undefined where that may be anything. */
  let known: Values | undefined;
  let steps: Step[] = [];
  let isBusy = false;
  let hasNews = false;

  function startOver(): void {
    known = undefined;
    steps = [];
    hasNews = true;
  }

  async function sayOnce(by: Fence): Promise<void> {
    const state = deps.state();
    const before = known;
    const taken = steps;
    steps = [];
    hasNews = false;
    // What happens while it is on its way comes after it.
    known = state;
    const answer =
      before === undefined
        ? await engine.set(stream, by, state, { whole: true })
        : await engine.set(stream, by, changesTo(state, before), { note: writeSteps(taken) });
    if (answer.kind === 'set' && by === fence) return;
    startOver();
    // The engine looks at the lease, and says whether it is held still.
    if (answer.kind === 'fenced' && by === fence) fence = undefined;
  }

  async function pump(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    while (fence !== undefined && hasNews && engine.state() === 'up') await sayOnce(fence);
    isBusy = false;
  }

  return {
    say(step) {
      hasNews = true;
      // Without a way to say it, all is said later.
      if (fence === undefined || known === undefined || steps.length >= STEPS_MAX) startOver();
      else if (step !== undefined) steps.push(step);
      // What happens together is said together.
      queueMicrotask(() => void pump());
    },
    begin(next) {
      fence = next;
      startOver();
      void pump();
    },
    rest() {
      fence = undefined;
      startOver();
    },
    isSaid: () => fence !== undefined && !hasNews && known !== undefined,
  };
}

function changesTo(state: Values, known: Values): Changes {
  const changes = new Map<string, string | null>();
  for (const name of known.keys()) if (!state.has(name)) changes.set(name, null);
  for (const [name, text] of state) if (known.get(name) !== text) changes.set(name, text);
  return changes;
}
