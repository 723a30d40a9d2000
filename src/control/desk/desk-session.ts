/** What one page knows of its stream's desk, and the commands it is saying: one at a time, each with the revision that its operator saw. */
import type { Refusal } from '#lib/result.ts';
import type { Time } from '#lib/time.ts';
import type { AuditLine, Command, DeskView, Watches } from '#protocol/desk.ts';
import { createPoll } from '#store/poll.ts';
import type { Visibility } from '#store/visibility.ts';
import type { DeskClient } from './desk-client.ts';
import { isAnyHeld } from './held-value.ts';

/** Something the operator must know of what was said. */
export type Trouble =
  /** Another operator was faster: nothing was done, and it can be said again. */
  | { readonly kind: 'stale'; readonly commands: readonly Command[]; readonly changes: readonly AuditLine[] }
  | { readonly kind: 'refused'; readonly commands: readonly Command[]; readonly why: Refusal }
  /** Nobody knows whether it was done: said again it carries the revision of then, so that it is not done twice. */
  | {
      readonly kind: 'failed';
      readonly commands: readonly Command[];
      readonly why: Refusal;
      readonly saw: number | undefined;
    };

export interface DeskState {
  /** The newest that is known; kept while the relay is away. */
  readonly view: DeskView | undefined;
  /** By this page's clock: when the view came. */
  readonly viewAt: number;
  /** Why the latest question failed, as `Problem` reads it. */
  readonly problem: string | undefined;
  readonly trouble: Trouble | undefined;
}

export interface Speaker {
  readonly who: string;
  readonly watches: Watches;
}

export interface DeskSession {
  readonly state: () => DeskState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Says a command, behind those that are still on their way. */
  readonly say: (command: Command) => void;
  /** Says once more what the trouble kept from being done; the operator has seen what holds now. */
  readonly sayAgain: () => void;
  /** Who speaks from now on, and what they watch while they do. */
  readonly speakAs: (speaker: Speaker) => void;
  /** Takes the trouble off the page. */
  readonly dismiss: () => void;
}

interface Waiting {
  readonly command: Command;
  /** The desk's revision that the operator saw; undefined where it does not matter. */
  saw: number | undefined;
}

/**
 * Hiding must work whoever else is at the desk: going off the air is never the wrong answer to a surprise. A moment that waits is named, and has
 * no time for a second question.
 */
function isAlways(command: Command): boolean {
  return (
    (command.do === 'hide' && command.part === undefined) ||
    command.do === 'show-event' ||
    command.do === 'drop-event' ||
    // What is held is gone within seconds, and its value says which was meant.
    ((command.do === 'accept' || command.do === 'refuse') && command.value !== undefined)
  );
}

/** What is held is gone within seconds: an operator who is to decide it hears of it sooner. */
const HELD_PAUSE_MS = 250;
const PAUSE_MS = 1000;

/** Asks for the desk about once a second while somebody looks, more often while anything is held, and takes every answer to a command as well. */
export function createDeskSession(deps: {
  readonly client: DeskClient;
  readonly time: Time;
  readonly visibility: Visibility;
  readonly speaker: Speaker;
}): DeskSession {
  const { client, time } = deps;
  let { speaker } = deps;
  const poll = createPoll({
    ask: client.view,
    time,
    visibility: deps.visibility,
    pauseMs: () => (isAnyHeld(state.view) ? HELD_PAUSE_MS : PAUSE_MS),
  });
  const listeners = new Set<() => void>();
  const waiting: Waiting[] = [];
  let isSaying = false;
  let state: DeskState = { view: undefined, viewAt: 0, problem: undefined, trouble: undefined };

  function change(part: Partial<DeskState>): void {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  }

  /** An answer may come behind a newer one: the relay's clock tells. */
  function take(view: DeskView | undefined): Partial<DeskState> {
    const isNewer = view !== undefined && (state.view === undefined || view.at >= state.view.at);
    return isNewer ? { view, viewAt: time.now() } : {};
  }

  function hear(): void {
    const { answer, problem } = poll.state();
    change({ ...take(answer), problem });
  }

  async function sayAll(): Promise<void> {
    if (isSaying) return;
    isSaying = true;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await sayOne(next);
    isSaying = false;
  }

  async function sayOne({ command, saw }: Waiting): Promise<void> {
    const { who, watches } = speaker;
    const said = await client.say({
      command,
      watches,
      ...(saw === undefined ? {} : { expects: saw }),
      ...(who === '' ? {} : { who }),
    });
    switch (said.outcome) {
      case 'done':
        // What was pressed on the same view follows the page's own step, not a stranger's.
        for (const other of waiting) if (other.saw === saw) other.saw = said.view.rev;
        // What made no sense a moment ago is of no interest once something else was done.
        change({
          ...take(said.view),
          problem: undefined,
          trouble: state.trouble?.kind === 'refused' ? undefined : state.trouble,
        });
        return;
      case 'stale': {
        const changes = said.view.audit.filter(({ rev }) => rev > (saw ?? 0));
        change({ ...take(said.view), trouble: { kind: 'stale', commands: [command, ...takeBack()], changes } });
        return;
      }
      case 'refused':
        change({ ...take(said.view), trouble: { kind: 'refused', commands: [command], why: said.why } });
        return;
      default:
        change({ trouble: { kind: 'failed', commands: [command, ...takeBack()], why: said.why, saw } });
    }
  }

  /** What was pressed behind a command that was not done is for the operator to decide anew, but a hide. */
  function takeBack(): readonly Command[] {
    const behind = waiting.filter((other) => !isAlways(other.command)).map((other) => other.command);
    waiting.splice(0, waiting.length, ...waiting.filter((other) => isAlways(other.command)));
    return behind;
  }

  function say(command: Command, saw = state.view?.rev): void {
    waiting.push({ command, saw: isAlways(command) ? undefined : saw });
    void sayAll();
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
    say: (command) => {
      say(command);
    },
    sayAgain() {
      const { trouble } = state;
      change({ trouble: undefined });
      for (const command of trouble?.commands ?? []) say(command, trouble?.kind === 'failed' ? trouble.saw : undefined);
    },
    speakAs(next) {
      speaker = next;
    },
    dismiss() {
      change({ trouble: undefined });
    },
  };
}
