import path from 'node:path';
import { expect, test } from 'vitest';
import { USUAL_ACCESS } from './access/access.ts';
import { USUAL_LIMITS } from './limits.ts';
import { describeFault, readConfig, type RawSettings } from './config.ts';
import { LAN_HOSTS } from './read-hosts.ts';

const places = { dataDir: path.resolve('/data'), pageDir: path.resolve('/page'), cwd: path.resolve('/here') };

function read(flags: RawSettings['flags'], env: RawSettings['env'] = {}) {
  return readConfig({ flags, env, places });
}

test('nothing given: this machine alone, port 15001', () => {
  expect(read({})).toEqual({
    ok: true,
    value: {
      hosts: ['127.0.0.1', '::1'],
      port: 15_001,
      dataDir: places.dataDir,
      pageDir: places.pageDir,
      logLevel: 'info',
      guard: 'normal',
      lenientText: false,
      outlets: {},
      access: USUAL_ACCESS,
      limits: USUAL_LIMITS,
      doors: { tcp: [], udp: [], polls: [], files: [] },
    },
  });
});

test('how careful with misreads is one of four words', () => {
  expect(read({ guard: 'Strict' }, { BOARDCAST_GUARD: 'off' })).toMatchObject({
    value: { guard: 'strict' },
  });
  expect(read({}, { BOARDCAST_GUARD: 'off' })).toMatchObject({ value: { guard: 'off' } });
  expect(read({ guard: 'hard' })).toEqual({
    ok: false,
    faults: [{ setting: '--guard', given: 'hard', expected: 'one of off, careful, normal, strict' }],
  });
});

test('[P10] text that is no UTF-8 is read where a flag or the variable says so', () => {
  expect(read({ 'lenient-text': true }, { BOARDCAST_LENIENT_TEXT: '0' })).toMatchObject({
    value: { lenientText: true },
  });
  expect(read({}, { BOARDCAST_LENIENT_TEXT: 'on' })).toMatchObject({ value: { lenientText: true } });
  expect(read({}, { BOARDCAST_LENIENT_TEXT: 'latin1' })).toEqual({
    ok: false,
    faults: [{ setting: 'BOARDCAST_LENIENT_TEXT', given: 'latin1', expected: '1 or 0' }],
  });
});

test('[S24] a certificate comes with its key, by flag and variable alike, and neither alone', () => {
  expect(read({ 'tls-cert': 'cert.pem' }, { BOARDCAST_TLS_KEY: 'key.pem' })).toMatchObject({
    value: { tls: { cert: path.resolve(places.cwd, 'cert.pem'), key: path.resolve(places.cwd, 'key.pem') } },
  });
  const expected = 'both --tls-cert and --tls-key, or neither';
  expect(read({ 'tls-cert': 'cert.pem' })).toEqual({
    ok: false,
    faults: [{ setting: '--tls-key', given: '', expected }],
  });
  expect(read({}, { BOARDCAST_TLS_KEY: 'key.pem' })).toEqual({
    ok: false,
    faults: [{ setting: '--tls-cert', given: '', expected }],
  });
});

test('flags and environment alike, the flag first', () => {
  const env = {
    BOARDCAST_PORT: '16000',
    BOARDCAST_HOST: '10.0.0.5, [::1]',
    BOARDCAST_DATA: 'saved',
    BOARDCAST_LAYOUTS: 'looks',
    BOARDCAST_LOG: 'Warn',
  };
  expect(read({}, env)).toMatchObject({ value: { layoutsDir: path.resolve('/here/looks') } });
  expect(read({ layouts: '../club' }, env)).toMatchObject({ value: { layoutsDir: path.resolve('/club') } });
  expect(read({ layouts: ' ' })).toMatchObject({ ok: false, faults: [{ setting: '--layouts' }] });
  expect(read({ port: '0' }, env)).toMatchObject({
    value: { port: 0, hosts: ['10.0.0.5', '::1'], dataDir: path.resolve('/here/saved'), logLevel: 'warn' },
  });
  expect(read({ lan: true }, env)).toMatchObject({ value: { hosts: LAN_HOSTS, port: 16_000 } });
  expect(read({}, { BOARDCAST_LAN: 'yes' })).toMatchObject({ value: { hosts: LAN_HOSTS } });
  expect(read({ host: ['a.example', 'b'] }, env)).toMatchObject({ value: { hosts: ['a.example', 'b'] } });
  expect(read({ data: '' }, {})).toMatchObject({ ok: false });
});

test('an empty variable counts as not set', () => {
  expect(read({}, { BOARDCAST_PORT: '', BOARDCAST_LAN: ' ' })).toMatchObject({ ok: true, value: { port: 15_001 } });
});

test('all that is wrong is named at once, with what was expected', () => {
  const config = read({ host: '127.0.0' }, { BOARDCAST_PORT: '70000', BOARDCAST_LOG: 'loud', BOARDCAST_DATA: 'a\0b' });
  expect(config.ok ? [] : config.faults.map(describeFault)).toEqual([
    'BOARDCAST_PORT: expected a whole number from 0 to 65535 (0: any free port), got "70000"',
    '--host: expected IP addresses or host names without a port, e.g. 127.0.0.1 or ::1, with commas between several, got "127.0.0"',
    String.raw`BOARDCAST_DATA: expected the path of a folder, got "a\u0000b"`,
    'BOARDCAST_LOG: expected one of debug, info, warn, error, got "loud"',
  ]);
});

test('a wrong variable is named although a flag goes before it', () => {
  const env = {
    BOARDCAST_PORT: 'abc',
    BOARDCAST_HOST: 'a:b',
    BOARDCAST_LAN: 'maybe',
    BOARDCAST_DATA: 'a\0b',
  };
  const config = read({ port: '0', host: '::1', data: 'saved' }, env);
  expect(config.ok ? [] : config.faults.map(({ setting }) => setting)).toEqual(Object.keys(env));
});

test.each(['a b!', ' b! ', 'good,b!'])('hosts %j are reported as typed', (host) => {
  expect(read({}, { BOARDCAST_HOST: host })).toMatchObject({ faults: [{ setting: 'BOARDCAST_HOST', given: host }] });
  expect(read({ host })).toMatchObject({ faults: [{ setting: '--host', given: host }] });
});

test.each(['-1', '1e3', '0x10', '65536', 'http', ' ', '15001.0'])('%j is no port', (port) => {
  expect(read({ port })).toMatchObject({ ok: false, faults: [{ setting: '--port' }] });
});

test('[S1] who publishes without a key is said for all streams or for one, and what is neither is named', () => {
  const allowPublishers = ['192.168.1.0/24', 'court2=192.168.1.30', 'court2=fd00::/8'];
  expect(read({ 'allow-publishers': allowPublishers.join(', ') })).toMatchObject({
    value: { access: { allowPublishers } },
  });
  for (const wrong of ['court2=', '=10.0.0.1', 'court2=10.0.0.0/33', 'court2', '10.0.0.1,court2=there', 'a=b=10.0.0.1'])
    expect(read({ 'allow-publishers': wrong })).toMatchObject({
      faults: [
        { setting: '--allow-publishers', given: wrong, expected: expect.stringContaining('192.168.1.30 for one') },
      ],
    });
});

test('[S15] streams are opened for whoever asks, or closed to those that are named', () => {
  expect(read({ sport: 'hockey,rink=futsal' })).toMatchObject({ ok: true, value: { onlyStreams: undefined } });
  expect(read({ streams: 'closed', 'allow-publishers': '10.0.0.0/8 court 2=10.0.0.5' })).toMatchObject({ ok: false });
  expect(read({ streams: 'closed', 'allow-publishers': '10.0.0.0/8 court2=10.0.0.5' })).toMatchObject({
    value: { onlyStreams: ['court2'] },
  });
  const closed = { value: { onlyStreams: ['rink'] } };
  expect(read({ streams: 'closed', sport: 'hockey,rink=futsal' }, { BOARDCAST_STREAMS: 'auto' })).toMatchObject(closed);
  expect(read({}, { BOARDCAST_STREAMS: 'closed', BOARDCAST_SPORT: 'rink=futsal' })).toMatchObject(closed);
  expect(read({ streams: 'open' })).toMatchObject({
    faults: [{ setting: '--streams', given: 'open', expected: 'auto or closed' }],
  });
});

test('two answers to one question are a fault', () => {
  const both = read({ host: '300.1.1.1', lan: true });
  expect(both.ok ? [] : both.faults.map(({ expected }) => expected)).toEqual([
    expect.stringMatching(/^IP addresses/),
    expect.stringMatching(/^either/),
  ]);
  expect(read({ host: '::1', lan: true })).toMatchObject({ ok: false, faults: [{ setting: '--host' }] });
  expect(read({}, { BOARDCAST_HOST: '::1', BOARDCAST_LAN: '1' })).toMatchObject({
    ok: false,
    faults: [{ setting: 'BOARDCAST_HOST' }],
  });
});

test('the sports of streams, the flag before the variable, and a wrong one named with what there is', () => {
  const config = read({ sport: 'stream1=hockey' }, { BOARDCAST_SPORT: 'soccer' });
  expect(config.ok && config.value.sportOf?.('stream1')?.id).toBe('hockey');
  expect(config.ok && config.value.sportOf?.('stream2')).toBeUndefined();
  const wrong = read({ sport: 'stream1=chess' }, { BOARDCAST_SPORT: 'polo' });
  expect(wrong.ok ? [] : wrong.faults.map(describeFault)).toEqual([
    expect.stringMatching(/^BOARDCAST_SPORT: expected a sport.*basketball.*got "polo"$/),
    expect.stringMatching(/^--sport: expected a sport.*stream1=hockey.*got "stream1=chess"$/),
  ]);
});

test('a button key is eight to sixty-four plain characters, and is not repeated where it is none', () => {
  const places = { dataDir: '/data', pageDir: '/page', cwd: '/' };
  const good = readConfig({ flags: { 'button-key': 'abc_1234' }, env: {}, places });
  expect(good).toMatchObject({ ok: true, value: { buttonKey: 'abc_1234' } });
  const bad = readConfig({ flags: {}, env: { BOARDCAST_BUTTON_KEY: 'secret!' }, places });
  expect(JSON.stringify(bad)).toContain('8 to 64 letters');
  expect(JSON.stringify(bad)).not.toContain('secret!');
});

test('[S15] [S16] limits are whole numbers within what one process holds, the flag before the variable, and all that are wrong are named at once', () => {
  const env = { BOARDCAST_MAX_CONNECTIONS: '250', BOARDCAST_MAX_STREAMS: '8', BOARDCAST_UPGRADES_PER_SECOND: ' ' };
  expect(read({ 'max-connections': '2000', 'max-connections-per-address': '5' }, env)).toMatchObject({
    value: { limits: { ...USUAL_LIMITS, connections: 2000, connectionsPerAddress: 5, streams: 8 } },
  });
  const wrong = read(
    { 'max-connections': '1', 'max-connections-per-address': '0', 'upgrades-per-second': '2.5', 'max-streams': '' },
    { BOARDCAST_MAX_STREAMS: '-1' },
  );
  expect(wrong.ok ? [] : wrong.faults.map(describeFault)).toEqual([
    '--max-connections: expected a whole number from 2 to 65536, got "1"',
    '--max-connections-per-address: expected a whole number from 1 to 65536, got "0"',
    '--upgrades-per-second: expected a whole number from 1 to 10000, got "2.5"',
    'BOARDCAST_MAX_STREAMS: expected a whole number from 1 to 1024, got "-1"',
    '--max-streams: expected a whole number from 1 to 1024, got ""',
  ]);
});
