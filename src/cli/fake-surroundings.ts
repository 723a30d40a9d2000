import { createManualTime, type ManualTime } from '#lib/manual-time.ts';
import type { Surroundings } from './surroundings.ts';

export interface FakeSurroundings extends Surroundings {
  readonly time: ManualTime;
  /** What was printed, line by line. */
  readonly stdout: string[];
  readonly stderr: string[];
  end(): void;
}

/** A machine for tests: its clock stands, its output is kept. */
export function createFakeSurroundings(change: Partial<Surroundings> = {}): FakeSurroundings {
  const ending = new AbortController();
  const stdout: string[] = [];
  const stderr: string[] = [];
  return {
    env: {},
    cwd: '/event',
    platform: 'linux',
    version: '1.2.3',
    pageDir: '/nowhere/page',
    interfaces: () => ({}),
    stderrIsTerminal: false,
    ...change,
    time: createManualTime(),
    ending: ending.signal,
    stdout,
    stderr,
    out: (text) => stdout.push(...text.split('\n')),
    err: (text) => stderr.push(...text.split('\n')),
    end: () => {
      ending.abort();
    },
  };
}
