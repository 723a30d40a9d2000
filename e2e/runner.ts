/** Runs Playwright's runner with a given browser, as a child process that shares our terminal. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import type { Launch } from './browser-candidates.ts';
import { PLAYWRIGHT_CLI } from './browser-places.ts';
import { COUNTS_FILE_VARIABLE, launchToEnv } from './launch-env.ts';

const ROOT = path.resolve(import.meta.dirname, '..');

const countsSchema = v.object({
  passed: v.number(),
  failed: v.number(),
  skipped: v.number(),
  failures: v.array(v.string()),
});

/**
 * How a run of the browser tests went. `ok` is the runner's own word: it is false as well when no test was found.
 * `failures` names each failed test with the first lines of its reason.
 */
export interface SpecsOutcome extends v.InferOutput<typeof countsSchema> {
  readonly ok: boolean;
}

/** Runs the browser tests; `args` go to `playwright test` as they are, `env` is added to the environment. */
export async function runSpecs(
  launch: Launch,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<SpecsOutcome> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'boardcast-e2e-'));
  try {
    const countsFile = path.join(folder, 'counts.json');
    const code = await runPlaywright(args, { ...launchToEnv(launch), [COUNTS_FILE_VARIABLE]: countsFile, ...env });
    // A run that ended before its first test, e.g. over a mistyped option, has counted nothing.
    const text = await readFile(countsFile, 'utf8').catch(() => '{"passed":0,"failed":0,"skipped":0,"failures":[]}');
    return { ok: code === 0, ...v.parse(countsSchema, JSON.parse(text)) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function runPlaywright(args: readonly string[], env: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PLAYWRIGHT_CLI, 'test', ...args], {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      resolve(code ?? 1);
    });
  });
}
