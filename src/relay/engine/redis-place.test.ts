import { expect, test } from 'vitest';
import { readRedisUrl } from './redis-place.ts';

function read(text: string): unknown {
  const result = readRedisUrl(text);
  return result.ok ? result.value : undefined;
}

test('an engine’s URL says a server, those that watch over it, or a cluster', () => {
  const plain = { kind: 'one', master: '', tls: false, username: undefined, password: undefined, database: 0 };
  expect(read('redis://localhost')).toEqual({ ...plain, addresses: [{ host: 'localhost', port: 6379 }] });
  expect(read('redis://10.0.0.7:7000/3')).toEqual({
    ...plain,
    addresses: [{ host: '10.0.0.7', port: 7000 }],
    database: 3,
  });
  expect(read('rediss://crew:p%40ss:word@[::1]:7000')).toEqual({
    ...plain,
    addresses: [{ host: '::1', port: 7000 }],
    tls: true,
    username: 'crew',
    password: 'p@ss:word',
  });
  expect(read('redis://secret@host')).toMatchObject({ username: undefined, password: 'secret' });
  expect(read('redis+sentinel://:secret@one,two:7000/games')).toEqual({
    ...plain,
    kind: 'sentinel',
    addresses: [
      { host: 'one', port: 26_379 },
      { host: 'two', port: 7000 },
    ],
    master: 'games',
    password: 'secret',
  });
  expect(read('rediss+cluster://one,two:7000')).toMatchObject({
    kind: 'cluster',
    tls: true,
    addresses: [
      { host: 'one', port: 6379 },
      { host: 'two', port: 7000 },
    ],
  });
});

test('what is no such URL is refused with what was expected, and without what it says', () => {
  for (const text of [
    '',
    'redis',
    'http://host',
    'redis://',
    'redis://a,b',
    'redis://host:0',
    'redis://host:70000',
    'redis://host/name',
    'redis://host?x=1',
    'redis+sentinel://host',
    'redis+cluster://host/1',
    'redis+other://host',
    'redis://secret@ho st',
  ]) {
    const result = readRedisUrl(text);
    expect([text, result.ok]).toEqual([text, false]);
    expect(JSON.stringify(result)).not.toContain('secret');
    expect(JSON.stringify(result)).toContain('expected');
  }
});
