/** A server under test: a process of its own, whose processor time and memory Linux tells. */
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { startProgram } from '../../e2e/interop/program.ts';

/** /proc counts processor time in hundredths of a second on every Linux (USER_HZ). */
const TICKS_PER_S = 100;
/** Where `utime` stands in /proc/<pid>/stat, counted from behind the name's bracket; `stime` follows. */
const UTIME_AT = 11;

/** Where things are during a run. */
export interface Places {
  /** The load program. */
  readonly load: string;
  /** A folder that is gone after the run. */
  readonly folder: string;
  /** Where our relay leaves a profile of each run (`.cpuprofile`), which costs it some time; undefined for none. */
  readonly profiles: string | undefined;
}

export interface Server {
  readonly port: number;
  /** Processor time it took until now, in s, its threads' included. */
  cpuSeconds(): Promise<number>;
  /** Memory that it holds, in bytes (resident set). */
  memory(): Promise<number>;
  /** The same as it was when it had just begun to listen. */
  readonly memoryAtStart: number;
  stop(): Promise<void>;
}

export interface ServerCommand {
  readonly command: readonly string[];
  /** Finds the port in the line by which the server says that it listens; or the port, of one that says nothing. */
  readonly port: RegExp | number;
  readonly line: RegExp;
  /** How it is ended; a server under test has nothing to say at its end. */
  readonly signal?: 'SIGTERM' | 'SIGKILL';
  /** How long it has to have done nothing before it is used, in ms: what it does by itself after its start is over then. */
  readonly idleMs?: number;
}

/** Starts a server, with as many sockets as the system allows. Resolves when it listens. */
export async function startServer(
  load: string,
  { command, port, line, signal = 'SIGKILL', idleMs = 0 }: ServerCommand,
): Promise<Server> {
  const program = startProgram(load, ['run', ...command]);
  const { pid } = program;
  try {
    const said = await program.line(line);
    const found = typeof port === 'number' ? port : Number(port.exec(said)?.[1]);
    if (pid === undefined || !Number.isInteger(found)) throw new Error(`no port in: ${said}`);
    const memoryAtStart = await memoryOf(pid);
    if (idleMs > 0) await idle(pid, idleMs);
    return {
      port: found,
      cpuSeconds: () => cpuSecondsOf(pid),
      memory: () => memoryOf(pid),
      memoryAtStart,
      stop: () => program.stop(signal),
    };
  } catch (error) {
    await program.stop('SIGKILL');
    throw error;
  }
}

async function cpuSecondsOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[UTIME_AT]) + Number(fields[UTIME_AT + 1])) / TICKS_PER_S;
}

async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) * 1024;
}

/** What a server that waits takes for its heartbeats, in s. */
const HEARTBEATS_S = 0.03;

/** Resolves once it took hardly any time of a processor for so many ms. */
async function idle(pid: number, ms: number): Promise<void> {
  const before = await cpuSecondsOf(pid);
  await wait(ms);
  const now = await cpuSecondsOf(pid);
  if (now - before > HEARTBEATS_S) await idle(pid, ms);
}

/** Processor time that everything on this machine took since it started, in s. */
export async function machineSeconds(): Promise<number> {
  const stat = await readFile('/proc/stat', 'utf8');
  // cpu  user nice system idle iowait irq softirq steal …
  const [user, nice, system, , , irq, softirq, steal] = (/^cpu +(.*)$/m.exec(stat)?.[1] ?? '').split(' ').map(Number);
  return [user, nice, system, irq, softirq, steal].reduce<number>((sum, ticks) => sum + (ticks ?? 0), 0) / TICKS_PER_S;
}

/** How many files and sockets a process of this user may have open, once it asks for as many as it gets. */
export async function socketsMax(): Promise<number> {
  const limits = await readFile('/proc/self/limits', 'utf8');
  const hard = /^Max open files +\S+ +(\S+)/m.exec(limits)?.[1];
  return hard === 'unlimited' ? Number.POSITIVE_INFINITY : Number(hard);
}
