#!/usr/bin/env node
// The `boardcast` command: gives `run` the real machine, and the process its exit code.
import os from 'node:os';
import path from 'node:path';
import { systemTime } from '#lib/system-time.ts';
import { run } from './run.ts';

/** Ctrl+C, a service manager's stop, a closed terminal; on Windows Ctrl+Break. Names that a platform lacks are never raised there. */
const ENDINGS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const;

const here = import.meta.dirname;
const ending = new AbortController();
for (const signal of ENDINGS) {
  // Only once: a second Ctrl+C ends a command that hangs, as it always does.
  process.once(signal, () => {
    ending.abort();
  });
}

process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  cwd: process.cwd(),
  platform: process.platform,
  // Built, this file is dist/server/boardcast.js; run from the sources it is src/cli/boardcast.ts.
  pageDir:
    path.basename(here) === 'server' ? path.join(here, '..', 'page') : path.join(here, '..', '..', 'dist', 'page'),
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
