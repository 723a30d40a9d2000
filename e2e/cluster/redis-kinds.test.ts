/** The engine where Sentinel says which server it is, and on a cluster, on real servers. */
import { afterEach, expect, test } from 'vitest';
import type { LeaseNews } from '#relay/engine/engine.ts';
import { changes, fenceOf, reader, type EngineWorld } from '#relay/testing/engine-world.ts';
import { findRedisServer, makeRedisServer, type RedisServer } from './redis-server.ts';
import { redisWorld, until, untilSaid } from './redis-world.ts';
import { startSentinel } from './sentinel.ts';

const servers: { readonly remove: () => Promise<void> }[] = [];
const worlds: EngineWorld[] = [];
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
  for (const server of servers.splice(0)) await server.remove();
});

async function started(more: readonly string[]): Promise<RedisServer> {
  const server = await makeRedisServer(await findRedisServer(console.log), more);
  servers.push(server);
  await server.start();
  return server;
}

function worldAt(server: RedisServer, url: string): EngineWorld {
  const world = redisWorld(server, url);
  worlds.push(world);
  return world;
}

test('[F24] the server is lost and Sentinel promotes its replica: all go there by themselves, and the owner says its state again', async () => {
  const house = await startSentinel(await findRedisServer(console.log));
  servers.push(house);
  const world = worldAt(house.master, house.url);
  const [a, b] = [await world.open('a'), await world.open('b')];
  const news: LeaseNews[] = [];
  const fence = await fenceOf(a, 'game', (heard) => news.push(heard));
  const seen = reader();
  b.join('game', seen.hear);
  await a.set('game', fence, changes({ n: '1' }));
  await until('it is told', () => seen.values()['n'] === '1');
  await house.master.kill();
  await until('the owner hears', () => news.length > 0);
  const [renewed] = news;
  const next = renewed?.kind === 'renewed' ? renewed.fence : 0;
  expect(next).toBeGreaterThan(fence);
  expect(await a.set('game', next, changes({ n: '2' }), { whole: true })).toMatchObject({ kind: 'set' });
  await until('it is told again', () => seen.values()['n'] === '2');
  expect(new Set(seen.heard.filter(({ rev }) => rev > 0).map(({ epoch }) => epoch)).size).toBe(2);
}, 60_000);

test('[F24] on a cluster streams lie with different servers, each is heard everywhere, and one server that starts again is one new epoch for its streams alone', async () => {
  const more = ['--cluster-enabled', 'yes', '--cluster-node-timeout', '2000', '--cluster-require-full-coverage', 'no'];
  const shards = [await started(more), await started(more), await started(more)];
  const [first] = shards;
  if (first === undefined) return;
  const ends = [0, 5461, 10_923, 16_384];
  for (const [at, shard] of shards.entries())
    await shard.command('CLUSTER', 'ADDSLOTSRANGE', String(ends[at]), String((ends[at + 1] ?? 0) - 1));
  for (const shard of shards) await shard.command('CLUSTER', 'MEET', '127.0.0.1', String(first.port));
  for (const shard of shards) await untilSaid(shard, ['CLUSTER', 'INFO'], /cluster_state:ok.*cluster_known_nodes:3/s);
  for (const shard of shards) await untilSaid(shard, ['CLUSTER', 'SHARDS'], /16383/);
  const world = worldAt(first, `redis+cluster://${shards.map(({ port }) => `127.0.0.1:${port}`).join(',')}`);
  const [a, b] = [await world.open('a'), await world.open('b')];
  // So many are not all one server's.
  const streams = Array.from({ length: 12 }, (_, at) => `game-${at}`);
  const seen = streams.map((stream) => {
    const one = reader();
    b.join(stream, one.hear);
    return one;
  });
  const news = new Map<string, LeaseNews[]>(streams.map((stream) => [stream, []]));
  for (const stream of streams) {
    const fence = await fenceOf(a, stream, (heard) => news.get(stream)?.push(heard));
    expect(await a.set(stream, fence, changes({ n: stream }))).toMatchObject({ kind: 'set', rev: 1 });
  }
  await until('all are told', () => seen.every(({ values }, at) => values()['n'] === streams[at]));
  const [, second] = shards;
  await second?.kill();
  await second?.start();
  const renewedOf = (stream: string): number[] =>
    (news.get(stream) ?? []).flatMap((heard) => (heard.kind === 'renewed' ? [heard.fence] : []));
  await until('owners of its streams hear', () => streams.some((stream) => renewedOf(stream).length > 0));
  const epochs = (): number[] =>
    seen.map(({ heard }) => new Set(heard.filter(({ rev }) => rev > 0).map(({ epoch }) => epoch)).size);
  await until('viewers of them hear', () => epochs().some((count) => count === 2));
  for (const [at, stream] of streams.entries()) {
    const fence = renewedOf(stream).at(-1);
    if (fence !== undefined) await a.set(stream, fence, changes({ n: `${stream} again` }), { whole: true });
    if (fence !== undefined) await until('it is told again', () => seen[at]?.values()['n'] === `${stream} again`);
  }
  expect(epochs().filter((count) => count === 1).length).toBeGreaterThan(0);
  expect(Math.max(...epochs())).toBe(2);
}, 60_000);
