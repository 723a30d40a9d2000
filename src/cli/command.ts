// What the `boardcast` command is on a Node that can run it: gives `run` the real machine, and the process its exit code.
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemTime } from '#lib/system-time.ts';
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
    time: systemTime,
    interfaces: () => os.networkInterfaces(),
    stderrIsTerminal: process.stderr.isTTY,
    out: (text) => {
      process.stdout.write(`${text}\n`);
    },
    err: (text) => {
      process.stderr.write(`${text}\n`);
    },
    ending: ending.signal,
  });
}

function readVersion(file: string): string {
  const data: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const isPackage = typeof data === 'object' && data !== null && 'version' in data;
  return isPackage && typeof data.version === 'string' ? data.version : 'unknown';
}
