/** `npm run test:cluster`: the engine's contract, and seeded chaos, on real redis-servers. `-- --seed 7` runs that chaos alone, `-- --seeds 40` so many. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { runChaos } from './chaos.ts';
import { findRedisServer } from './redis-server.ts';

/** Seeds of a usual run, and how many of them go at once: each waits more than it works. */
const SEEDS = 24;
const AT_A_TIME = 3;

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const VITEST = path.join(path.dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');

const reportSchema = v.object({
  testResults: v.array(
    v.object({
      message: v.optional(v.string(), ''),
      status: v.string(),
      assertionResults: v.array(
        v.object({ fullName: v.string(), status: v.string(), failureMessages: v.array(v.string()) }),
      ),
    }),
  ),
});

/** Runs the contract by vitest, whose own count is not printed: the last line is ours. */
async function runContract(): Promise<Counts> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'boardcast-cluster-'));
  const file = path.join(folder, 'report.json');
  try {
    const config = path.join(import.meta.dirname, 'vitest.config.ts');
    await new Promise<void>((resolve, reject) => {
      const args = [VITEST, 'run', '--root', ROOT, '--config', config, '--reporter=json', `--outputFile=${file}`];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
      child.once('error', reject);
      child.once('exit', () => resolve());
    });
    const { testResults } = v.parse(reportSchema, JSON.parse(await readFile(file, 'utf8')));
    const counts = { passed: 0, failed: 0 };
    for (const { assertionResults, message, status } of testResults) {
      for (const { fullName, status: how, failureMessages } of assertionResults) {
        if (how === 'passed') counts.passed += 1;
        else counts.failed += 1;
        console.log(`  ${how === 'passed' ? 'ok     ' : 'FAILED '} ${fullName}`);
        for (const failure of failureMessages) console.log(failure);
      }
      if (status === 'passed' || assertionResults.some(({ status: how }) => how !== 'passed')) continue;
      counts.failed += 1;
      console.log(`  FAILED  ${message}`);
    }
    return counts;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs that many seeds, some at a time. */
async function runSeeds(program: string, seeds: readonly number[]): Promise<Counts> {
  const counts = { passed: 0, failed: 0 };
  const left = [...seeds];
  const work = async (): Promise<void> => {
    for (let seed = left.shift(); seed !== undefined; seed = left.shift()) {
      const began = Date.now();
      try {
        const { faults, said, epochs, settledMs } = await runChaos(program, seed);
        counts.passed += 1;
        const told = `${said} states, ${epochs} epochs, settled within ${Math.round(settledMs)} ms`;
        console.log(`  ok      chaos ${seed}: ${faults.join(', ')}; ${told} (${Date.now() - began} ms)`);
      } catch (error) {
        counts.failed += 1;
        console.log(`  FAILED  chaos ${seed}: ${error instanceof Error ? error.message : String(error)}`);
        console.log(`          once more: npm run test:cluster -- --seed ${seed}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return counts;
}

const { values: options } = parseArgs({ options: { seed: { type: 'string' }, seeds: { type: 'string' } } });
try {
  // Once, before several look for it.
  const program = await findRedisServer(console.log);
  process.env['BOARDCAST_REDIS_SERVER'] = program;
  const isAlone = options.seed !== undefined;
  const seeds = isAlone
    ? [Number(options.seed)]
    : Array.from({ length: Number(options.seeds ?? SEEDS) }, (_, at) => at + 1);
  const counts = [isAlone ? { passed: 0, failed: 0 } : await runContract(), await runSeeds(program, seeds)];
  const passed = counts.reduce((sum, one) => sum + one.passed, 0);
  const failed = counts.reduce((sum, one) => sum + one.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
