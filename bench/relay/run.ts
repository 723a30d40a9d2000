/**
 * `npm run bench:relay`: the built relay's fan-out beside servers that do the same, each scenario with all of them in turn, three rounds, as
 * ratios within a round. How it is measured, and what the figures mean, is in README.md beside this file.
 * `-- --rounds 1 --seconds 3 --only 2000x60,flat --peers naive,uws` measures less; `--profiles DIR` leaves a profile of each run of ours there.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { firstLine } from '../../e2e/browser.ts';
import { OURS_NAME, UNDISTURBED_NAME } from './bars.ts';
import { CONTENDERS, type Contender } from './contenders.ts';
import { buildLoad } from './load.ts';
import { measure, WARM_MS, type Figures } from './measure.ts';
import { optionsOf } from './options.ts';
import { SCENARIOS, type Scenario } from './scenarios.ts';
import { socketsMax, type Places, type Server } from './server.ts';
import { figuresTable, LEGEND, verdictTable } from './table.ts';

/** A line of a scenario's table: who plays it, and how. */
interface Entry {
  readonly name: string;
  readonly contender: Contender;
  readonly scenario: Scenario;
}

/** What a server has open beside its viewers, with room. */
const SPARE_SOCKETS = 200;

type Starts = ReadonlyMap<Contender, () => Promise<Server>>;

async function main(): Promise<number> {
  if (process.platform !== 'linux') {
    console.error(`This bench needs Linux: its clients use epoll, and it reads /proc; this is ${process.platform}.`);
    return 1;
  }
  const options = optionsOf(process.argv.slice(2), {
    scenarios: SCENARIOS.map(({ id }) => id),
    peers: CONTENDERS.map(({ name }) => name).filter((name) => name !== OURS_NAME),
  });
  process.env['BOARDCAST_LOG'] ??= 'warn';
  const folder = await mkdtemp(path.join(os.tmpdir(), 'boardcast-bench-relay-'));
  try {
    const places: Places = { load: await buildLoad(folder), folder, profiles: options.profiles };
    const chosen = CONTENDERS.filter(({ name }) => name === OURS_NAME || options.peers.includes(name));
    const starts = new Map<Contender, () => Promise<Server>>();
    const missing = new Map<string, string>();
    for (const contender of chosen) {
      try {
        starts.set(contender, await contender.ready(places));
      } catch (error) {
        missing.set(contender.name, firstLine(error));
      }
    }
    console.log(`${os.cpus().length} CPUs (${os.cpus()[0]?.model ?? 'unknown'}), Node ${process.version}`);
    console.log(`${options.rounds} rounds of ${options.seconds} s; ${starts.size} of ${chosen.length} contenders`);
    for (const [name, reason] of missing) console.log(`missing: ${name}: ${reason}`);
    const sockets = await socketsMax();
    let holds = true;
    for (const scenario of SCENARIOS.filter(({ id }) => options.only.includes(id))) {
      console.log(`\n${scenario.id}: ${scenario.title}`);
      if (sockets < scenario.viewers + SPARE_SOCKETS) {
        console.log(`NOT MEASURED: this user may open ${sockets} sockets (ulimit -Hn), and each viewer takes one`);
        holds = false;
        continue;
      }
      const results = await play(entriesOf(scenario, chosen), starts, options, places.load);
      const verdict = verdictTable(scenario.id, results);
      console.log(`${figuresTable(results, missing)}\n\n${verdict.text}`);
      holds &&= verdict.holds;
    }
    console.log(`\n${LEGEND}\n\n${holds ? 'held' : 'missed'}`);
    return holds ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function entriesOf(scenario: Scenario, contenders: readonly Contender[]): Entry[] {
  const { disturbance, ...undisturbed } = scenario;
  const usual = contenders
    .filter(({ name }) => name === OURS_NAME || disturbance?.reads === undefined)
    .map((contender) => ({ name: contender.name, contender, scenario }));
  const ours = contenders.find(({ name }) => name === OURS_NAME);
  if (disturbance === undefined || ours === undefined) return usual;
  return [...usual, { name: UNDISTURBED_NAME, contender: ours, scenario: undisturbed }];
}

/** All entries in turn, in every round in another order. */
async function play(
  entries: readonly Entry[],
  starts: Starts,
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
  load: string,
): Promise<Map<string, (Figures | undefined)[]>> {
  const results = new Map<string, (Figures | undefined)[]>();
  for (const { name } of entries) results.set(name, []);
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? entries : entries.toReversed();
    for (const { name, contender, scenario } of order) {
      const start = starts.get(contender);
      let figures: Figures | undefined;
      try {
        if (start !== undefined)
          figures = await measure({ load, contender, start, scenario, warmMs: WARM_MS, seconds });
      } catch (error) {
        console.log(`failed: ${name}, round ${round + 1}: ${firstLine(error)}`);
      }
      results.get(name)?.push(figures);
    }
  }
  return results;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
