/**
 * `npm run bench:cluster`: a relay with edges behind it in a chain, viewers at each of them, and how much later than the relay's own the others have
 * a value: all of the same values, in the same run. `-- --viewers 200 --rate 30 --seconds 10 --rounds 3 --edges 3` for others. Ends with 1 where a bar is missed.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { median } from '../overlay/stats.ts';
import { OURS, startOurs } from '../relay/contenders.ts';
import { buildLoad, startPublisher, startViewers, type ViewReport } from '../relay/load.ts';
import { WARM_MS } from '../relay/measure.ts';
import type { Server } from '../relay/server.ts';

/** What a step from one relay to the next may add to the median, in ms. */
const STEP_MS_MAX = 5;

const { values: flags } = parseArgs({
  options: {
    viewers: { type: 'string', default: '200' },
    rate: { type: 'string', default: '30' },
    seconds: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '3' },
    edges: { type: 'string', default: '3' },
  },
});
const [count, rate, seconds, rounds, edges] = [flags.viewers, flags.rate, flags.seconds, flags.rounds, flags.edges].map(
  Number,
) as [number, number, number, number, number];

const folder = await mkdtemp(path.join(os.tmpdir(), 'boardcast-bench-cluster-'));
try {
  const load = await buildLoad(folder);
  console.log(
    `${os.cpus().length} CPUs (load ${os.loadavg()[0]?.toFixed(1)}); ${count} viewers at each, ${rate} values/s, ${rounds} rounds of ${seconds} s`,
  );
  const played: ViewReport[][] = [];
  for (let round = 0; round < rounds; round += 1) played.push(await playRound(load));
  process.exitCode = tell(played) ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** What viewers saw at the relay, and at each edge behind it. */
async function playRound(load: string): Promise<ViewReport[]> {
  const places = { load, folder, profiles: undefined };
  const servers: Server[] = [];
  const stops: (() => Promise<void>)[] = [];
  try {
    servers.push(await startOurs(places, ['start', '--guard', 'off']));
    for (let at = 0; at < edges; at += 1)
      servers.push(await startOurs(places, ['edge', '--upstream', `ws://127.0.0.1:${servers[at]?.port}`]));
    const publisher = await startPublisher(load, servers[0]?.port ?? 0, OURS.wire);
    stops.push(() => publisher.stop());
    const viewers = await Promise.all(servers.map(({ port }) => startViewers(load, port, OURS.wire, { count })));
    for (const each of viewers) stops.push(() => each.stop());
    publisher.rate(rate);
    await wait(WARM_MS);
    for (const each of viewers) each.measure();
    await wait(seconds * 1000);
    await Promise.all(viewers.map((each) => each.pause()));
    const last = await publisher.end();
    return await Promise.all(viewers.map((each) => each.report(last.sent)));
  } finally {
    for (const server of servers) await server.stop();
    for (const stop of stops) await stop();
  }
}

/** Says whether every bar holds: nobody went back or was lost, everybody ends on the last value, and each step adds no more than it may. */
function tell(played: readonly (readonly ViewReport[])[]): boolean {
  let holds = true;
  console.log('                 p50 ms    p99 ms   step p50   on the last value');
  for (let at = 0; at <= edges; at += 1) {
    const reports = played.flatMap((round) => round[at] ?? []);
    const steps = played.map((round) => (round[at]?.delay.p50 ?? NaN) - (round[at - 1]?.delay.p50 ?? 0));
    const onFinal = reports.reduce((sum, each) => sum + each.onFinal, 0);
    const all = reports.reduce((sum, each) => sum + each.viewers, 0);
    const isWell =
      onFinal === all &&
      reports.every(({ wentBack, lost }) => wentBack === 0 && lost === 0) &&
      (at === 0 || median(steps) <= STEP_MS_MAX);
    holds &&= isWell;
    const cells = [
      median(reports.map(({ delay }) => delay.p50)).toFixed(2),
      median(reports.map(({ delay }) => delay.p99)).toFixed(2),
      at === 0 ? '' : median(steps).toFixed(2),
    ].map((cell) => cell.padStart(10));
    console.log(
      `${(at === 0 ? 'the relay' : `edge ${at}`).padEnd(13)}${cells.join('')}   ${onFinal} of ${all}${isWell ? '' : '  MISSED'}`,
    );
  }
  return holds;
}
