import { randomUUID } from 'node:crypto';
import type { Time } from '#lib/time.ts';
import type { Engine } from './engine.ts';
import { createMemoryStore } from './memory-store.ts';
import { createNodeEngine } from './node-engine.ts';

/** The engine of a relay that is alone: all within its process, and always up. */
export function createMemoryEngine(time: Time, node = 'this'): Engine {
  return createNodeEngine({ link: createMemoryStore(time, randomUUID).link(), node, time });
}
