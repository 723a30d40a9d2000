import { beforeAll, expect, test } from 'vitest';
import { createBuiltPage } from '#relay/testing/built-page.ts';
import { COUNTED } from './held.ts';
import { soakRelay, type RelaySoak } from './relay-soak.ts';

/** A few minutes of a board, and as many who come and go as at a whole match. */
const PLAN = { updates: 2160, visits: 180, idle: 20, samples: 3 };
/** What tables grow to and the engine keeps for itself, in bytes; every visit that leaves as much behind as a socket's request (7 kB) is more. */
const GROWTH_MAX = 1024 * 1024;

let soak: RelaySoak;

beforeAll(async () => {
  const { pageDir, remove } = await createBuiltPage();
  soak = await soakRelay(PLAN, pageDir, () => undefined);
  await remove();
}, 120_000);

function count(held: RelaySoak['start']): unknown {
  return COUNTED.map((kind) => [kind, held[kind]]);
}

test('[F23] of all that came and went while a game ran no socket, request, connection or timer is left', () => {
  expect(count(soak.after)).toEqual(count(soak.before));
  expect(count(soak.end)).toEqual(count(soak.start));
  expect(soak.before.sockets).toBeGreaterThan(PLAN.idle);
});

test('[F23] its objects take no more room than before, and every court ends on its last value', () => {
  expect(soak.after.heapBytes - soak.before.heapBytes).toBeLessThan(GROWTH_MAX);
  expect(soak.right).toBe(16);
});
