import type { Engine } from './engine.ts';
import { createNodeEngine } from './node-engine.ts';
import { createRedisLink, type RedisLinkOptions } from './redis-link.ts';

/** An engine on Redis or Valkey from 6.2 on. It is down until the store answers; `node`: see {@link Engine.node}. */
export function createRedisEngine(options: RedisLinkOptions & { readonly node: string }): Engine {
  return createNodeEngine({ link: createRedisLink(options), node: options.node, time: options.time });
}
