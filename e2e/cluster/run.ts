/** `npm run test:cluster`: the engine's contract, and seeded chaos, on real redis-servers. `-- --seed 7` runs that chaos alone, `-- --seeds 40` so many. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { findRedisServer } from './redis-server.ts';

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

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
      const args = [VITEST, 'run', '--config', config, '--reporter=json', `--outputFile=${file}`];
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

try {
  // Once, before several look for it.
  process.env['BOARDCAST_REDIS_SERVER'] = await findRedisServer(console.log);
  const { passed, failed } = await runContract();
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
