/** The built command as a process of its own, so that it can be killed as a power cut would. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

const COMMAND = path.resolve(import.meta.dirname, '..', '..', 'dist', 'server', 'boardcast.js');

export interface RunningCommand {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  readonly port: number;
  /** Ends it without a last word, as a power cut would. */
  kill(): Promise<void>;
  /** Ends it as Ctrl+C does: it saves and says goodbye. Resolves with its exit code. */
  stop(): Promise<number | null>;
  /** Stands still as in a machine's sleep, until `wake`. Not on Windows, which has no such signals. */
  sleep(): void;
  wake(): void;
}

/** Runs `boardcast start` or `boardcast demo` and resolves once it says where it listens. Port 0 takes any free one. */
export async function runCommand(
  command: 'start' | 'demo',
  {
    port = 0,
    dataDir,
    layoutsDir,
    sport,
    guard,
  }: {
    readonly port?: number;
    readonly dataDir: string;
    readonly layoutsDir?: string;
    readonly sport?: string;
    readonly guard?: 'off';
  },
): Promise<RunningCommand> {
  const args = [COMMAND, command, '--host', '127.0.0.1', '--port', String(port), '--data', dataDir];
  if (layoutsDir !== undefined) args.push('--layouts', layoutsDir);
  if (sport !== undefined) args.push('--sport', sport);
  if (guard !== undefined) args.push('--guard', guard);
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const origin = await saidOrigin(child);
  return {
    origin,
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

async function saidOrigin(child: ChildProcess): Promise<string> {
  if (child.stdout === null || child.stderr === null) throw new Error('the command has no output');
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString('utf8');
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/\S+(?=\/overlay\/)/.exec(line);
    if (url === null) continue;
    child.stdout.resume(); // what it says later must not fill the pipe
    return url[0];
  }
  throw new Error(`the command ended before it listened: ${complaints.slice(0, 2000)}`);
}
