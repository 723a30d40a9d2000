/** One round: a publisher at the first of some relays, viewers at each of them, and how much later than it was sent each value came. */
import { setTimeout as wait } from 'node:timers/promises';
import { WARM_UP_AFTER_MS } from '#relay/limits.ts';
import { makeRedisServer } from '../../e2e/cluster/redis-server.ts';
import { median } from '../overlay/stats.ts';
import { OURS, startOurs } from '../relay/contenders.ts';
import { startPublisher, startViewers, type ViewReport } from '../relay/load.ts';
import { WARM_MS } from '../relay/measure.ts';
import type { Places, Server } from '../relay/server.ts';

/** Relays have warmed up by then, in ms: they begin WARM_UP_AFTER_MS after their start and take a second or two on two cores. */
const WARMED_UP_MS = WARM_UP_AFTER_MS + 5000;

/** Relays that show one stream. The publisher dials the first. */
export interface House {
  readonly servers: readonly { readonly name: string; readonly server: Server }[];
  /** Each is compared with the one before it, as in a chain; else with one relay alone. */
  readonly isChain: boolean;
  stop(): Promise<void>;
}

export interface Round {
  readonly isChain: boolean;
  readonly seen: readonly { readonly name: string; readonly report: ViewReport }[];
}

/** One relay alone. */
export async function startOne(places: Places): Promise<House> {
  const server = await startOurs(places, ['start', '--guard', 'off']);
  return { servers: [{ name: 'alone', server }], isChain: false, stop: () => server.stop() };
}

export async function startEdges(places: Places, count: number): Promise<House> {
  const servers = [{ name: 'the relay', server: await startOurs(places, ['start', '--guard', 'off']) }];
  for (let at = 1; at <= count; at += 1) {
    const upstream = `ws://127.0.0.1:${servers.at(-1)?.server.port}`;
    servers.push({ name: `edge ${at}`, server: await startOurs(places, ['edge', '--upstream', upstream]) });
  }
  return { servers, isChain: true, stop: () => stopAll(servers) };
}

export async function startNodes(places: Places, redis: string, count: number): Promise<House> {
  const store = await makeRedisServer(redis);
  await store.start();
  const engine = `redis://127.0.0.1:${store.port}`;
  const servers = await Promise.all(
    Array.from({ length: count }, async (_, at) => {
      const words = ['start', '--guard', 'off', '--engine', engine, '--node', `n${at + 1}`];
      return { name: at === 0 ? 'owner' : `node ${at + 1}`, server: await startOurs(places, words, false) };
    }),
  );
  await wait(WARMED_UP_MS);
  return {
    servers,
    isChain: false,
    async stop() {
      await stopAll(servers);
      await store.remove();
    },
  };
}

async function stopAll(servers: readonly { readonly server: Server }[]): Promise<void> {
  for (const { server } of servers) await server.stop();
}

/** What viewers saw at each relay; `count` of them at each, `rate` values a second. */
export async function playRound(
  load: string,
  house: House,
  { count, rate, seconds }: { readonly count: number; readonly rate: number; readonly seconds: number },
): Promise<Round> {
  const stops: (() => Promise<void>)[] = [() => house.stop()];
  try {
    const publisher = await startPublisher(load, house.servers[0]?.server.port ?? 0, OURS.wire);
    stops.unshift(() => publisher.stop());
    const viewers = await Promise.all(
      house.servers.map(({ server }) => startViewers(load, server.port, OURS.wire, { count })),
    );
    for (const each of viewers) stops.unshift(() => each.stop());
    publisher.rate(rate);
    await wait(WARM_MS);
    for (const each of viewers) each.measure();
    await wait(seconds * 1000);
    await Promise.all(viewers.map((each) => each.pause()));
    const last = await publisher.end();
    const reports = await Promise.all(viewers.map((each) => each.report(last.sent)));
    const seen = house.servers.flatMap(({ name }, at) => {
      const report = reports[at];
      return report === undefined ? [] : [{ name, report }];
    });
    return { isChain: house.isChain, seen };
  } finally {
    for (const stop of stops) await stop();
  }
}

/** Says whether every bar holds: nobody went back or was lost, everybody ends on the last value, and no relay adds more than it may. */
export function tell(played: readonly { readonly alone: Round; readonly shared: Round }[], moreMsMax: number): boolean {
  let holds = true;
  console.log('                 p50 ms    p99 ms   more p50   on the last value');
  const names = ['alone', ...(played[0]?.shared.seen.map(({ name }) => name) ?? [])];
  for (const [at, name] of names.entries()) {
    const reportsOf = (place: number): ViewReport[] =>
      played.flatMap(({ alone, shared }) => [...alone.seen, ...shared.seen][place]?.report ?? []);
    const reports = reportsOf(at);
    const before = reportsOf((played[0]?.shared.isChain ?? false) ? Math.max(0, at - 1) : 0);
    const more = median(reports.map(({ delay }, round) => delay.p50 - (before[round]?.delay.p50 ?? NaN)));
    const onFinal = reports.reduce((sum, each) => sum + each.onFinal, 0);
    const all = reports.reduce((sum, each) => sum + each.viewers, 0);
    const isWell =
      onFinal === all && reports.every(({ wentBack, lost }) => wentBack === 0 && lost === 0) && more <= moreMsMax;
    holds &&= isWell;
    const cells = [
      median(reports.map(({ delay }) => delay.p50)).toFixed(2),
      median(reports.map(({ delay }) => delay.p99)).toFixed(2),
      at === 0 ? '' : more.toFixed(2),
    ].map((cell) => cell.padStart(10));
    console.log(`${name.padEnd(13)}${cells.join('')}   ${onFinal} of ${all}${isWell ? '' : '  MISSED'}`);
  }
  return holds;
}
