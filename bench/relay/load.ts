/** The load program (load/*.c) as this bench uses it: built at its start, a publisher and many viewers each in a process of its own. */
import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { startProgram, type Program } from '../../e2e/interop/program.ts';
import { findCompiler } from './compiler.ts';
import { publisherOptions, speechOptions, type Wire } from './wire.ts';

const execute = promisify(execFile);
const SOURCES = path.join(import.meta.dirname, 'load');

/** How long joining took a viewer, from dialling to its first value, in ms. */
const joinedSchema = v.object({
  joined: v.number(),
  lost: v.number(),
  p50: v.number(),
  p99: v.number(),
  slowest: v.number(),
});
export type Joined = v.InferOutput<typeof joinedSchema>;

const timesSchema = v.object({ p50: v.number(), p99: v.number() });

/** What the viewers saw, see load/view.c; times in ms. */
const viewReportSchema = v.object({
  /** Those that never stopped reading, and how many of them ended on the final value. */
  viewers: v.number(),
  onFinal: v.number(),
  stalled: v.number(),
  stalledOnFinal: v.number(),
  /** From sending the final value until the last viewer had it; -1 where none had it. */
  finalMs: v.number(),
  /** Values that came after a newer one. */
  wentBack: v.number(),
  /** Connections that ended before their time. */
  lost: v.number(),
  /** Of the value held, on an even grid in time. */
  age: timesSchema,
  /** From sending a value to its arrival. */
  delay: timesSchema,
  frames: v.number(),
  values: v.number(),
  bytes: v.number(),
  seconds: v.number(),
  /** Share of one processor that the viewers' process took. */
  cpu: v.number(),
});
export type ViewReport = v.InferOutput<typeof viewReportSchema>;

/** How many values were sent, and taken by the server, until `at` (in s, of the machine's monotonic clock). */
const markSchema = v.object({ sent: v.number(), taken: v.number(), cpu: v.number(), at: v.number() });
export type Mark = v.InferOutput<typeof markSchema>;

export interface Publisher {
  /** Values a second from now on. */
  rate(perSecond: number): void;
  /** As many as are taken, with at most so many on their way. */
  flat(onWay: number): void;
  /** So many, as fast as they are taken. */
  burst(values: number): void;
  mark(): Promise<Mark>;
  /** Sends the final value; resolves with its number as `sent` once the server has taken it. */
  end(): Promise<Mark>;
  stop(): Promise<void>;
}

export interface Viewers {
  readonly joined: Joined;
  measure(): void;
  /** Resolves when nothing is counted any more. */
  pause(): Promise<void>;
  /** Those that were told to stop reading do so. */
  stall(): void;
  goOn(): void;
  /** Waits until everybody holds the final value, or nothing comes any more. */
  report(final: number): Promise<ViewReport>;
  stop(): Promise<void>;
}

/** What came of asking for a path at a rate; times in ms, from asking to the whole answer. */
const readsReportSchema = v.object({
  answered: v.number(),
  /** Answers other than 200. */
  refused: v.number(),
  perSecond: v.number(),
  p50: v.number(),
  p99: v.number(),
  cpu: v.number(),
});
export type ReadsReport = v.InferOutput<typeof readsReportSchema>;

export interface Reads {
  end(): Promise<ReadsReport>;
  stop(): Promise<void>;
}

/** Compiles the load program into the folder. Rejects in words where there is no C compiler. */
export async function buildLoad(folder: string): Promise<string> {
  const program = path.join(folder, 'load');
  const sources = (await readdir(SOURCES))
    .filter((name) => name.endsWith('.c'))
    .map((name) => path.join(SOURCES, name));
  const compiler = await findCompiler();
  if (compiler === undefined)
    throw new Error('The load program needs a C compiler, and there is none (Debian: gcc libc6-dev).');
  await execute(compiler, ['-O2', '-std=gnu11', '-o', program, ...sources]);
  return program;
}

/** Resolves when the server has taken the first value. */
export async function startPublisher(load: string, port: number, wire: Wire): Promise<Publisher> {
  const program = startProgram(load, ['publish', ...placeOptions(port, wire), ...publisherOptions(wire)]);
  await program.line(/^ready /);
  const ask = async (order: string, answer: RegExp): Promise<Mark> => {
    program.say(order);
    return v.parse(markSchema, await saidBy(program, answer));
  };
  return {
    rate: (perSecond) => program.say(`rate ${perSecond}`),
    flat: (onWay) => program.say(`flat ${onWay}`),
    burst: (values) => program.say(`burst ${values}`),
    mark: () => ask('mark', /^mark /),
    end: () => ask('end', /^ended /),
    stop: () => program.stop('SIGKILL'),
  };
}

export interface ViewersOptions {
  readonly count: number;
  /** How many of them stop reading when told to. */
  readonly stalling?: number;
  /** All dial at the same time. */
  readonly atOnce?: boolean;
}

/** Resolves when every viewer has its first value, or is lost. */
export async function startViewers(load: string, port: number, wire: Wire, options: ViewersOptions): Promise<Viewers> {
  const program = startProgram(load, [
    'view',
    ...placeOptions(port, wire),
    ...speechOptions(wire.viewer),
    '--count',
    String(options.count),
    '--stalling',
    String(options.stalling ?? 0),
    '--at-once',
    options.atOnce === true ? '1' : '0',
  ]);
  try {
    const joined = v.parse(joinedSchema, await saidBy(program, /^joined /));
    return {
      joined,
      measure: () => program.say('measure'),
      async pause() {
        program.say('pause');
        await program.line(/^paused /);
      },
      stall: () => program.say('stall'),
      goOn: () => program.say('go-on'),
      async report(final) {
        program.say(`final ${final}`);
        return v.parse(viewReportSchema, await saidBy(program, /^report /));
      },
      stop: () => program.stop('SIGKILL'),
    };
  } catch (error) {
    await program.stop('SIGKILL');
    throw error;
  }
}

/** Asks for the path so many times a second, over connections that stay open. Resolves when it does. */
export async function startReads(load: string, port: number, place: string, perSecond: number): Promise<Reads> {
  const program = startProgram(load, ['get', '--port', String(port), '--path', place, '--rate', String(perSecond)]);
  await program.line(/^ready /);
  return {
    async end() {
      program.say('end');
      return v.parse(readsReportSchema, await saidBy(program, /^report /));
    },
    stop: () => program.stop('SIGKILL'),
  };
}

function placeOptions(port: number, { path: place, protocol }: Wire): string[] {
  return ['--port', String(port), '--path', place, ...(protocol === undefined ? [] : ['--protocol', protocol])];
}

/** What stands behind the first word of its next line of that kind. */
async function saidBy(program: Program, line: RegExp): Promise<unknown> {
  const said = await program.line(line);
  return JSON.parse(said.slice(said.indexOf(' ') + 1));
}
