/** The built command as a process of its own, so that it can be killed as a power cut would. */
import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

export const COMMAND = path.resolve(import.meta.dirname, '..', '..', 'dist', 'server', 'boardcast.js');

export interface RunningCommand {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  readonly port: number;
  /** A line of its output, as soon as one matches. */
  said(what: RegExp): Promise<RegExpExecArray>;
  /** Ends it without a last word, as a power cut would. */
  kill(): Promise<void>;
  /** Ends it as Ctrl+C does: it saves and says goodbye. Resolves with its exit code. */
  stop(): Promise<number | null>;
  /** Stands still as in a machine's sleep, until `wake`. Not on Windows, which has no such signals. */
  sleep(): void;
  wake(): void;
}

/** Runs `boardcast start`, `demo` or `edge` and resolves once it says where it listens. Port 0 takes any free one. */
export async function runCommand(
  command: 'start' | 'demo' | 'edge',
  {
    port = 0,
    dataDir,
    layoutsDir,
    sport,
    guard,
    flags = [],
  }: {
    readonly port?: number;
    readonly dataDir: string;
    readonly layoutsDir?: string;
    readonly sport?: string;
    readonly guard?: 'off';
    /** Others, as they are typed. */
    readonly flags?: readonly string[];
  },
): Promise<RunningCommand> {
  const args = [COMMAND, command, '--host', '127.0.0.1', '--port', String(port), '--data', dataDir, ...flags];
  if (layoutsDir !== undefined) args.push('--layouts', layoutsDir);
  if (sport !== undefined) args.push('--sport', sport);
  if (guard !== undefined) args.push('--guard', guard);
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = listenTo(child);
  const [origin] = await said(/http:\/\/\S+(?=\/overlay\/)/);
  return {
    origin,
    said,
    port: Number(new URL(origin).port),
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      await ended;
      return child.exitCode;
    },
    sleep: () => void child.kill('SIGSTOP'),
    wake: () => void child.kill('SIGCONT'),
  };
}

/** Reads all that it says, so that the pipe is never full; rejects once it has ended without the line that is waited for. */
function listenTo(child: ChildProcess): RunningCommand['said'] {
  if (child.stdout === null || child.stderr === null) throw new Error('the command has no output');
  const lines: string[] = [];
  let complaints = '';
  let isOver = false;
  const news = new EventEmitter();
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString('utf8');
  });
  createInterface({ input: child.stdout })
    .on('line', (line) => {
      lines.push(line);
      news.emit('news');
    })
    .on('close', () => {
      isOver = true;
      news.emit('news');
    });
  return async (what) => {
    for (let read = 0; ;) {
      for (; read < lines.length; read += 1) {
        const found = what.exec(lines[read] ?? '');
        if (found !== null) return found;
      }
      if (isOver) throw new Error(`the command ended without saying ${String(what)}: ${complaints.slice(0, 2000)}`);
      await once(news, 'news');
    }
  };
}
