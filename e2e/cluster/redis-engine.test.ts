import { afterAll, beforeAll, beforeEach } from 'vitest';
import { engineContract } from '#relay/engine/engine.contract.ts';
import { engineFaultsContract } from '#relay/engine/engine-faults.contract.ts';
import { engineModel } from '#relay/engine/engine-model.contract.ts';
import type { EngineWorld } from '#relay/testing/engine-world.ts';
import { findRedisServer, makeRedisServer, type RedisServer } from './redis-server.ts';
import { redisWorld } from './redis-world.ts';

let server: RedisServer;
beforeAll(async () => {
  server = await makeRedisServer(await findRedisServer(console.log));
}, 360_000);
beforeEach(async () => {
  await server.kill();
  await server.start();
  await server.command('FLUSHALL');
});
afterAll(() => server.remove());

const make = (): Promise<EngineWorld> => Promise.resolve(redisWorld(server));

engineContract('Redis', make);
engineFaultsContract('Redis', make);
engineModel('Redis', make, 40);
