/** What one page knows of the crew's teams and games, and the edits that it makes: one at a time, each with the revision that it was made of. */
import { ok, type Refusal, type Result } from '#lib/result.ts';
import type { Time } from '#lib/time.ts';
import type { Library, LibraryView } from '#protocol/library.ts';
import { createPoll } from '#store/poll.ts';
import type { Visibility } from '#store/visibility.ts';
import { wayBack, type Edit } from './edits.ts';
import type { LibraryClient } from './library-client.ts';

/** Something to be done, and what it is called. */
export interface Step {
  readonly words: string;
  readonly edit: Edit;
  /** Whether what it changes is another by now than what its maker saw. */
  readonly isOvertaken?: ((library: Library) => boolean) | undefined;
}

/** What kept steps from being done. */
export interface Trouble {
  /** `stale`: somebody else was faster; `failed`: nobody knows whether it was done. */
  readonly kind: 'stale' | 'refused' | 'failed';
  /** Nothing where what was done meanwhile says it all. */
  readonly why: Refusal | undefined;
  readonly steps: readonly Step[];
}

export interface LibraryState {
  /** The newest that is known; kept while the relay is away. */
  readonly view: LibraryView | undefined;
  /** Why the latest question failed, as `Problem` reads it. */
  readonly problem: string | undefined;
  readonly trouble: Trouble | undefined;
  /** What this page did, the latest last: it can be taken back. */
  readonly done: readonly Step[];
}

export interface LibrarySession {
  readonly state: () => LibraryState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Does a step, behind those that are still on their way. */
  readonly act: (step: Step) => void;
  /** Takes the latest step back. */
  readonly undo: () => void;
  /** Does once more what the trouble kept from being done; whoever presses it has seen what holds now. */
  readonly again: () => void;
  /** Takes the trouble off the page. */
  readonly dismiss: () => void;
}

/** Teams change on another machine a few times an evening. */
const PAUSE_MS = 3000;
/** Steps that can be taken back. */
const DONE_MAX = 20;

interface Waiting {
  readonly step: Step;
  readonly isUndo: boolean;
}

/** Asks for the library while somebody looks, and takes every answer to an edit as well. */
export function createLibrarySession(deps: {
  readonly client: LibraryClient;
  readonly time: Time;
  readonly visibility: Visibility;
}): LibrarySession {
  const { client, time, visibility } = deps;
  /** Rises with every answer to a step: what was asked for before it may be older. */
  let answers = 0;
  const poll = createPoll({ ask, time, visibility, pauseMs: PAUSE_MS });
  const listeners = new Set<() => void>();
  const waiting: Waiting[] = [];
  let isActing = false;
  let state: LibraryState = { view: undefined, problem: undefined, trouble: undefined, done: [] };

  function change(part: Partial<LibraryState>): void {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  }

  async function ask(): Promise<Result<LibraryView>> {
    const before = answers;
    const view = await client.view();
    return view.ok && state.view !== undefined && answers !== before ? ok(state.view) : view;
  }

  function hear(): void {
    const { answer, problem } = poll.state();
    change(answer === undefined ? { problem } : { view: answer, problem });
  }

  async function actAll(): Promise<void> {
    if (isActing) return;
    isActing = true;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await actOnce(next);
    isActing = false;
  }

  async function actOnce({ step, isUndo }: Waiting): Promise<void> {
    const { view } = state;
    if (view === undefined) {
      fail('failed', state.problem === undefined ? undefined : { reason: state.problem }, step);
      return;
    }
    if (step.isOvertaken?.(view.library) === true) {
      fail('stale', undefined, step);
      return;
    }
    const library = step.edit(view.library);
    const put = await client.put(library, view.rev);
    answers += 1;
    switch (put.outcome) {
      case 'done': {
        const back = { words: step.words, edit: wayBack(view.library, put.view.library) };
        const done = isUndo ? state.done.slice(0, -1) : [...state.done, back].slice(-DONE_MAX);
        change({
          view: put.view,
          problem: undefined,
          trouble: undefined,
          done: put.view.rev === view.rev ? state.done : done,
        });
        return;
      }
      case 'stale':
        change({ view: put.view });
        fail('stale', undefined, step);
        return;
      default:
        fail(put.outcome, put.why, step);
    }
  }

  /** What was done behind a step that was not is for whoever did it to decide anew. */
  function fail(kind: Trouble['kind'], why: Refusal | undefined, step: Step): void {
    const steps = [step, ...waiting.splice(0).map((behind) => behind.step)];
    change({ trouble: { kind, why, steps } });
  }

  function act(step: Step, isUndo = false): void {
    waiting.push({ step, isUndo });
    void actAll();
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      const stop = poll.subscribe(hear);
      return () => {
        listeners.delete(listener);
        stop();
      };
    },
    act: (step) => {
      act(step);
    },
    undo() {
      const last = state.done.at(-1);
      if (last !== undefined) act(last, true);
    },
    again() {
      const steps = state.trouble?.steps ?? [];
      change({ trouble: undefined });
      for (const { words, edit } of steps) act({ words, edit });
    },
    dismiss() {
      change({ trouble: undefined });
    },
  };
}
