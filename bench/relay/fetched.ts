/** Peers that are npm packages or Go sources: fetched and built into a cache folder, and never dependencies of ours. */
import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { runNpm } from '../../e2e/fetch-package.ts';
import { buildGoProgram, hasGorilla } from '../../e2e/interop/tools.ts';

const execute = promisify(execFile);

/** What was fetched and built is kept between runs; the folder is not under version control and may be removed at any time. */
const CACHE = path.resolve(import.meta.dirname, '..', '..', '.cache', 'bench-relay');

/** Gives the folder in whose `node_modules` the package is, with what it depends on. */
export function installed(name: string, version: string): Promise<string> {
  return kept(`${name}-${version}`, async (work) => {
    await runNpm(
      [
        'install',
        '--prefix',
        work,
        '--no-audit',
        '--no-fund',
        '--ignore-scripts',
        '--loglevel=error',
        `${name}@${version}`,
      ],
      work,
    );
    return work;
  });
}

/** Gives the folder that has these files of a package, which depends on nothing: for one that brings programs for every system there is. */
export function unpacked(name: string, version: string, files: readonly string[]): Promise<string> {
  return kept(`${name}-${version}-${process.versions.modules}`, async (work) => {
    const { stdout } = await runNpm(['pack', '--loglevel=error', `${name}@${version}`], work);
    const archive = stdout.trim().split('\n').at(-1) ?? '';
    await execute('tar', ['-xzf', archive, ...files.map((file) => `package/${file}`)], { cwd: work });
    return path.join(work, 'package');
  });
}

/** Compiles a Go program that uses gorilla/websocket, and gives its place. */
export async function goProgram(sources: string, folder: string): Promise<string> {
  if (!(await hasGorilla()))
    throw new Error('needs Go with gorilla/websocket (Debian: golang-go golang-github-gorilla-websocket-dev)');
  const target = path.join(folder, path.basename(sources));
  await buildGoProgram(sources, '.', target, path.join(CACHE, 'go-cache'));
  return target;
}

/** Makes a folder of the cache unless it is there: beside its place, and moved there as the last step, so that an interrupted run leaves nothing that looks complete. */
async function kept(name: string, make: (work: string) => Promise<string>): Promise<string> {
  const home = path.join(CACHE, name);
  const isThere = await access(home).then(
    () => true,
    () => false,
  );
  if (isThere) return home;
  await mkdir(CACHE, { recursive: true });
  const work = await mkdtemp(`${home}-`);
  try {
    await rename(await make(work), home);
    return home;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
