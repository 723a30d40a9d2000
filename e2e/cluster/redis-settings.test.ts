/** Redis as docs/SCALING.md has it set up: its line for ACLs, TLS, a password, and what becomes of nodes when it is full or stands still. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { createClient } from '@redis/client';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openCluster } from '#relay/cluster/open-cluster.ts';
import { systemTime } from '#lib/system-time.ts';
import { engineContract } from '#relay/engine/engine.contract.ts';
import { changes, fenceOf, reader, type EngineWorld } from '#relay/testing/engine-world.ts';
import { findRedisServer, freePort, makeRedisServer, type RedisServer } from './redis-server.ts';
import { placeOf, redisWorld, until, untilSaid } from './redis-world.ts';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const CERTS = path.join(ROOT, 'src', 'relay', 'testing', 'certs');
const run = promisify(execFile);

function certOf(name: string): string {
  return path.join(CERTS, name);
}

const servers: RedisServer[] = [];
const worlds: EngineWorld[] = [];
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
  for (const server of servers.splice(0)) await server.remove();
});

async function started(more: readonly string[] = [], sentinel?: readonly string[]): Promise<RedisServer> {
  const server = await makeRedisServer(await findRedisServer(console.log), more, sentinel);
  servers.push(server);
  await server.start();
  return server;
}

function worldAt(server: RedisServer, url?: string): EngineWorld {
  const world = redisWorld(server, url);
  worlds.push(world);
  return world;
}

/** The words of the line in the document, for the password `secret`. */
async function documentedAcl(): Promise<readonly string[]> {
  const text = await readFile(path.join(ROOT, 'docs', 'SCALING.md'), 'utf8');
  const line = /^ACL SETUSER .+$/m.exec(text)?.[0] ?? '';
  return line.replace('>PASSWORD', '>secret').split(' ');
}

const FORBIDDEN = ['FLUSHALL', 'CONFIG GET *', 'KEYS *', 'DEL sb:{game}:h', 'ACL LIST', 'CLIENT LIST'];

function refusalOf(error: unknown): string {
  return /NOPERM/.exec(String(error))?.[0] ?? String(error);
}

describe('with the ACL of the document', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await makeRedisServer(await findRedisServer(console.log));
    await server.start();
    await server.command(...(await documentedAcl()));
  }, 360_000);
  afterAll(() => server.remove());

  engineContract('Redis', async () => {
    await server.command('FLUSHALL');
    return redisWorld(server, `redis://boardcast:secret@127.0.0.1:${server.port}`);
  });

  test('no command is allowed that is not used, and none is refused', async () => {
    const world = redisWorld(server, `redis://boardcast:secret@127.0.0.1:${server.port}`);
    const node = await world.open('leaver');
    const seen = reader();
    const leave = node.join('game', seen.hear);
    await until('it is heard', () => seen.heard.length > 0);
    leave();
    let stats = '';
    await until('it has left', () => {
      void server.command('INFO', 'commandstats').then((said) => (stats = String(said)));
      return stats.includes('cmdstat_unsubscribe:');
    });
    await world.close();
    const used = new Set(Array.from(stats.matchAll(/cmdstat_([\w|]+):/g), ([, name]) => name));
    const allowed = (await documentedAcl()).flatMap((word) => (word.startsWith('+') ? [word.slice(1)] : []));
    // A database of its own, and a cluster, are not in this test.
    const elsewhere = new Set(['select', 'cluster|slots']);
    expect(allowed.filter((name) => !elsewhere.has(name) && !used.has(name))).toEqual([]);
    expect(allowed.length).toBeGreaterThan(10);
    expect(await server.command('ACL', 'LOG')).toEqual([]);
  });

  test('another place’s keys and channels are out of its reach', async () => {
    const client = createClient({
      socket: { host: '127.0.0.1', port: server.port, reconnectStrategy: false },
      username: 'boardcast',
      password: 'secret',
      disableClientInfo: true,
    });
    client.on('error', () => undefined);
    await client.connect();
    const outcomes: unknown[] = [];
    for (const words of [
      'HGETALL sb:{game}:h',
      'HGETALL other',
      'PUBLISH sb:{game}:c x',
      'PUBLISH other x',
      ...FORBIDDEN,
    ])
      outcomes.push([words, await client.sendCommand(words.split(' ')).then(() => 'done', refusalOf)]);
    client.destroy();
    expect(outcomes).toEqual([
      ['HGETALL sb:{game}:h', 'done'],
      ['HGETALL other', 'NOPERM'],
      ['PUBLISH sb:{game}:c x', 'done'],
      ['PUBLISH other x', 'NOPERM'],
      ...FORBIDDEN.map((words) => [words, 'NOPERM']),
    ]);
  });
});

test('with that ACL a database other than 0 works, and so does a cluster', async () => {
  const one = await started();
  const cluster = await started(['--cluster-enabled', 'yes']);
  await cluster.command('CLUSTER', 'ADDSLOTSRANGE', '0', '16383');
  await untilSaid(cluster, ['CLUSTER', 'INFO'], /cluster_state:ok/);
  for (const [server, url] of [
    [one, `redis://boardcast:secret@127.0.0.1:${one.port}/3`],
    [cluster, `redis+cluster://boardcast:secret@127.0.0.1:${cluster.port}`],
  ] as const) {
    await server.command(...(await documentedAcl()));
    const a = await worldAt(server, url).open('a');
    expect(await a.set('game', await fenceOf(a, 'game'), changes({ n: '1' }))).toMatchObject({ kind: 'set' });
    expect(await server.command('ACL', 'LOG')).toEqual([]);
  }
});

test('[F24] a user that lacks what nodes need is said to be refused, and what', async () => {
  const server = await started();
  const acl = await documentedAcl();
  for (const [lacks, words] of [
    ['channels', acl.filter((word) => !word.startsWith('&'))],
    ['evalsha', acl.map((word) => (word === '+evalsha' ? '-evalsha' : word))],
  ] as const) {
    await server.command(...words);
    const url = `redis://boardcast:secret@127.0.0.1:${server.port}`;
    const deps = { time: systemTime, random: Math.random, log: () => undefined };
    const cluster = openCluster({ place: placeOf(url), node: lacks }, deps);
    const unwatch = cluster?.engine.watch('keys', () => undefined);
    await until('it is an alarm', () => (cluster?.alarms() ?? []).length > 0);
    expect(cluster?.alarms().join(' ')).toMatch(/NOPERM|no permission/i);
    unwatch?.();
    await cluster?.close();
  }
});

test('[F24] a Redis that is full refuses what it is told, which is an alarm in words, and takes it once there is room', async () => {
  const server = await started();
  const world = worldAt(server);
  const viewer = await world.open('viewer');
  const seen = reader();
  viewer.join('game', seen.hear);
  const lines: string[] = [];
  const cluster = openCluster(
    { place: placeOf(`redis://127.0.0.1:${server.port}`), node: 'owner' },
    {
      time: systemTime,
      random: Math.random,
      log: (level, msg, fields) => lines.push(JSON.stringify([level, msg, fields])),
    },
  );
  if (cluster === undefined) throw new Error('no cluster');
  const { engine } = cluster;
  try {
    await until('it is up', () => engine.state() === 'up');
    let fence = await fenceOf(engine, 'game', (news) => {
      if (news.kind === 'renewed') fence = news.fence;
    });
    await engine.set('game', fence, changes({ n: '1' }));
    await until('it is told', () => seen.values()['n'] === '1');
    await server.command('CONFIG', 'SET', 'maxmemory', '1');
    const answers = new Set<string>();
    await until('it is an alarm', () => {
      void engine.set('game', fence, changes({ n: '2' })).then(({ kind }) => answers.add(kind));
      return cluster.alarms().length > 0;
    });
    expect(answers).toEqual(new Set(['down']));
    expect(cluster.alarms().join(' ')).toMatch(/does not answer at 127\.0\.0\.1:\d+ \(OOM /);
    expect(seen.values()).toEqual({ n: '1' });
    await server.command('CONFIG', 'SET', 'maxmemory', '0');
    let last = '';
    await until('it takes what it is told', () => {
      void engine.set('game', fence, changes({ n: '3' })).then(({ kind }) => (last = kind));
      return last === 'set';
    });
    await until('it is told again', () => seen.values()['n'] === '3');
    await until('the alarm ends', () => cluster.alarms().length === 0);
    expect(lines.filter((line) => line.includes('does not answer'))).toHaveLength(1);
  } finally {
    await cluster.close();
  }
});

test('a Redis that throws keys away when it is full is an alarm, until it is set up otherwise', async () => {
  const server = await started();
  const place = placeOf(`redis://127.0.0.1:${server.port}`);
  const alarmsWith = async (policy: string): Promise<readonly string[]> => {
    await server.command('CONFIG', 'SET', 'maxmemory', '100mb');
    await server.command('CONFIG', 'SET', 'maxmemory-policy', policy);
    const cluster = openCluster(
      { place, node: 'one' },
      { time: systemTime, random: Math.random, log: () => undefined },
    );
    await until('it is up', () => cluster?.engine.state() === 'up');
    const alarms = cluster?.alarms() ?? [];
    await cluster?.close();
    return alarms;
  };
  expect(await alarmsWith('allkeys-lru')).toEqual([expect.stringMatching(/thrown away .*allkeys-lru.*noeviction/)]);
  expect(await alarmsWith('volatile-lru')).toEqual([]);
  expect(await alarmsWith('noeviction')).toEqual([]);
});

test('[F24] a Redis that stands still for three seconds is away for so long, and the lease holds over it', async () => {
  const server = await started();
  const world = worldAt(server);
  const [a, b] = [await world.open('a'), await world.open('b')];
  const states: string[] = [];
  a.onState((state) => states.push(state));
  const fence = await fenceOf(a, 'game');
  const seen = reader();
  b.join('game', seen.hear);
  await a.set('game', fence, changes({ n: '1' }));
  await until('it is told', () => seen.values()['n'] === '1');
  await server.command('CLIENT', 'PAUSE', '3000', 'ALL');
  expect(await a.set('game', fence, changes({ n: '2' }))).toEqual({ kind: 'down' });
  expect(a.state()).toBe('down');
  await until('it is back', () => a.state() === 'up');
  expect(states).toEqual(['down', 'up']);
  expect(await a.set('game', fence, changes({ n: '3' }))).toMatchObject({ kind: 'set' });
  await until('it is told', () => seen.values()['n'] === '3');
  expect(new Set(seen.heard.map(({ epoch }) => epoch)).size).toBeLessThanOrEqual(2);
});

test('the password is the server’s: Sentinel, which has none, is not shown it', async () => {
  const server = await started();
  const sentinel = await started(
    [],
    [`sentinel monitor games 127.0.0.1 ${server.port} 1`, 'sentinel auth-pass games secret'],
  );
  await server.command('CONFIG', 'SET', 'requirepass', 'secret');
  const world = worldAt(server, `redis+sentinel://:secret@127.0.0.1:${sentinel.port}/games`);
  const a = await world.open('a');
  expect(await a.set('game', await fenceOf(a, 'game'), changes({ n: '1' }))).toMatchObject({ kind: 'set' });
  expect(String(await sentinel.command('INFO', 'commandstats'))).not.toMatch(/cmdstat_auth:/);
});

test('[S24] by TLS the certificate is looked at: one of an authority that Node is told of is good, another is not', async () => {
  const port = await freePort();
  const certificate = ['--tls-cert-file', certOf('first.pem'), '--tls-key-file', certOf('first.key')];
  const authority = ['--tls-ca-cert-file', certOf('ca.pem'), '--tls-auth-clients', 'no'];
  await started(['--tls-port', String(port), ...certificate, ...authority]);
  const script = path.join(import.meta.dirname, 'tls-node.ts');
  const ask = async (env: Readonly<Record<string, string>>): Promise<string> => {
    const args = ['--import', 'tsx', script, `rediss://localhost:${port}`];
    const { stdout } = await run(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...env } });
    return stdout.trim();
  };
  expect(await ask({ NODE_EXTRA_CA_CERTS: certOf('ca.pem') })).toBe('set');
  expect(await ask({})).toMatch(/certificate/);
});
