/** A source that is looked at again and again: what is polled, and a file that another program writes. */
import { readAnyText, type SaidForm } from '#protocol/dialects/any-text.ts';
import type { Told } from '#protocol/dialects/told.ts';
import type { Result } from '#lib/result.ts';
import type { Time } from '#lib/time.ts';
import type { CallOf, Callers } from './callers.ts';
import { DOOR_ALARM_MS, POLL_AWAY_MS, POLL_MS } from './limits.ts';
import type { Log } from './log.ts';

/** What a look found. */
export type Look =
  | { readonly text: string; readonly form?: SaidForm }
  /** As before. */
  | 'same'
  | { readonly fault: string };

export interface Looker {
  /** What is wrong with it, in words for operators; empty while nothing is. */
  alarms(): readonly string[];
  stop(): void;
}

export interface LookerDeps {
  /** As it is named to people: no key and no password is in it. */
  readonly name: string;
  readonly call: CallOf;
  /** Whether what is found may be half of what it will be: a file is written while it is looked at. */
  readonly mayBeHalf: boolean;
  /** Never rejects. One at a time is asked for. */
  readonly look: () => Promise<Look>;
  readonly callers: Callers;
  readonly time: Time;
  readonly log: Log;
}

/** Begins at once, and looks every POLL_MS; where that fails, twice as rarely each time, down to every POLL_AWAY_MS. */
export function createLooker({ name, call, look, mayBeHalf, callers, time, log }: LookerDeps): Looker {
  let isStopped = false;
  let callOff: (() => void) | undefined;
  let pause = POLL_MS;
  let before: string | undefined;
  /** The last text that was read, what it says, and whether that was taken. */
  let read: { readonly text: string; readonly told: Result<Told>; isTaken: boolean } | undefined;
  /** The last text, where it could not be read, why, and whether its stream was told. */
  let unread: { readonly text: string; readonly reason: string; isCounted: boolean } | undefined;
  let fault: { readonly reason: string; readonly since: number; isTold: boolean } | undefined;

  function take(found: Look): string | undefined {
    // Nothing is wrong any more with one that was away, if its text was good.
    if (found === 'same') return unread?.reason ?? (read?.isTaken === false ? offer(read) : undefined);
    if ('fault' in found) return found.fault;
    const { text, form } = found;
    const isSettled = !mayBeHalf || text === before || /^\s*[{[<]/.test(text);
    before = text;
    if (text === read?.text) {
      unread = undefined;
      return read.isTaken ? undefined : offer(read);
    }
    // Half a JSON or XML cannot be read; half a line can, so lines are read once they were seen the same twice.
    if (!isSettled) return fault?.reason;
    const told = readAnyText(text, form);
    if (!told.ok) {
      const reason = `it cannot be read: ${told.reason}`;
      const isNew = unread?.text !== text;
      if (unread === undefined || isNew) unread = { text, reason, isCounted: false };
      // Half a file is no fault of its source, unless it stays so.
      if (!unread.isCounted && !(mayBeHalf && isNew)) count(unread, told);
      return reason;
    }
    unread = undefined;
    read = { text, told, isTaken: false };
    return offer(read);
  }

  /** Tells its stream, which may have no room for it as a source: then it is told later. */
  function count(one: NonNullable<typeof unread>, told: Result<Told>): void {
    const answer = callers.take(call, told);
    one.isCounted = answer.ok || answer.status === 400;
  }

  /** Says why it is not taken. */
  function offer(one: NonNullable<typeof read>): string | undefined {
    const taken = callers.take(call, one.told);
    one.isTaken = taken.ok;
    return taken.ok ? undefined : taken.reason;
  }

  /** `since` is when what is wrong began, if it was not so before. */
  function judge(reason: string | undefined, since = time.now()): void {
    if (reason === undefined) {
      if (fault?.isTold === true) log('info', 'a source that is looked at is back', { name });
      fault = undefined;
      // One that was away for long says all anew.
      if (!callers.nod(call) && read !== undefined) offer(read);
      return;
    }
    const now = time.now();
    fault = { reason, since: fault?.since ?? since, isTold: fault?.isTold ?? false };
    if (fault.isTold || now - fault.since < DOOR_ALARM_MS) return;
    fault.isTold = true;
    log('warn', 'a source that is looked at fails', { name, reason });
  }

  async function go(): Promise<void> {
    const since = time.now();
    // A disk of the network may say nothing for minutes.
    const callOffSlow = time.after(DOOR_ALARM_MS, () => judge('it does not answer', since));
    callOff = callOffSlow;
    const found = await look();
    callOffSlow();
    if (isStopped) return;
    try {
      judge(take(found));
    } catch (error) {
      log('error', 'a source that is looked at could not be read', { name, reason: String(error) });
    }
    const isAway = typeof found === 'object' && 'fault' in found;
    pause = isAway ? Math.min(POLL_AWAY_MS, pause * 2) : POLL_MS;
    callOff = time.after(pause, () => void go());
  }

  void go();
  return {
    alarms: () => (fault?.isTold === true ? [`${name}: ${fault.reason}`] : []),
    stop() {
      isStopped = true;
      callOff?.();
    },
  };
}
