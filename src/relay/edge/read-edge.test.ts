import { describe, expect, test } from 'vitest';
import { readConfig } from '../config.ts';

function read(flags: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}, isEdge = true) {
  return readConfig({ flags, env, isEdge, places: { dataDir: '/data', pageDir: '/page', cwd: '/' } });
}

function upstreamOf(text: string, more: Readonly<Record<string, string>> = {}): unknown {
  const config = read({ upstream: text, ...more });
  return config.ok ? config.value.upstream : config.faults;
}

describe('the relay that an edge follows', () => {
  test.each([
    ['ws://192.168.1.20:15001', 'http://192.168.1.20:15001', 'ws://192.168.1.20:15001'],
    ['wss://score.example.com', 'https://score.example.com', 'wss://score.example.com'],
    ['http://[::1]:15001/', 'http://[::1]:15001', 'ws://[::1]:15001'],
    ['https://score.example.com/control/court1', 'https://score.example.com', 'wss://score.example.com'],
  ])('is named by any address of it: %s', (text, origin, socketOrigin) => {
    expect(upstreamOf(text)).toEqual({ origin, socketOrigin, key: undefined, passes: false });
  });

  test('its key stands in a pasted overlay’s address, or by itself, and is in no complaint', () => {
    expect(upstreamOf('http://x:1/overlay/stream1#k=abcd-efgh')).toMatchObject({ key: 'abcd-efgh' });
    expect(upstreamOf('http://x:1/#k=a', { 'upstream-key': 'correct horse battery', control: 'pass' })).toMatchObject({
      key: 'correct horse battery',
      passes: true,
    });
    expect(upstreamOf('http://x:1', { 'upstream-key': 'a\nb' })).toMatchObject([
      { setting: '--upstream-key', given: '…' },
    ]);
    expect(upstreamOf('ftp://x/#k=secret')).toMatchObject([{ setting: '--upstream', given: '…' }]);
  });

  test.each(['192.168.1.20:15001', 'ws://user@x:1', 'ws://x:1/some/where', ''])('is not %j', (text) => {
    expect(upstreamOf(text)).toMatchObject([{ setting: '--upstream' }]);
  });

  test('has to be named, by a flag or its variable, and makes no edge of another command', () => {
    expect(read({})).toMatchObject({ ok: false, faults: [{ setting: '--upstream', given: '' }] });
    expect(read({}, { BOARDCAST_UPSTREAM: 'ws://x:1' })).toMatchObject({
      ok: true,
      value: { upstream: { passes: false } },
    });
    const other = read({}, { BOARDCAST_UPSTREAM: 'ws://x:1' }, false);
    expect(other.ok && other.value.upstream).toBe(undefined);
    expect(upstreamOf('ws://x:1', { control: 'maybe' })).toMatchObject([{ setting: '--control', given: 'maybe' }]);
  });
});
