/** How much of one processor a redis-server takes for so many streams, of which each changes so often and is followed by so many nodes. */
import { setTimeout as wait } from 'node:timers/promises';
import { systemTime } from '#lib/system-time.ts';
import { createRedisEngine } from '#relay/engine/redis-engine.ts';
import { readRedisUrl } from '#relay/engine/redis-place.ts';
import { makeRedisServer, type RedisServer } from '../../e2e/cluster/redis-server.ts';

/** As a relay holds it. */
const TTL_MS = 3000;
/** What goes with a change of a clock: the step that other nodes take. */
const NOTE_LENGTH = 100;
/** A stream's head, which changes with every word of its owner. */
const HEAD_LENGTH = 230;

export async function measureStreams(
  program: string,
  {
    streams,
    rate,
    nodes,
    seconds,
  }: { readonly streams: number; readonly rate: number; readonly nodes: number; readonly seconds: number },
): Promise<boolean> {
  const server = await makeRedisServer(program);
  await server.start();
  const place = readRedisUrl(`redis://127.0.0.1:${server.port}`);
  if (!place.ok) throw new Error(place.reason);
  const engines = Array.from({ length: nodes }, (_, at) =>
    createRedisEngine({
      place: place.value,
      node: `n${at}`,
      time: systemTime,
      random: Math.random,
      fault: () => undefined,
    }),
  );
  let heard = 0;
  let said = 0;
  try {
    while (engines.some((engine) => engine.state() === 'down')) await wait(10);
    const owners = await Promise.all(
      Array.from({ length: streams }, async (_, at) => {
        const name = `game${at}`;
        const engine = engines[at % nodes] ?? engines[0];
        for (const each of engines) each.join(name, () => (heard += 1));
        const lease = await engine?.lease(name, { owner: 'camera', priority: 1, ttlMs: TTL_MS }, () => undefined);
        if (engine === undefined || lease?.kind !== 'held') throw new Error(`no lease of ${name}`);
        return { name, engine, fence: lease.fence };
      }),
    );
    await wait(1000);
    const [cpuBefore, began] = [await cpuOf(server), systemTime.now()];
    heard = said = 0;
    for (let tick = 0; tick < rate * seconds; tick += 1) {
      const due = began + (tick * 1000) / rate;
      await Promise.all(
        owners.map(({ name, engine, fence }) => {
          said += 1;
          const changes = new Map([
            ['f.clock', String(tick)],
            ['head', String(tick).padStart(HEAD_LENGTH)],
          ]);
          return engine.set(name, fence, changes, { note: 'x'.repeat(NOTE_LENGTH) });
        }),
      );
      await wait(Math.max(0, due + 1000 / rate - systemTime.now()));
    }
    const took = (systemTime.now() - began) / 1000;
    const share = ((await cpuOf(server)) - cpuBefore) / took;
    const perSecond = said / took;
    console.log(
      `${streams} streams of ${rate} changes/s at ${nodes} nodes: ${perSecond.toFixed(0)} changes/s, ${(share * 100).toFixed(1)} % of one processor of Redis, ` +
        `${((share / perSecond) * 1e6).toFixed(0)} µs a change; ${Math.floor(perSecond / share / rate)} streams a processor; ${heard} of ${said * nodes} heard`,
    );
    return heard === said * nodes;
  } finally {
    await Promise.all(engines.map((engine) => engine.close()));
    await server.remove();
  }
}

/** Processor time that the server took until now, in s, as it says itself. */
async function cpuOf(server: RedisServer): Promise<number> {
  const info = String(await server.command('INFO', 'cpu'));
  const secondsOf = (name: string): number => Number(new RegExp(`^${name}:([\\d.]+)`, 'm').exec(info)?.[1]);
  return secondsOf('used_cpu_user') + secondsOf('used_cpu_sys');
}
