import type { NetworkInterfaceInfo } from 'node:os';
import type { Time } from '#lib/time.ts';

/** All that a command sees of the machine, so that tests can put another one in its place. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly platform: NodeJS.Platform;
  /** Boardcast's own version. */
  readonly version: string;
  /** The folder of the built page. */
  readonly pageDir: string;
  /** The file of the built OGraf graphics. */
  readonly ografKit: string;
  readonly time: Time;
  /** `os.networkInterfaces()`. */
  readonly interfaces: () => Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;
  /** Whether people, not a file or a program, read what goes to stderr. */
  readonly stderrIsTerminal: boolean;
  /** Prints to stdout: what a command was asked for. The line feed is added. */
  readonly out: (text: string) => void;
  /** Prints to stderr: complaints and log lines. The line feed is added. */
  readonly err: (text: string) => void;
  /** Aborted by Ctrl+C and whatever else ends the command. */
  readonly ending: AbortSignal;
}

/** Exit codes: 1 for what the machine does not allow, 2 for a command line that is wrong, as shells and most Unix tools have it. */
export const EXIT = { OK: 0, FAILED: 1, USAGE: 2 } as const;

/** Resolves when the command is to end. */
export function ended(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener(
      'abort',
      () => {
        resolve();
      },
      { once: true },
    );
  });
}
