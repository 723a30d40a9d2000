import { systemTime } from '#lib/system-time.ts';
import type { Engine } from '#relay/engine/engine.ts';
import { createRedisEngine } from '#relay/engine/redis-engine.ts';
import { createRedisLink } from '#relay/engine/redis-link.ts';
import { readRedisUrl, type RedisPlace } from '#relay/engine/redis-place.ts';
import type { EngineWorld } from '#relay/testing/engine-world.ts';
import type { RedisServer } from './redis-server.ts';

/** Far above what anything takes, so that a slow machine fails nothing. */
const PATIENCE_MS = 20_000;

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

export async function until(what: string, holds: () => boolean): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`never: ${what}`);
    await pause(5);
  }
}

/** Asks until it is answered so. */
export async function untilSaid(server: RedisServer, words: readonly string[], wanted: RegExp): Promise<void> {
  let said = '';
  const ask = async (): Promise<void> => {
    said = JSON.stringify(await server.command(...words).catch(() => ''));
  };
  await ask();
  await until(`${words.join(' ')} says ${String(wanted)}`, () => {
    if (wanted.test(said)) return true;
    void ask();
    return false;
  });
}

export function placeOf(url: string): RedisPlace {
  const place = readRedisUrl(url);
  if (!place.ok) throw new Error(place.reason);
  return place.value;
}

/** Nodes on a real server, which runs already and holds nothing. */
export function redisWorld(server: RedisServer, url = `redis://127.0.0.1:${server.port}`): EngineWorld {
  const engines: Engine[] = [];
  const options = { place: placeOf(url), time: systemTime, random: Math.random, fault: () => undefined };
  return {
    async open(node) {
      const engine = createRedisEngine({ ...options, node });
      engines.push(engine);
      await until('the node is up', () => engine.state() === 'up');
      // Nothing is kept for a node that does not listen yet.
      const heard: string[] = [];
      const unhear = engine.hear((text) => heard.push(text));
      for (let n = 0; heard.length === 0; n += 1) {
        await engine.tell(node, String(n));
        await pause(5);
      }
      await engine.tell(node, 'last');
      await until('all of it is heard', () => heard.at(-1) === 'last');
      unhear();
      return engine;
    },
    async link() {
      const link = createRedisLink(options);
      await until('the link is up', () => link.isUp());
      return link;
    },
    pass: pause,
    until,
    keep: () => server.keep(),
    stop: () => server.kill(),
    async start(from) {
      if (from === 'the copy') await server.putBack();
      await server.start();
    },
    async deafly(run) {
      // Those who dial again hear again: cut just before and just after it.
      await server.command('CLIENT', 'KILL', 'TYPE', 'pubsub');
      await run();
      await server.command('CLIENT', 'KILL', 'TYPE', 'pubsub');
    },
    async close() {
      await Promise.all(engines.map((engine) => engine.close()));
    },
  };
}
