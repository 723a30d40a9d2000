/**
 * `npm run test:cluster`: the engine's contract, relays behind a balancer, and seeded chaos of the engine and of whole relays, on real redis-servers. `-- --seed 7` runs the chaos of that seed alone,
 * `-- --seeds 40` so many of each.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { runChaos } from './chaos.ts';
import { runNodesChaos, type NodesReport } from './nodes-chaos.ts';
import { startNodes } from './nodes.ts';
import { findRedisServer, makeRedisServer } from './redis-server.ts';
import { startSentinel } from './sentinel.ts';

/** Seeds of a usual run, and how many of them go at once: each waits more than it works. */
const SEEDS = 6;
const NODE_SEEDS = 21;
const AT_A_TIME = 4;

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

/** Runs one seed: what it gives is told. */
type RunSeed = (seed: number) => Promise<{ readonly faults: readonly string[]; readonly told: string }>;

/** Runs seeds of one kind, those of each lane one after another. A lane is what seeds have in common, and that they wait for. */
async function runSeeds(
  kind: string,
  seeds: readonly number[],
  openLane: () => Promise<{ readonly run: RunSeed; readonly close: () => Promise<void> }>,
): Promise<Counts> {
  const counts = { passed: 0, failed: 0 };
  const left = [...seeds];
  const work = async (): Promise<void> => {
    const lane = await openLane();
    for (let seed = left.shift(); seed !== undefined; seed = left.shift()) {
      const began = Date.now();
      try {
        const { faults, told } = await lane.run(seed);
        counts.passed += 1;
        console.log(`  ok      ${kind} ${seed}: ${faults.join(', ')}; ${told} (${Date.now() - began} ms)`);
      } catch (error) {
        counts.failed += 1;
        console.log(`  FAILED  ${kind} ${seed}: ${error instanceof Error ? error.message : String(error)}`);
        console.log(`          once more: npm run test:cluster -- --seed ${seed}`);
      }
    }
    await lane.close();
  };
  await Promise.all(Array.from({ length: Math.min(AT_A_TIME, seeds.length) }, work));
  return counts;
}

/** Chaos of the engine alone: each seed has a server of its own. */
function engineLane(program: string) {
  return Promise.resolve({
    run: async (seed: number) => {
      const { faults, said, epochs, settledMs } = await runChaos(program, seed);
      return { faults, told: `${said} states, ${epochs} epochs, settled within ${Math.round(settledMs)} ms` };
    },
    close: () => Promise.resolve(),
  });
}

/** Chaos of whole relays, which go on from seed to seed, each with a stream of its own. */
async function nodesLane(program: string) {
  const server = await makeRedisServer(program);
  await server.start();
  const nodes = await startNodes(server.port);
  return {
    run: async (seed: number) => told(await runNodesChaos({ nodes: nodes.all, server, stream: `game${seed}` }, seed)),
    async close() {
      await nodes.close();
      await server.remove();
    },
  };
}

/** The same where Sentinel says which server it is: that one is lost, and a replica goes on. */
async function failoverLane(program: string) {
  const house = await startSentinel(program);
  const nodes = await startNodes(house.sentinel.port, () => house.url);
  const lost = { name: 'failover', run: () => house.failover() };
  return {
    run: async (seed: number) =>
      told(await runNodesChaos({ nodes: nodes.all, server: house.replica, stream: `game${seed}` }, seed, [[lost]])),
    async close() {
      await nodes.close();
      await house.remove();
    },
  };
}

function told({ faults, published, settledMs }: NodesReport): Awaited<ReturnType<RunSeed>> {
  return { faults, told: `${published} counts, settled within ${Math.round(settledMs)} ms` };
}

const { values: options } = parseArgs({ options: { seed: { type: 'string' }, seeds: { type: 'string' } } });
try {
  // Once, before several look for it.
  const program = await findRedisServer(console.log);
  process.env['TEST_REDIS_SERVER'] = program;
  const isAlone = options.seed !== undefined;
  const seedsOf = (usual: number): number[] =>
    isAlone ? [Number(options.seed)] : Array.from({ length: Number(options.seeds ?? usual) }, (_, at) => at + 1);
  const counts = [
    isAlone ? { passed: 0, failed: 0 } : await runContract(),
    await runSeeds('chaos of the engine', seedsOf(SEEDS), () => engineLane(program)),
    await runSeeds('chaos of relays', seedsOf(NODE_SEEDS), () => nodesLane(program)),
    await runSeeds('relays and Sentinel', isAlone ? [] : [1], () => failoverLane(program)),
  ];
  const passed = counts.reduce((sum, one) => sum + one.passed, 0);
  const failed = counts.reduce((sum, one) => sum + one.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  // What was begun may run on by itself.
  process.exit(1);
}
