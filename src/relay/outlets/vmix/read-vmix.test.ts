import { expect, test } from 'vitest';
import { describeFault, readConfig } from '../../config.ts';

const places = { dataDir: '/data', pageDir: '/page', cwd: '/' };
const read = (flags: Record<string, string>, env: Record<string, string> = {}) => readConfig({ flags, env, places });

function outletsOf(flags: Record<string, string>, env: Record<string, string> = {}) {
  const config = read(flags, env);
  return config.ok ? config.value.outlets : config.faults.map(describeFault);
}

test('vMix is where its URL says, at 8088 unless it says another port, and stream1 is told', () => {
  const vmix = { authorization: undefined, stream: 'stream1', inputs: [] };
  expect(outletsOf({ vmix: 'http://192.168.1.30' })).toMatchObject({
    vmix: { ...vmix, host: '192.168.1.30', port: 8088, at: 'http://192.168.1.30:8088' },
  });
  expect(outletsOf({ vmix: 'http://vmix-pc:80/api/' })).toMatchObject({ vmix: { host: 'vmix-pc', port: 80 } });
  expect(outletsOf({ vmix: 'http://[fe80::1]:9000' })).toMatchObject({
    vmix: { host: 'fe80::1', port: 9000, at: 'http://[fe80::1]:9000' },
  });
  expect(outletsOf({})).toMatchObject({ vmix: undefined });
});

test('its password is shown to it alone', () => {
  const told = outletsOf({}, { BOARDCAST_VMIX: 'http://admin:p%40ss:w@vmix-pc:8088' });
  expect(told).toMatchObject({
    vmix: { authorization: `Basic ${Buffer.from('admin:p@ss:w').toString('base64')}`, at: 'http://vmix-pc:8088' },
  });
  expect(outletsOf({ vmix: 'http://:secret@vmix-pc' })).toMatchObject({
    vmix: { authorization: `Basic ${Buffer.from(':secret').toString('base64')}` },
  });
});

test.each([
  'https://a:secret@x',
  'a:secret@x',
  'http://a:secret@x/titles',
  'http://a:sec%ret@x',
  'http://a:secret@x?y',
  'ftp://secret@',
  'http://a:se@cret@',
])('a URL that is none is refused at the door, without its password: %s', (vmix) => {
  for (const faults of [outletsOf({ vmix }), outletsOf({}, { BOARDCAST_VMIX: vmix })]) {
    expect(faults).toEqual([expect.stringContaining('expected http://host:8088, or http://user:password@host:8088')]);
    expect(JSON.stringify(faults)).not.toMatch(/secret|sec%ret|cret@/);
  }
});

test('another stream and inputs by key or number are taken, all faults are named at once, and a relay whose streams are closed knows that one', () => {
  const key = '26CAE087-b7b6-4d45-98e4-de03ab4feb6b';
  expect(outletsOf({ vmix: 'http://x', 'vmix-stream': 'court2', 'vmix-input': `${key},2` })).toMatchObject({
    vmix: { stream: 'court2', inputs: [key, '2'] },
  });
  expect(outletsOf({ vmix: 'x', 'vmix-stream': 'a b', 'vmix-input': 'Score' })).toHaveLength(3);
  expect(outletsOf({ 'vmix-stream': 'court2' })).toEqual([
    '--vmix: expected http://host:8088, or http://user:password@host:8088, beside --vmix-stream and --vmix-input, got ""',
  ]);
  const closed = read({ vmix: 'http://x', 'vmix-stream': 'court2', streams: 'closed' });
  expect(closed).toMatchObject({ value: { onlyStreams: ['court2'] } });
});
