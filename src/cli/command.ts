// What the `boardcast` command is on a Node that can run it: gives `run` the real machine, and the process its exit code.
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemTime } from '#lib/system-time.ts';
import { KIT_FILE } from './ograf/kit.ts';
import { run } from './run.ts';

/** Ctrl+C, a service manager's stop, a closed terminal; on Windows Ctrl+Break. Names that a platform lacks are never raised there. */
const ENDINGS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const;

/** Runs what this process was asked for; `home` is the package's folder. */
export async function runHere(home: URL): Promise<void> {
  const root = fileURLToPath(home);
  const ending = new AbortController();
  for (const signal of ENDINGS) {
    // Only once: a second Ctrl+C ends a command that hangs, as it always does.
    process.once(signal, () => {
      ending.abort();
    });
  }

  for (const stream of [process.stdout, process.stderr]) {
    // Who read our lines may be gone (`boardcast | head`): a relay on air does not end over that.
    stream.on('error', () => undefined);
  }

  process.exitCode = await run(process.argv.slice(2), {
    env: process.env,
    cwd: process.cwd(),
    platform: process.platform,
    version: readVersion(path.join(root, 'package.json')),
    pageDir: path.join(root, 'dist', 'page'),
    ografKit: path.join(root, 'dist', 'ograf', KIT_FILE),
    time: systemTime,
    interfaces: () => os.networkInterfaces(),
    stderrIsTerminal: process.stderr.isTTY,
    out: (text) => {
      process.stdout.write(`${text}\n`);
    },
    err: errorLines(),
    ending: ending.signal,
  });
}

/** For how long lines for a file or a program are gathered, in ms: short enough for whoever watches them. */
const GATHERED_MS = 100;

/**
 * How lines go to stderr. People see each at once; to a file or a program the lines of a moment go in one write, because a line for each of a
 * thousand outputs that join at once would be a thousand calls of the system, and as many wakings of who reads them. What is left when the
 * process ends goes out then.
 */
function errorLines(): (text: string) => void {
  let lines = '';
  let timer: NodeJS.Timeout | undefined;
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    const gathered = lines;
    lines = '';
    if (gathered !== '') process.stderr.write(gathered);
  };
  process.once('exit', write);
  return (text) => {
    lines += `${text}\n`;
    if (process.stderr.isTTY) write();
    else timer ??= setTimeout(write, GATHERED_MS).unref();
  };
}

function readVersion(file: string): string {
  const data: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const isPackage = typeof data === 'object' && data !== null && 'version' in data;
  return isPackage && typeof data.version === 'string' ? data.version : 'unknown';
}
