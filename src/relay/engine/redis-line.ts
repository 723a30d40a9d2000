import { codeOf } from '#lib/code-of.ts';
import type { Random } from '#lib/random.ts';
import type { Time } from '#lib/time.ts';
import type { RedisConnection } from './redis-dial.ts';

/** How long an answer may take, in ms: Redis takes some µs. A server that stands still is taken for away after this. */
const ANSWER_MS = 1000;
/** How long until a connection is there and proven, in ms. */
const DIAL_MS = 1500;
/** How often is looked whether an answer is overdue, in ms. */
const WATCH_MS = 250;
/** Between two attempts, in ms: at first at once nearly, and never so long that viewers wait a second for a store that is back. */
const REDIAL_MS_MIN = 30;
const REDIAL_MS_MAX = 400;

export interface RedisLineOptions {
  readonly dial: (lost: (error: Error) => void, signal: AbortSignal) => Promise<RedisConnection>;
  /** Rejects where the server is none to work with, such as one that loads its data still. */
  readonly prove: (connection: RedisConnection) => Promise<void>;
  readonly up: () => void;
  readonly down: (reason: string) => void;
  /** An attempt has come to nothing. */
  readonly failed: (reason: string) => void;
  readonly time: Time;
  readonly random: Random;
}

/** One connection that is dialled anew whenever it is lost, or does not answer. */
export interface RedisLine {
  connection(): RedisConnection | undefined;
  /** Sends a command by the connection that there is, and by no later one. */
  send(key: string, command: readonly string[]): Promise<unknown>;
  close(): void;
}

export function createRedisLine({ dial, prove, up, down, failed, time, random }: RedisLineOptions): RedisLine {
  let current: RedisConnection | undefined;
  let isOver = false;
  /** Attempts since something was answered. */
  let failures = 0;
  let waiting = 0;
  /** Since when nothing was answered. */
  let since = time.now();
  let callOffDial: (() => void) | undefined;
  let callOffWatch = time.after(WATCH_MS, watch);

  function redial(): void {
    if (isOver) return;
    failures += 1;
    const end = Math.min(REDIAL_MS_MAX, REDIAL_MS_MIN * 2 ** Math.min(failures, 8));
    callOffDial = time.after(REDIAL_MS_MIN + random() * (end - REDIAL_MS_MIN), () => void attempt());
  }

  async function attempt(): Promise<void> {
    const aborter = new AbortController();
    const callOff = time.after(DIAL_MS, () => aborter.abort());
    const tooLate = new Promise<never>((_, reject) => {
      aborter.signal.addEventListener('abort', () => reject(new Error(`no answer within ${DIAL_MS} ms`)));
    });
    let mine: RedisConnection | undefined;
    let isLost = false;
    const lost = (error: Error): void => {
      isLost = true;
      if (mine !== undefined) drop(mine, error);
    };
    try {
      const made = await Promise.race([dial(lost, aborter.signal), tooLate]);
      mine = made;
      await Promise.race([prove(made), tooLate]);
      if (isLost || isOver) throw new Error('lost at once');
      current = made;
      waiting = 0;
      since = time.now();
      up();
    } catch (error) {
      failed(reasonOf(error));
      aborter.abort();
      mine?.destroy();
      redial();
    } finally {
      callOff();
    }
  }

  function drop(which: RedisConnection, error: Error): void {
    if (current !== which) return;
    current = undefined;
    which.destroy();
    down(error.message);
    redial();
  }

  function watch(): void {
    callOffWatch = time.after(WATCH_MS, watch);
    if (current === undefined || time.now() - since < ANSWER_MS) return;
    if (waiting > 0) drop(current, new Error(`no answer within ${ANSWER_MS} ms`));
    // Who only hears would not know that nobody speaks any more.
    else void send('', ['PING']).catch(() => undefined);
  }

  async function send(key: string, command: readonly string[]): Promise<unknown> {
    const by = current;
    if (by === undefined) throw new Error('not connected');
    if (waiting === 0) since = time.now();
    waiting += 1;
    try {
      const answer = await by.send(key, command);
      failures = 0;
      return answer;
    } catch (error) {
      if (!isUnknownScript(error)) drop(by, error instanceof Error ? error : new Error(String(error)));
      throw error;
    } finally {
      if (current === by) {
        waiting -= 1;
        since = time.now();
      }
    }
  }

  void attempt();
  return {
    connection: () => current,
    send,
    close() {
      isOver = true;
      callOffDial?.();
      callOffWatch();
      current?.destroy();
      current = undefined;
    },
  };
}

/** Why, in words: of several errors the first one's, and the system's own name where it has no words. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return error instanceof Error && error.message !== '' ? error.message : codeOf(error);
}

/** The server knows no script by that hash; nothing was carried out. */
export function isUnknownScript(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('NOSCRIPT');
}
