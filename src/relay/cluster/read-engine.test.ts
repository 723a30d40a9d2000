import { expect, test } from 'vitest';
import { describeFault, readConfig, type RawSettings } from '../config.ts';

const places = { dataDir: '/data', pageDir: '/page', cwd: '/' };

function read(flags: RawSettings['flags'], env: RawSettings['env'] = {}, isEdge = false) {
  return readConfig({ flags: isEdge ? { ...flags, upstream: 'ws://above' } : flags, env, places, isEdge });
}

function engineOf(config: ReturnType<typeof read>): unknown {
  return config.ok ? config.value.engine : config.faults.map(describeFault);
}

test('a relay is alone unless an engine is named, the flag before the variable', () => {
  expect(engineOf(read({}))).toBeUndefined();
  expect(engineOf(read({ engine: 'memory' }, { BOARDCAST_ENGINE: 'redis://host' }))).toBeUndefined();
  expect(engineOf(read({ node: 'one' }, { BOARDCAST_ENGINE: 'rediss://crew:secret@host:7000/2' }))).toEqual({
    node: 'one',
    place: expect.objectContaining({ kind: 'one', tls: true, password: 'secret', database: 2 }),
  });
  expect(engineOf(read({ engine: 'redis+sentinel://a,b/games' }, { BOARDCAST_NODE: 'gym' }))).toMatchObject({
    node: 'gym',
    place: { kind: 'sentinel', master: 'games' },
  });
});

test('a node without a name has the computer’s, with letters that no other start has', () => {
  const names = [1, 2].map(() => {
    const config = read({ engine: 'redis://host' });
    return config.ok ? config.value.engine?.node : undefined;
  });
  for (const name of names) expect(name).toMatch(/^[\w.-]{1,57}-[a-z]{6}$/);
  expect(new Set(names).size).toBe(2);
});

test('an edge is no node, whatever the variables say', () => {
  expect(engineOf(read({}, { BOARDCAST_ENGINE: 'nonsense', BOARDCAST_NODE: 'one' }, true))).toBeUndefined();
});

test('[S8] what is wrong is named with what was expected, and without a password', () => {
  const faults = engineOf(
    read({ engine: 'redis+sentinel://:secret@host', node: 'a b' }, { BOARDCAST_ENGINE: 'http://u:secret@host' }),
  );
  expect(faults).toEqual([
    expect.stringMatching(/^BOARDCAST_ENGINE: expected memory, or redis:\/\/host:6379, .*, got "…"$/),
    '--engine: expected memory, or the name by which Sentinel knows the server, after a /, got "…"',
    '--node: expected 1 to 64 letters, digits and . _ -, got "a b"',
  ]);
  expect(JSON.stringify(faults)).not.toContain('secret');
  expect(engineOf(read({ node: 'one' }))).toEqual([
    '--engine: expected what this node is one of, such as redis://host:6379, got ""',
  ]);
});
