import { makeRedisServer, type RedisServer } from './redis-server.ts';
import { untilSaid } from './redis-world.ts';

/** A server, its replica, and a Sentinel that watches over them and knows both. */
export interface SentinelHouse {
  readonly master: RedisServer;
  readonly replica: RedisServer;
  readonly sentinel: RedisServer;
  /** By which a node finds the server. */
  readonly url: string;
  /** The server is lost; resolves once the replica is in its place. */
  failover(): Promise<void>;
  remove(): Promise<void>;
}

export async function startSentinel(program: string): Promise<SentinelHouse> {
  const master = await makeRedisServer(program);
  await master.start();
  const replica = await makeRedisServer(program, ['--replicaof', '127.0.0.1', String(master.port)]);
  await replica.start();
  await untilSaid(replica, ['INFO', 'replication'], /master_link_status:up/);
  const lines = [
    `sentinel monitor games 127.0.0.1 ${master.port} 1`,
    'sentinel down-after-milliseconds games 500',
    'sentinel failover-timeout games 2000',
  ];
  const sentinel = await makeRedisServer(program, [], lines);
  await sentinel.start();
  // It can promote only what it has found.
  await untilSaid(sentinel, ['SENTINEL', 'replicas', 'games'], new RegExp(String(replica.port)));
  return {
    master,
    replica,
    sentinel,
    url: `redis+sentinel://127.0.0.1:${sentinel.port}/games`,
    async failover() {
      await master.kill();
      await untilSaid(replica, ['INFO', 'replication'], /role:master/);
    },
    async remove() {
      for (const server of [sentinel, replica, master]) await server.remove();
    },
  };
}
