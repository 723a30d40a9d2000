import { expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { createRandom } from '#lib/random.ts';
import { createMemoryStore } from '../engine/memory-store.ts';
import { createNodeEngine } from '../engine/node-engine.ts';
import { openCluster } from './open-cluster.ts';
import { readEngine, type EngineFlag } from './read-engine.ts';
import { createSettings } from '../read-settings.ts';

const UP = 'info: what the relays share is there';
const DOWN = 'warn: what the relays share does not answer';
const ALARM = 'what the relays share does not answer at this process: this one serves on by itself';

function createWorld(isThere = true) {
  const time = createManualTime();
  const link = createMemoryStore(time, () => 'epoch').link();
  if (!isThere) link.cut();
  const lines: string[] = [];
  const cluster = openCluster(undefined, {
    time,
    random: createRandom(1),
    log: (level, msg) => lines.push(`${level}: ${msg}`),
    engine: createNodeEngine({ link, node: 'one', time }),
  });
  if (cluster === undefined) throw new Error('there is none');
  return { time, link, lines, cluster };
}

test('a relay that names no engine has none', () => {
  const time = createManualTime();
  expect(openCluster(undefined, { time, random: () => 0, log: () => undefined })).toBeUndefined();
  expect(time.pending()).toBe(0);
});

test('[F24] what relays share is said to be there and away once each, and is an alarm after 3 s', () => {
  const { time, link, lines, cluster } = createWorld();
  expect(lines).toEqual([UP]);
  link.cut();
  expect(lines).toEqual([UP, DOWN]);
  time.advance(2999);
  expect(cluster.alarms()).toEqual([]);
  time.advance(1);
  expect(cluster.alarms()).toEqual([ALARM]);
  link.heal();
  expect(cluster.alarms()).toEqual([]);
  time.advance(3000);
  expect(lines).toEqual([UP, DOWN, UP]);
});

test('[F24] one that comes and goes again and again is away: it is said once, and the alarm stays', () => {
  const { time, link, lines, cluster } = createWorld();
  for (let at = 0; at < 20; at += 1) {
    link.cut();
    time.advance(200);
    link.heal();
    time.advance(200);
  }
  expect(lines).toEqual([UP, DOWN]);
  expect(cluster.alarms()).toEqual([ALARM]);
  time.advance(3000);
  expect(lines).toEqual([UP, DOWN, UP]);
  expect(cluster.alarms()).toEqual([]);
});

test('[F24] one that is away at the start is said so when it should be there, and nothing waits for it', () => {
  const late = createWorld(false);
  late.time.advance(1000);
  late.link.heal();
  expect(late.lines).toEqual([UP]);
  const never = createWorld(false);
  never.time.advance(2999);
  expect([never.lines, never.cluster.alarms()]).toEqual([[], []]);
  never.time.advance(60_000);
  expect([never.lines, never.cluster.alarms()]).toEqual([[DOWN], [ALARM]]);
});

test('what is closed gives its leases back, and is silent', async () => {
  const { time, link, lines, cluster } = createWorld();
  await cluster.engine.lease('stream1', { owner: 'camera', priority: 1, ttlMs: 60_000 }, () => undefined);
  await cluster.close();
  link.cut();
  time.advance(60_000);
  expect(lines).toEqual([UP]);
  expect(await cluster.engine.holder('stream1')).toEqual({ kind: 'down' });
});

test('[S8] a Redis that nobody answers at is named with why, and without its password', async () => {
  const time = createManualTime();
  // Port 1 of this machine: nobody listens there.
  const config = readEngine(createSettings<EngineFlag>({ engine: 'redis://crew:secret@127.0.0.1:1' }, {}, []));
  const lines: string[] = [];
  const cluster = openCluster(config, {
    time,
    random: () => 0,
    log: (...line) => lines.push(JSON.stringify(line)),
  });
  const alarms = (): string => {
    time.advance(100);
    return (cluster?.alarms() ?? []).join(' ');
  };
  await expect
    .poll(alarms, { timeout: 20_000 })
    .toMatch(/ at 127\.0\.0\.1:1 \(.*ECONNREFUSED.*\): this one serves on by itself$/);
  await cluster?.close();
  expect(lines).toEqual([expect.stringContaining('does not answer')]);
  expect(lines.join(' ')).not.toContain('secret');
});
