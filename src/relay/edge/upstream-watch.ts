/** Whether the relay that an edge follows is there, for who looks after the edge: on air all holds, and nobody would see it. */
import type { Time } from '#lib/time.ts';
import { CLOSE } from '#protocol/close-codes.ts';
import type { Dial } from '#viewer/connection.ts';
import type { Log } from '../log.ts';

export interface UpstreamWatch {
  /** The same dial, looked at. */
  readonly watch: (dial: Dial) => Dial;
  /** Why the next connection failed, or broke. */
  readonly failed: (reason: string) => void;
  /** In words; none while the relay is there, or nobody wants anything of it. */
  readonly alarms: () => readonly string[];
}

/** A relay that restarts is back by then, in ms. */
const PATIENCE_MS = 3000;
/** Without a connection it is asked no more often than this, in ms, and only when somebody wants to know how this edge is. */
const ASKED_MS = 3000;
/** RFC 6455: the close code where no close frame came. */
const NO_ANSWER = 1006;

export function createUpstreamWatch(
  origin: string,
  deps: {
    readonly time: Time;
    readonly log: Log;
    /** Asks it over HTTP whether it is there. */
    readonly answers: () => Promise<boolean>;
  },
): UpstreamWatch {
  const { time, log } = deps;
  let open = 0;
  let askedAt = -Infinity;
  let reason = '';
  /** Since when nothing has come about that was dialled. */
  let lostAt: number | undefined;
  /** Whether anybody has wanted a connection since. */
  let wasDialled = false;

  function came(): void {
    open += 1;
    back();
  }

  /** An edge that nobody looks at has no connection, and its crew wants to know before the game. */
  async function ask(): Promise<void> {
    if (open > 0 || time.now() - askedAt < ASKED_MS) return;
    askedAt = time.now();
    const answers = await deps.answers();
    // One that answers and refuses its connections has still refused them.
    if (answers && !wasDialled) back();
    if (!answers) ended(NO_ANSWER);
  }

  function back(): void {
    if (lostAt !== undefined) log('info', 'the upstream relay is back', { origin });
    lostAt = undefined;
    wasDialled = false;
    reason = '';
  }

  function ended(code: number): void {
    if (code === CLOSE.KEY_REFUSED) reason = 'it refuses the key';
    if (open > 0 || lostAt !== undefined) return;
    lostAt = time.now();
    log('warn', 'the upstream relay does not answer', { origin, reason });
  }

  void ask();
  return {
    failed(why) {
      reason = why;
    },
    alarms() {
      void ask();
      if (lostAt === undefined || time.now() - lostAt < PATIENCE_MS) return [];
      return [`the relay that this edge follows does not answer at ${origin}${reason === '' ? '' : ` (${reason})`}`];
    },
    watch: (dial) => (url, events) => {
      let isOpen = false;
      const leave = (): void => {
        if (isOpen) open -= 1;
        isOpen = false;
      };
      const connection = dial(url, {
        ...events,
        open(registered) {
          isOpen = true;
          came();
          events.open(registered);
        },
        closed(code) {
          leave();
          wasDialled = true;
          ended(code);
          events.closed(code);
        },
      });
      return {
        send: (text) => connection.send(text),
        close() {
          leave();
          connection.close();
        },
      };
    },
  };
}
