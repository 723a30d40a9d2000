import { createManualTime } from '#lib/manual-time.ts';
import type { Surroundings } from './surroundings.ts';

export interface FakeSurroundings extends Surroundings {
  /** What was printed, line by line. */
  readonly stdout: string[];
  readonly stderr: string[];
  /** Resolves with the first line of stdout that matches, printed already or later. */
  printed(match: RegExp): Promise<string>;
  end(): void;
}

/** A machine for tests: its clock stands, its output is kept. */
export function createFakeSurroundings(change: Partial<Surroundings> = {}): FakeSurroundings {
  const ending = new AbortController();
  const stdout: string[] = [];
  const stderr: string[] = [];
  const waiting: { readonly match: RegExp; readonly resolve: (line: string) => void }[] = [];
  return {
    env: {},
    cwd: '/event',
    platform: 'linux',
    version: '1.2.3',
    pageDir: '/nowhere/page',
    ografKit: '/nowhere/ograf/kit.json.br',
    interfaces: () => ({}),
    stderrIsTerminal: false,
    time: createManualTime(),
    ...change,
    ending: ending.signal,
    stdout,
    stderr,
    out: (text) => {
      for (const line of text.split('\n')) {
        stdout.push(line);
        for (const { match, resolve } of waiting) if (match.test(line)) resolve(line);
      }
    },
    printed(match) {
      const line = stdout.find((line) => match.test(line));
      if (line !== undefined) return Promise.resolve(line);
      return new Promise((resolve) => {
        waiting.push({ match, resolve });
      });
    },
    err: (text) => stderr.push(...text.split('\n')),
    end: () => {
      ending.abort();
    },
  };
}
