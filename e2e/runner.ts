/** Runs Playwright's runner with a given browser, as a child process that shares our terminal. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Launch } from './browser-candidates.ts';
import { PLAYWRIGHT_CLI } from './browser-places.ts';
import { launchToEnv } from './launch-env.ts';

const ROOT = path.resolve(import.meta.dirname, '..');

/** Gives the runner's exit code; `args` go to `playwright test` as they are. */
export function runSpecs(launch: Launch, args: readonly string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PLAYWRIGHT_CLI, 'test', ...args], {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, ...launchToEnv(launch), ...env },
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      resolve(code ?? 1);
    });
  });
}
