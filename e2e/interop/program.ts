/** A program that runs beside the tests, heard line by line. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** How long a line, or an end, may take to come: far above what it takes, so that a slow machine fails nothing. */
const PATIENCE_MS = 30_000;

/** What the publishers read from their standard input, see gorilla/publisher and websockets/publisher.py. */
interface Order {
  readonly op: 'text' | 'binary' | 'ping' | 'close';
  readonly data?: string;
}

export interface Program {
  /** Its process; undefined where it could not be started. */
  readonly pid: number | undefined;
  /** Every line it printed so far. */
  readonly lines: readonly string[];
  /** The first line that matches after the one found last, printed already or still to come. */
  line(match: RegExp): Promise<string>;
  /** How many lines match so far. */
  count(match: RegExp): number;
  send(order: Order): void;
  /** Gives it a line on its standard input. */
  say(line: string): void;
  /** Ends it as Ctrl+C does, or as a crash would; resolves when it is gone. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** Starts a program; what it complains about goes to our own stderr. */
export function startProgram(command: string, args: readonly string[]): Program {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines: string[] = [];
  let heard = 0;
  let hear: (() => void) | undefined;
  let gone = false;
  const ended = new Promise<void>((resolve) => {
    const end = (): void => {
      gone = true;
      hear?.();
      resolve();
    };
    child.once('close', end);
    child.once('error', (error) => {
      lines.push(`cannot be started: ${error.message}`);
      end();
    });
  });
  child.stdin.on('error', () => undefined); // whoever sends to a program that is gone waits for its answer in vain, and says so then
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    hear?.();
  });

  function next(match: RegExp): string | undefined {
    const at = lines.findIndex((line, index) => index >= heard && match.test(line));
    if (at < 0) return undefined;
    heard = at + 1;
    return lines[at];
  }

  function say(line: string): void {
    child.stdin.write(`${line}\n`);
  }

  return {
    pid: child.pid,
    lines,
    line(match) {
      return new Promise((resolve, reject) => {
        const look = (): void => {
          const line = next(match);
          if (line === undefined && !gone) return;
          clearTimeout(timer);
          hear = undefined;
          if (line === undefined) reject(new Error(`ended without a line like ${match}; ${tail(lines)}`));
          else resolve(line);
        };
        const timer = setTimeout(() => {
          hear = undefined;
          reject(new Error(`no line like ${match} within ${PATIENCE_MS} ms; ${tail(lines)}`));
        }, PATIENCE_MS);
        hear = look;
        look();
      });
    },
    count: (match) => lines.filter((line) => match.test(line)).length,
    send: (order) => say(JSON.stringify(order)),
    say,
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
}

function tail(lines: readonly string[]): string {
  return `its last lines: ${JSON.stringify(lines.slice(-5))}`;
}

/** Asks again and again until the answer is as wanted; what it was last is told when it never is. */
export async function until<T>(what: string, ask: () => Promise<T>, wanted: (answer: T) => boolean): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`${what} did not come about; at last: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
