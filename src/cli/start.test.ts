import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, test } from 'vitest';
import { USUAL_ACCESS } from '#relay/access/access.ts';
import { LAN_HOSTS, LOOPBACK_HOSTS } from '#relay/read-hosts.ts';
import { readSports } from '#relay/sports.ts';
import { StartError } from '#relay/start-error.ts';
import { createFakeSurroundings } from './fake-surroundings.ts';
import { run } from './run.ts';
import { complaintLines, startLines } from './start.ts';
import { doorLines, firewallLines, remoteDoorLines } from './texts.ts';

const FRESH = [
  { kind: 'publish', key: 'p4bk', made: 1 },
  { kind: 'viewer', key: 'v13w', made: 1 },
  { kind: 'operator', key: 'pass-phrase', made: 1 },
] as const;
const relay = { port: 15_001, freshKeys: [], tlsNames: [] };
const wifi: NetworkInterfaceInfo = {
  address: '192.168.1.20',
  netmask: '255.255.255.0',
  family: 'IPv4',
  mac: '00:00:00:00:00:00',
  internal: false,
  cidr: null,
};

describe('the printed lines', () => {
  test('start prints exactly the three lines to copy', () => {
    expect(startLines('start', { hosts: LOOPBACK_HOSTS }, relay, createFakeSurroundings())).toEqual([
      'Scoreboard OCR   ws://localhost:15001/stream1',
      'OBS or vMix      http://localhost:15001/overlay/stream1   (1920 × 1080)',
      'Preview          http://localhost:15001/preview/stream1',
    ]);
  });

  test('[I6] [I7] doors beside the port add what to type for them', () => {
    expect(
      doorLines('::1', { tcp: [{ stream: 'court1', port: 3322 }], udp: [{ stream: 'stream1', port: 4000 }] }),
    ).toEqual(['Or by TCP        tcp://[::1]:3322/court1', 'Or by UDP        udp://[::1]:4000/stream1']);
  });

  test('[I6] [I7] and what another computer types: by TCP with the key, by UDP where nobody needs one', () => {
    const doors = { tcp: [{ stream: 'court1', port: 3322 }], udp: [{ stream: 'stream1', port: 4000 }] };
    const access = { isOpen: false, keys: { publish: 'p4bk', viewer: 'v13w' }, passphrase: undefined };
    const head = ['', 'From another computer, whose way the firewall must let in too:'];
    const tcp = 'Or by TCP        tcp://192.168.1.20:3322/court1';
    expect(remoteDoorLines(['192.168.1.20'], doors, access)).toEqual([...head, `${tcp}~p4bk`]);
    expect(remoteDoorLines(['192.168.1.20'], doors, { ...access, keys: undefined })).toEqual([
      ...head,
      `${tcp}~PUBLISH-KEY`,
    ]);
    expect(remoteDoorLines(['192.168.1.20'], doors, { ...access, isOpen: true })).toEqual([
      ...head,
      tcp,
      'Or by UDP        udp://192.168.1.20:4000/stream1',
    ]);
    expect(remoteDoorLines(['192.168.1.20'], { tcp: [], udp: doors.udp }, access)).toEqual([]);
    expect(remoteDoorLines([], doors, access)).toEqual([]);
  });

  test('[S24] a certificate adds the encrypted addresses by its names, with the keys that other computers need', () => {
    const tlsNames = ['score.example', '*.club.example', 'localhost'];
    const lines = startLines(
      'start',
      { hosts: ['192.168.1.20'] },
      { ...relay, freshKeys: FRESH, tlsNames },
      createFakeSurroundings(),
    );
    expect(lines.slice(lines.indexOf('Encrypted, by its certificate as score.example:'))).toEqual([
      'Encrypted, by its certificate as score.example:',
      'Scoreboard OCR   wss://score.example:15001/stream1~p4bk',
      'OBS or vMix      https://score.example:15001/overlay/stream1#k=v13w   (1920 × 1080)',
      'Preview          https://score.example:15001/preview/stream1',
      '',
      'Encrypted, by its certificate as localhost:',
      'Scoreboard OCR   wss://localhost:15001/stream1',
      'OBS or vMix      https://localhost:15001/overlay/stream1   (1920 × 1080)',
      'Preview          https://localhost:15001/preview/stream1',
    ]);
  });

  test('the demo says that it is one, that it yields and that nothing is saved', () => {
    const lines = startLines('demo', { hosts: LOOPBACK_HOSTS }, relay, createFakeSurroundings());
    expect(lines.slice(0, 3)).toEqual([
      'This is a demo: a simulated basketball game plays on stream1. Nothing of it is saved.',
      'It gives way to the first real publisher that sends to stream1.',
      '',
    ]);
    expect(lines).toHaveLength(6);
  });

  test('a sport that was set is what the demo plays, and pinned by no URL: the desk may change it', () => {
    const sportOf = readSports('stream1=waterpolo');
    const lines = startLines('demo', { hosts: LOOPBACK_HOSTS, sportOf }, relay, createFakeSurroundings());
    expect(lines[0]).toMatch(/a simulated water polo game plays/);
    expect(lines).toContain('OBS or vMix      http://localhost:15001/overlay/stream1   (1920 × 1080)');
    expect(lines).toContain('Preview          http://localhost:15001/preview/stream1');
  });

  test('for a second PC: the addresses by adapter, the test page, the firewall', () => {
    const around = createFakeSurroundings({ platform: 'win32', interfaces: () => ({ 'Wi-Fi': [wifi] }) });
    expect(startLines('start', { hosts: LAN_HOSTS }, { ...relay, freshKeys: FRESH }, around)).toEqual([
      'On this computer:',
      'Scoreboard OCR   ws://localhost:15001/stream1',
      'OBS or vMix      http://localhost:15001/overlay/stream1   (1920 × 1080)',
      'Preview          http://localhost:15001/preview/stream1',
      '',
      'From another computer, through Wi-Fi:',
      'Scoreboard OCR   ws://192.168.1.20:15001/stream1~p4bk',
      'OBS or vMix      http://192.168.1.20:15001/overlay/stream1#k=v13w   (1920 × 1080)',
      'Preview          http://192.168.1.20:15001/preview/stream1',
      'Control          http://192.168.1.20:15001/control/stream1',
      'Test page        http://192.168.1.20:15001/test',
      '',
      'Passphrase       pass-phrase   (preview and control ask for it on other computers)',
      'These keys and the passphrase are shown this once: copy them now. "boardcast keys new …" makes others.',
      '',
      'Open the test page on the other computer first. If it does not appear, the firewall of this one keeps it out:',
      ...firewallLines('win32', 15_001).map((line) => `  ${line}`),
    ]);
  });

  test('[S20] keys are printed when they are made and never again; an open network is named as that', () => {
    const around = createFakeSurroundings({ interfaces: () => ({ 'Wi-Fi': [wifi] }) });
    const later = startLines('start', { hosts: LAN_HOSTS }, relay, around);
    expect(later).toContain('Scoreboard OCR   ws://192.168.1.20:15001/stream1~PUBLISH-KEY');
    expect(later.join('\n')).toMatch(/boardcast keys new publish/);
    const open = startLines('start', { hosts: LAN_HOSTS, access: { ...USUAL_ACCESS, openLan: true } }, relay, around);
    expect(open).toContain('Scoreboard OCR   ws://192.168.1.20:15001/stream1');
    expect(open.join('\n')).toMatch(/Nobody needs a key/);
  });

  test('behind a proxy the keys stand beside its own address, and on loopback alone there are none', () => {
    const config = { hosts: LOOPBACK_HOSTS, access: { ...USUAL_ACCESS, trustProxy: ['127.0.0.1'] } };
    const lines = startLines('start', config, { ...relay, freshKeys: FRESH }, createFakeSurroundings());
    expect(lines).toContain('Scoreboard OCR   wss://…/stream1~p4bk');
    expect(lines.join('\n')).toContain('pass-phrase');
  });

  test('without a network that is said, in place of addresses', () => {
    expect(startLines('start', { hosts: LAN_HOSTS }, relay, createFakeSurroundings()).at(-1)).toMatch(/connect this/);
  });

  test('one address is printed as it was given', () => {
    const around = createFakeSurroundings();
    expect(startLines('start', { hosts: ['127.0.0.1'] }, relay, around)[0]).toBe(
      'Scoreboard OCR   ws://127.0.0.1:15001/stream1',
    );
    const lines = startLines('start', { hosts: ['2001:db8::7'] }, relay, around);
    expect(lines).toContain('Preview          http://[2001:db8::7]:15001/preview/stream1');
    expect(lines).toContain('Test page        http://[2001:db8::7]:15001/test');
  });

  test.each(['win32', 'darwin', 'linux'] as const)('on %s the firewall step is its own', (platform) => {
    const text = firewallLines(platform, 15_009).join('\n');
    expect(text).toMatch(
      { win32: /netsh advfirewall .*localport=15009/, darwin: /Allow/, linux: /ufw allow 15009\/tcp/ }[platform],
    );
  });
});

describe('what goes wrong', () => {
  test('all wrong flags, variables and words are named at once, exit 2', async () => {
    const around = createFakeSurroundings({ env: { BOARDCAST_LOG: 'loud' } });
    expect(await run(['start', '--port', 'abc', '--host', '300.1.1.1', '--foo'], around)).toBe(2);
    expect(around.stdout).toEqual([]);
    expect(around.stderr[0]).toBe('4 settings are wrong:');
    for (const name of ['--port: ', '--host: ', '--foo: ', 'BOARDCAST_LOG: ']) {
      expect(around.stderr.some((line) => line.startsWith(`  ${name}`) && line.includes('expected'))).toBe(true);
    }
    expect(around.stderr.at(-1)).toBe('"boardcast start --help" lists them all.');
  });

  test('files that were given for folders are named at once, exit 2', async () => {
    const around = createFakeSurroundings({ cwd: process.cwd() });
    expect(await run(['start', '--data', 'package.json', '--layouts', 'README.md'], around)).toBe(2);
    expect(around.stderr.slice(1, 3)).toEqual([
      expect.stringMatching(/^ {2}--data: expected a folder, .*package\.json is a file$/),
      expect.stringMatching(/^ {2}--layouts: expected a folder, .*README\.md is a file$/),
    ]);
  });

  test('a file of names that is not there, or wrong, is named with the place, exit 2', async () => {
    const around = createFakeSurroundings({ cwd: process.cwd() });
    expect(await run(['start', '--names', 'nowhere.json'], around)).toBe(2);
    expect(await run(['start', '--names', 'package.json'], around)).toBe(2);
    const named = around.stderr.filter((line) => line.startsWith('  --names: '));
    expect(named.slice(0, 2)).toEqual([
      expect.stringMatching(/expected a file, .*nowhere\.json cannot be read \(ENOENT\)$/),
      expect.stringMatching(/package\.json: name: expected an object of names by stream, got "boardcast"$/),
    ]);
  });

  test('a folder of layouts that is not there is named, exit 2; one for data is made', async () => {
    const around = createFakeSurroundings({ cwd: process.cwd(), env: { BOARDCAST_LAYOUTS: 'nowhere/club' } });
    expect(await run(['demo', '--data', 'nowhere'], around)).toBe(2);
    expect(around.stdout).toEqual([]);
    expect(around.stderr.slice(0, 2)).toEqual([
      'One setting is wrong:',
      expect.stringMatching(/^ {2}--layouts: expected a folder, there is nothing at .*club$/),
    ]);
  });

  test.each([
    ['port-taken', 15_001, /Port 15001 is taken[\s\S]*--port 15002/],
    ['port-taken', 65_535, /--port 15002/],
    ['port-forbidden', 80, /above 1023/],
    ['host-unknown', 15_001, /--lan/],
    ['no-keys', 15_001, /--data.*--open-lan/],
    ['keys-broken', 15_001, /^why\.\n.*move it away: then the next start makes new keys/],
    ['folder-taken', 15_001, /^why: end that one, or give this one another folder with --data\.$/],
    ['page-missing', 15_001, /npm run build/],
  ] as const)('%s: what to do is said (port %i)', (failure, port, said) => {
    expect(complaintLines(new StartError(failure, 'why'), { port }).join('\n')).toMatch(said);
  });

  test('a page that is not built exits 1 and says so on stderr', async () => {
    const around = createFakeSurroundings();
    expect(await run(['start', '--port', '0'], around)).toBe(1);
    expect(around.stdout).toEqual([]);
    expect(around.stderr.at(-1)).toMatch(/npm run build/);
  });
});

test('help goes to stdout', async () => {
  const around = createFakeSurroundings();
  expect(await run(['--help'], around)).toBe(0);
  expect(around.stdout.join('\n')).toMatch(/simulate/);
});
